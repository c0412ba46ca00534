package org.broadsheet.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Who comes next: domains take turns, one message each, so that a large one does not keep the small ones waiting. */
final class Plan {

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
        int given = 0;
        int passed = 0;
        while (given < most && passed < turns.size()) {
            String domain = turns.removeFirst();
            if (shares.getOrDefault(domain, 0) >= allowance.applyAsInt(domain)) {
                turns.addLast(domain);
                passed++;
                continue;
            }
            passed = 0;
            given++;
            shares.merge(domain, 1, Integer::sum);
            if (due.merge(domain, -1, Integer::sum) > 0) {
                turns.addLast(domain);
            }
        }
        return shares;
    }
}
