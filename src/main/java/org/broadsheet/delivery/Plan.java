package org.broadsheet.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Who comes next: domains take turns, a few messages each, so that a large one does not keep the small ones waiting. */
final class Plan {

    /**
     * Domains that share what is taken at once: each is looked for, and written to, at a place of its own in the outbox. One that sends
     * slowly takes few at once, so that each domain still has its turn after one message of each other.
     */
    private static final int AT_ONCE = 8;

    private final Map<String, Integer> due;
    private final Deque<String> turns;

    /** @param due how many messages wait, by domain; the first one begins */
    Plan(Map<String, Integer> due) {
        this.due = new HashMap<>(due);
        this.turns = new ArrayDeque<>(due.keySet());
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    /** Those with messages left to take. */
    List<String> domains() {
        return List.copyOf(turns);
    }

    /**
     * The next messages to take, by domain.
     *
     * @param allowance how many each domain may get now; those that may get none keep their turn
     */
    Map<String, Integer> next(int most, ToIntFunction<String> allowance) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        int turn = Math.max(1, most / AT_ONCE);
        int given = 0;
        int passed = 0;
        while (given < most && passed < turns.size()) {
            String domain = turns.removeFirst();
            int may = allowance.applyAsInt(domain) - shares.getOrDefault(domain, 0);
            if (may <= 0) {
                turns.addLast(domain);
                passed++;
                continue;
            }
            int some = Math.min(Math.min(turn, may), Math.min(most - given, due.getOrDefault(domain, 0)));
            passed = 0;
            given += some;
            shares.merge(domain, some, Integer::sum);
            if (due.merge(domain, -some, Integer::sum) > 0) {
                turns.addLast(domain);
            }
        }
        return shares;
    }
}
