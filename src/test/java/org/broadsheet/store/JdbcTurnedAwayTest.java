package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.broadsheet.store.database.Database;
import org.broadsheet.wellbeing.CrowdCheck;
import org.broadsheet.wellbeing.Trouble;
import org.broadsheet.wellbeing.TurnedAway.Lately;
import org.junit.jupiter.api.Test;

class JdbcTurnedAwayTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:30Z");

    @Test
    void whatWasTurnedAwayIsCountedByTheMinuteSeenInTheStatusAndGoesByItself() {
        try (Database database = TestDatabase.migrated()) {
            JdbcTurnedAway book = new JdbcTurnedAway(database, InstantSource.fixed(NOON));
            CrowdCheck check = new CrowdCheck(book, since -> Map.of());
            assertThat(check.look(NOON)).isEmpty();

            book.add(5);
            assertThat(check.look(NOON)).as("as few as any hour has").isEmpty();
            book.add(37);

            assertThat(book.since(NOON.minus(Duration.ofHours(1))))
                    .contains(new Lately(42, Instant.parse("2026-03-02T12:00:00Z")));
            assertThat(check.look(NOON)).singleElement().satisfies(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.HELD_BACK);
                assertThat(trouble.says()).contains("42 requests");
            });
            assertThat(check.look(NOON.plus(Duration.ofHours(2)))).isEmpty();
            new JdbcTurnedAway(database, InstantSource.fixed(NOON.plus(Duration.ofDays(2)))).add(1);
            assertThat(book.since(Instant.EPOCH)).map(Lately::requests).contains(1L);
        }
    }
}
