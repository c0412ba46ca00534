package org.broadsheet.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void whoSendsSlowlyGivesEachDomainItsTurnAfterOneMessageOfEachOther() {
        Map<String, Integer> due = new LinkedHashMap<>();
        due.put("large.example", 1_000);
        due.put("small.example", 1);
        Plan plan = new Plan(due);

        assertThat(plan.next(2, domain -> ALL))
                .containsExactly(Map.entry("large.example", 1), Map.entry("small.example", 1));
    }

    /** Each domain's queue is a place of its own in the outbox, to be read and written. */
    @Test
    void whatIsTakenAtOnceComesOfFewQueuesAndEachHasItsTurn() {
        Map<String, Integer> due = new LinkedHashMap<>();
        for (int i = 0; i < 48; i++) {
            due.put("d%d.example".formatted(i), 20);
        }
        Plan plan = new Plan(due);

        Map<String, Integer> served = new HashMap<>();
        for (int claim = 0; claim < 6; claim++) {
            Map<String, Integer> shares = plan.next(64, domain -> ALL);
            assertThat(shares)
                    .hasSize(8)
                    .allSatisfy((domain, share) -> assertThat(share).isEqualTo(8));
            served.putAll(shares);
        }
        assertThat(served).hasSize(48);
    }

    @Test
    void everyMessageIsGivenOnceAndNoDomainMoreThanItMayHave() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            Map<String, Integer> due = new LinkedHashMap<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                due.put("d%d.example".formatted(i), 1 + random.nextInt(40));
            }
            Plan plan = new Plan(due);
            Map<String, Integer> given = new HashMap<>();
            while (!plan.isEmpty()) {
                int most = 1 + random.nextInt(100);
                int allowed = 1 + random.nextInt(12);
                Map<String, Integer> shares = plan.next(most, domain -> allowed);
                assertThat(shares)
                        .isNotEmpty()
                        .allSatisfy((domain, share) -> assertThat(share).isBetween(1, allowed));
                assertThat(shares.values().stream().mapToInt(Integer::intValue).sum())
                        .isLessThanOrEqualTo(most);
                shares.forEach((domain, share) -> given.merge(domain, share, Integer::sum));
            }
            assertThat(given).isEqualTo(due);
        }
    }
}
