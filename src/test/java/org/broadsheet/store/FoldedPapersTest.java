package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.digest.Digest;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.Entry;
import org.broadsheet.digest.Section;
import org.broadsheet.feedback.Judgement;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What readers keep of papers that turned out to be one. */
class FoldedPapersTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Papers JOURNAL = Papers.titled("Tides and moons").doi("10.1000/tides");
    private static final Papers PREPRINT = Papers.arxiv("2603.00001", "On Tides");
    private static final Papers BOTH = Papers.arxiv("2603.00001", "On Tides").doi("10.1000/tides");

    private final Database database = TestDatabase.migrated();
    private final JdbcFeedback feedback = new JdbcFeedback(database);
    private final JdbcDigests digests = new JdbcDigests(database);
    private final ReaderId ada = reader("ada@example.org");
    private final ReaderId bob = reader("bob@example.org");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void verdictsAreOfThePaperThatStaysAndTheNewerOfTwoCounts() {
        put(JOURNAL, PREPRINT);
        judge(ada, 2, Verdict.LIKE, 0);
        judge(bob, 1, Verdict.LIKE, 0);
        judge(bob, 2, Verdict.DISLIKE, 1);

        put(BOTH);

        assertThat(feedback.of(ada))
                .extracting(Judgement::paper, Judgement::verdict)
                .containsExactly(tuple(1L, Verdict.LIKE));
        assertThat(feedback.of(bob))
                .extracting(Judgement::paper, Judgement::verdict)
                .containsExactly(tuple(1L, Verdict.DISLIKE));
    }

    @Test
    void anOlderVerdictOnThePaperThatIsGoneChangesNothing() {
        put(JOURNAL, PREPRINT);
        judge(ada, 2, Verdict.DISLIKE, 0);
        judge(ada, 1, Verdict.LIKE, 1);

        put(BOTH);

        assertThat(feedback.of(ada))
                .extracting(Judgement::paper, Judgement::verdict)
                .containsExactly(tuple(1L, Verdict.LIKE));
    }

    @Test
    void whoeverHadOneHadTheOther() {
        put(JOURNAL, PREPRINT, Papers.titled("Another"));
        sent(ada, 1);
        sent(bob, 2);

        assertThat(had(ada)).containsExactlyInAnyOrder(1L);
        put(BOTH);

        assertThat(had(ada)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(had(bob)).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void soItIsWhereThreePapersBecomeOneAfterTheOtherOne() {
        put(Papers.titled("Third").doi("10.1000/third"), Papers.titled("Second").doi("10.1000/second"), PREPRINT);
        sent(ada, 3);
        put(Papers.arxiv("2603.00001", "On Tides").doi("10.1000/second"));
        put(Papers.arxiv("2603.00001", "On Tides").version(2).doi("10.1000/third"));

        assertThat(had(ada)).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(new JdbcLibrary(database).count()).isEqualTo(1);
    }

    private Set<Long> had(ReaderId reader) {
        return digests.past(Map.of(reader, LocalDate.EPOCH), NOON).get(reader).had();
    }

    private ReaderId reader(String address) {
        return new JdbcSubscribers(database)
                .join(
                        new EmailAddress(address),
                        "",
                        new DigestTime(LocalTime.of(7, 0), ZoneOffset.UTC, EnumSet.allOf(DayOfWeek.class)),
                        new Profile(List.of(), 0, 10, 20, 0.1, Profile.WhenEmpty.NOTHING),
                        NOON)
                .orElseThrow();
    }

    private void put(Papers... papers) {
        new JdbcPaperShelf(database)
                .put(
                        new PaperShelf.Batch(
                                "test", Arrays.stream(papers).map(Papers::paper).toList(), List.of(), Optional.empty()),
                        NOON);
    }

    private void judge(ReaderId reader, long paper, Verdict verdict, int hour) {
        feedback.record(new Judgement(reader, paper, verdict, Optional.empty(), NOON.plusSeconds(3_600L * hour)));
    }

    private void sent(ReaderId reader, long paper) {
        Entry entry = new Entry(paper, OptionalInt.of(50), List.of(), List.of(), Optional.empty(), List.of());
        Digest digest = new Digest(
                reader,
                LocalDate.parse("2026-03-02"),
                NOON,
                0,
                100,
                10,
                0,
                List.of(new Section("Main", Section.Kind.INTEREST, List.of(entry))));
        digests.publish(List.of(new DigestStore.Edition(digest, Optional.empty())), NOON);
    }
}
