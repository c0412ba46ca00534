package org.broadsheet.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.broadsheet.digest.LookBack;
import org.broadsheet.feedback.FeedbackDesk.Answer;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcFeedback;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedbackDeskTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofHours(1));

    private final Database database = TestDatabase.migrated();
    private final Subscribers subscribers = new JdbcSubscribers(database);
    private final FeedbackStore store = new JdbcFeedback(database);
    private final FeedbackDesk desk =
            new FeedbackDesk(store, new JdbcLibrary(database), (reader, paper) -> Optional.empty(), () -> LATER);
    private ReaderId ada;

    @BeforeEach
    void oneReaderAndTwoPapers() {
        new JdbcPaperShelf(database)
                .put(
                        new PaperShelf.Batch(
                                "test",
                                List.of(
                                        Papers.arxiv("2603.00001", "First").paper(),
                                        Papers.titled("Second").paper()),
                                List.of(),
                                Optional.empty()),
                        NOON);
        ada = subscribers
                .join(
                        new EmailAddress("ada@example.org"),
                        "",
                        new DigestTime(LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"), DigestTime.WEEKDAYS),
                        ReaderDefaults.USUAL.profile(),
                        NOON)
                .orElseThrow();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aVerdictTeachesTheProfileAtOnceAndWhatWasWrittenStays() {
        assertThat(desk.judge(ada, 1, Verdict.LIKE)).isEqualTo(new Answer.Noted(paper(1), Verdict.LIKE, false));

        Subscriber taught = subscribers.find(ada).orElseThrow();
        assertThat(taught.profileChanged()).isEqualTo(LATER);
        assertThat(taught.profile().interests().getFirst().all(Interest.LikePaper.class))
                .hasSize(1);
        assertThat(subscribers.written(ada).orElseThrow().profile()).isEqualTo(ReaderDefaults.USUAL.profile());
    }

    @Test
    void theSameVerdictAgainChangesNothingAndTheOtherOneReplacesIt() {
        desk.judge(ada, 1, Verdict.LIKE);

        assertThat(desk.judge(ada, 1, Verdict.LIKE)).isEqualTo(new Answer.Noted(paper(1), Verdict.LIKE, true));
        desk.judge(ada, 1, Verdict.DISLIKE);
        assertThat(desk.learned(ada)).extracting(FeedbackDesk.Learned::verdict).containsExactly(Verdict.DISLIKE);
    }

    @Test
    void undoingLeavesTheProfileAsItWas() {
        Profile before = subscribers.find(ada).orElseThrow().profile();
        desk.judge(ada, 2, Verdict.LIKE);

        assertThat(desk.undo(ada, 2)).isEqualTo(new Answer.Undone(paper(2), Optional.of(Verdict.LIKE)));
        assertThat(desk.undo(ada, 2)).isEqualTo(new Answer.Undone(paper(2), Optional.empty()));
        assertThat(subscribers.find(ada).orElseThrow().profile()).isEqualTo(before);
    }

    @Test
    void aWeekBehindHasWhatAReaderKeptAndWhatSeveralOthersLiked() {
        ReaderId bob = join("bob@example.org");
        ReaderId cem = join("cem@example.org");
        desk.judge(ada, 1, Verdict.SAVE);
        desk.judge(bob, 2, Verdict.LIKE);
        LookBack lookBack = new JdbcFeedback(database);
        assertThat(week(lookBack, ada))
                .as("one person's click is told nobody")
                .isEqualTo(new LookBack.Week(List.of(1L), List.of()));

        desk.judge(cem, 2, Verdict.FILE);
        desk.judge(cem, 1, Verdict.DISLIKE);

        assertThat(week(lookBack, ada)).isEqualTo(new LookBack.Week(List.of(1L), List.of(2L)));
        assertThat(week(lookBack, bob))
                .as("their own is not what others read")
                .isEqualTo(new LookBack.Week(List.of(), List.of()));
        assertThat(lookBack.week(ada, LATER.plusSeconds(1), LATER.plusSeconds(9)))
                .isEqualTo(new LookBack.Week(List.of(), List.of()));
    }

    private static LookBack.Week week(LookBack lookBack, ReaderId reader) {
        return lookBack.week(reader, NOON, LATER.plusSeconds(1));
    }

    private ReaderId join(String address) {
        return subscribers
                .join(
                        new EmailAddress(address),
                        "",
                        new DigestTime(LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"), DigestTime.WEEKDAYS),
                        ReaderDefaults.USUAL.profile(),
                        NOON)
                .orElseThrow();
    }

    @Test
    void everythingLearnedCanBeForgotten() {
        desk.judge(ada, 1, Verdict.LIKE);
        desk.judge(ada, 2, Verdict.DISLIKE);

        assertThat(desk.forgetAll(ada)).isEqualTo(2);
        assertThat(desk.learned(ada)).isEmpty();
        assertThat(subscribers.find(ada).orElseThrow().profile()).isEqualTo(ReaderDefaults.USUAL.profile());
    }

    @Test
    void aPaperOrReaderThatIsNotThereIsToldAndNothingIsKept() {
        assertThat(desk.judge(ada, 99, Verdict.LIKE)).isEqualTo(new Answer.Nowhere());
        assertThat(desk.judge(new ReaderId(99), 1, Verdict.LIKE)).isEqualTo(new Answer.Nowhere());
        subscribers.stop(ada, LATER);
        assertThat(desk.judge(ada, 1, Verdict.LIKE)).isEqualTo(new Answer.Nowhere());
    }

    @Test
    void allReadersOfAPageAreTaughtByTheirOwnVerdictsOnly() {
        desk.judge(ada, 1, Verdict.LIKE);
        ReaderId ben = subscribers
                .join(
                        new EmailAddress("ben@example.org"),
                        "",
                        subscribers.find(ada).orElseThrow().time(),
                        ReaderDefaults.USUAL.profile(),
                        NOON)
                .orElseThrow();

        subscribers.each(reader ->
                assertThat(reader.profile().interests()).hasSize(reader.id().equals(ben) ? 0 : 1));
    }

    private ShelvedPaper paper(long number) {
        return desk.paper(number).orElseThrow();
    }
}
