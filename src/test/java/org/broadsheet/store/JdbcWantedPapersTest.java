package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcWantedPapersTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Database database = TestDatabase.migrated();
    private final JdbcSubscribers subscribers = new JdbcSubscribers(database);
    private final JdbcWantedPapers wanted = new JdbcWantedPapers(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatProfilesNameAndTheShelfHasNotIsWanted() {
        new JdbcPaperShelf(database)
                .put(
                        new PaperShelf.Batch(
                                "test",
                                List.of(Papers.arxiv("2402.00001", "Held").paper()),
                                List.of(),
                                Optional.empty()),
                        NOON);
        joins("ada@example.org", NOON, like("2402.00001"), like("2402.00002"), like("10.1000/a.doi"));
        joins("bob@example.org", NOON, new Interest.DislikePaper(named("hep-th/9901001")), like("2402.00002"));

        assertThat(wanted.missingSince(Instant.EPOCH))
                .containsExactlyInAnyOrder(
                        new PaperId("2402.00002"), new PaperId("10.1000/a.doi"), new PaperId("hep-th/9901001"));
    }

    @Test
    void onlyNewOrChangedProfilesOfThoseWhoReadAreLookedAt() {
        joins("ada@example.org", NOON, like("2402.00001"));
        joins("bob@example.org", NOON.plusSeconds(60), like("2402.00002"));
        ReaderId gone = joins("eve@example.org", NOON.plusSeconds(60), like("2402.00003"));
        subscribers.stop(gone, NOON.plusSeconds(61));

        assertThat(wanted.missingSince(NOON.plusSeconds(60))).containsExactly(new PaperId("2402.00002"));
    }

    @Test
    void everyReaderIsLookedAtHoweverManyThereAre() {
        for (int i = 0; i < 1_001; i++) {
            joins("reader" + i + "@example.org", NOON, like("2402.%05d".formatted(i)));
        }

        assertThat(wanted.missingSince(NOON)).hasSize(1_001);
    }

    private ReaderId joins(String address, Instant now, Interest... wants) {
        Profile profile = new Profile(
                List.of(new NamedInterest("Main", List.of(wants), OptionalInt.empty())),
                0,
                Profile.DEFAULT_AT_MOST,
                Profile.DEFAULT_FLOOR,
                Profile.DEFAULT_VARIETY,
                Profile.WhenEmpty.NOTHING);
        return subscribers
                .join(
                        new EmailAddress(address),
                        "",
                        new DigestTime(LocalTime.of(7, 0), ZoneOffset.UTC, DigestTime.WEEKDAYS),
                        profile,
                        now)
                .orElseThrow();
    }

    private static Interest like(String id) {
        return new Interest.LikePaper(named(id));
    }

    private static PaperReference named(String id) {
        return new PaperReference.ById(new PaperId(id));
    }
}
