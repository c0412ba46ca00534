package org.broadsheet.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Rest;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.sources.Counts;
import org.broadsheet.sources.SourceBook;
import org.broadsheet.sources.SourceStanding;
import org.broadsheet.sources.SourceStanding.Condition;
import org.broadsheet.store.JdbcJobBook;
import org.broadsheet.store.JdbcLetterBook;
import org.broadsheet.store.JdbcOutbox;
import org.broadsheet.store.JdbcOutboxBook;
import org.broadsheet.store.JdbcRests;
import org.broadsheet.store.JdbcSourceBook;
import org.broadsheet.store.JdbcTroubleBook;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.database.Database;
import org.broadsheet.subscription.HeldBack.Cap;
import org.broadsheet.wellbeing.JobBook.JobRun;
import org.broadsheet.wellbeing.JobBook.Node;
import org.broadsheet.wellbeing.Trouble.Kind;
import org.broadsheet.wellbeing.Trouble.Weight;
import org.broadsheet.wellbeing.TroubleBook.Known;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For every entry of the list: a test that brings it about, sees it, and sees it go. */
class WellbeingTest {

    /** A Wednesday. */
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static final String HERE = "host:/data";

    private final Database database = TestDatabase.migrated();
    private final JobBook jobs = new JdbcJobBook(database);
    private final SourceBook sources = new JdbcSourceBook(database);
    private final JdbcRests rests = new JdbcRests(database);
    private final JdbcLetterBook letters = new JdbcLetterBook(database);
    private Instant now = NOON;
    private long free = 1_000;
    private Reputation.Sent sent = new Reputation.Sent(10_000, 10, 2);
    private final List<String> edits = new ArrayList<>();
    private Optional<String> model = Optional.empty();
    private Optional<String> ahead = Optional.empty();
    private long unindexed;
    private Optional<RuntimeException> away = Optional.empty();
    private Optional<TurnedAway.Lately> turnedAway = Optional.empty();
    private Map<Cap, Integer> heldBack = Map.of();

    private static final Set<Kind> SEEN_TO_COME = EnumSet.noneOf(Kind.class);
    private static final Set<Kind> SEEN_TO_GO = EnumSet.noneOf(Kind.class);
    private static int tests;

    private final Wellbeing wellbeing = new Wellbeing(
            List.of(
                    new JobCheck(jobs),
                    new SourceCheck(sources),
                    new MailCheck(new JdbcOutboxBook(database), rests, letters),
                    new Reputation(since -> sent),
                    new MachineCheck(() -> free, 500, jobs, Optional.of(NOON.minus(Duration.ofDays(9)))),
                    new ContentCheck(
                            new ContentCheck.Sights(
                                    () -> edits, (through, before) -> unindexed, () -> model, () -> ahead),
                            jobs),
                    new CrowdCheck(since -> turnedAway, since -> heldBack),
                    at -> {
                        away.ifPresent(failure -> {
                            throw failure;
                        });
                        return List.of();
                    }),
            new JdbcTroubleBook(database),
            () -> now);

    @BeforeEach
    void allIsWell() {
        alive();
        job("deliver", now, Optional.of(now), false);
        source(Condition.FRESH, now, Optional.of(now));
        assertThat(wellbeing.look().known()).isEmpty();
    }

    @AfterEach
    void close() {
        database.close();
        tests++;
    }

    /** Whoever adds a kind of trouble, adds a test. */
    @AfterAll
    static void everyKindOfTroubleWasBroughtAboutSeenAndSeenToGo() {
        if (tests
                == Stream.of(WellbeingTest.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .count()) {
            assertThat(SEEN_TO_COME).containsAll(EnumSet.allOf(Kind.class));
            assertThat(SEEN_TO_GO).containsAll(EnumSet.allOf(Kind.class));
        }
    }

    private void alive() {
        node(now, Optional.empty(), 40, OptionalLong.of(7));
    }

    private void node(Instant seen, Optional<Instant> stopped, int heap, OptionalLong indexed) {
        jobs.keep(
                List.of(),
                Optional.of(new Node(HERE, "0.1", NOON.minus(Duration.ofDays(1)), seen, stopped, heap, indexed)));
    }

    private void job(String name, Instant started, Optional<Instant> ended, boolean failed) {
        jobs.keep(
                List.of(new JobRun(
                        HERE,
                        name,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(10),
                        Optional.of(started),
                        ended,
                        failed ? "it broke" : "nothing to do",
                        failed,
                        Optional.of(NOON),
                        Optional.empty(),
                        started.plusSeconds(1))),
                Optional.empty());
    }

    private void source(Condition condition, Instant since, Optional<Instant> brought) {
        sources.keep(new SourceStanding(
                "arxiv cs.IR",
                condition,
                condition.isWell() ? "" : "It said 503. It is asked again in an hour.",
                since,
                now,
                Optional.of(now),
                brought,
                Optional.of(LocalDate.parse("2026-03-04")),
                now.plusSeconds(60),
                condition.isWell() ? 0 : 3,
                new Counts(1, 0, 0)));
    }

    private Known only(Kind kind) {
        Wellbeing.Report report = wellbeing.look();
        assertThat(report.known()).extracting(one -> one.trouble().kind()).containsExactly(kind);
        assertThat(report.known().getFirst().trouble().cure()).isNotBlank();
        SEEN_TO_COME.add(kind);
        return report.known().getFirst();
    }

    private void gone() {
        Wellbeing.Report report = wellbeing.look();
        assertThat(report.known()).isEmpty();
        assertThat(report.isWell()).isTrue();
        assertThat(report.state()).isEqualTo("well");
        SEEN_TO_GO.addAll(SEEN_TO_COME);
    }

    @Test
    void nothingIsWellBeforeADaemonHasEverRun() {
        jobs.forget(HERE);

        Known unknown = only(Kind.DAEMON);

        assertThat(unknown.trouble().weight()).isEqualTo(Weight.UNKNOWN);
        assertThat(wellbeing.look().isWell()).isFalse();
        assertThat(wellbeing.look().state()).isEqualTo("unknown");
        allIsWell();
    }

    @Test
    void aDaemonThatWasKilledIsMissedWithinAMinute() {
        now = NOON.plusSeconds(59);

        assertThat(only(Kind.DAEMON).since()).isEqualTo(NOON);
        assertThat(wellbeing.look().state()).isEqualTo("unwell");

        alive();
        job("deliver", now, Optional.of(now), false);
        gone();
    }

    @Test
    void aDaemonThatWasToldToEndIsMissedAtOnce() {
        node(now, Optional.of(now), 40, OptionalLong.of(7));

        assertThat(only(Kind.DAEMON).trouble().says()).contains("told to end");

        alive();
        gone();
    }

    @Test
    void aJobThatFailsIsNamedUntilItSucceeds() {
        job("deliver", now, Optional.of(now), true);

        Known failed = only(Kind.JOB);

        assertThat(failed.trouble().subject()).isEqualTo("deliver");
        assertThat(failed.trouble().says()).contains("it broke");
        job("deliver", now, Optional.of(now), false);
        gone();
    }

    @Test
    void aJobThatHangsIsNamedUntilItEnds() {
        job("deliver", NOON, Optional.empty(), false);
        now = NOON.plus(Duration.ofMinutes(10));
        alive();

        assertThat(only(Kind.JOB).trouble().says()).contains("running since", "10 minutes");

        job("deliver", now, Optional.of(now), false);
        gone();
    }

    @Test
    void aJobThatDoesNotStartWhenItIsDueIsNamedWithinAMinute() {
        now = NOON.plusSeconds(55);
        alive();

        assertThat(only(Kind.JOB).trouble().says()).contains("should have started");

        job("deliver", now, Optional.of(now), false);
        gone();
    }

    @Test
    void aMailboxThatCannotBeReadIsCalledThat() {
        job("mail-in", now, Optional.of(now), true);

        only(Kind.MAILBOX);

        job("mail-in", now, Optional.of(now), false);
        gone();
    }

    @Test
    void aSourceIsNamedWhateverIsWrongWithIt() {
        for (Condition condition : Condition.values()) {
            if (!condition.isWell()) {
                source(condition, NOON.minusSeconds(60), Optional.of(NOON));

                Known source = only(Kind.SOURCE);

                assertThat(source.since()).isEqualTo(NOON.minusSeconds(60));
                assertThat(source.trouble().subject()).isEqualTo("arxiv cs.IR");
                assertThat(source.trouble().cure()).contains("It said 503");
                source(Condition.QUIET, now, Optional.of(NOON));
                gone();
            }
        }
    }

    @Test
    void threeDaysOfAnnouncementsWithoutAPaperAreMissedAWeekendIsNot() {
        Instant friday = Instant.parse("2026-02-27T09:00:00Z");
        source(Condition.QUIET, friday, Optional.of(friday));
        // Saturday and Sunday do not count, today is not over: Monday and Tuesday are two.
        gone();
        Instant thursday = friday.minus(Duration.ofDays(1));
        source(Condition.QUIET, thursday, Optional.of(thursday));

        assertThat(only(Kind.PAPERS).since()).isEqualTo(thursday);

        source(Condition.FRESH, now, Optional.of(now));
        gone();
    }

    @Test
    void aSourceThatNeverBroughtAnythingIsNoGoodSign() {
        source(Condition.QUIET, NOON.minus(Duration.ofDays(8)), Optional.empty());

        assertThat(only(Kind.PAPERS).trouble().says()).contains("yet");

        source(Condition.FRESH, now, Optional.of(now));
        gone();
    }

    @Test
    void profileFilesThatNeedEditsAreNamed() {
        edits.add("ada.yaml:3: unknown setting");

        assertThat(only(Kind.PROFILES).trouble().says()).contains("ada.yaml:3");

        edits.clear();
        gone();
    }

    @Test
    void lettersThatWereSetAsideWaitForAPerson() {
        letters.begin("1/7", now);
        letters.setAside("1/7", "it was cut off after 20 s", now);

        assertThat(only(Kind.LETTERS).trouble().cure()).contains("mail-in --set-aside");

        letters.done("1/7");
        gone();
    }

    @Test
    void aRouteAtRestIsUnwell() {
        rests.put(new Rest(Rest.ROUTE, now, now.plusSeconds(600), 1, false, "no connection"));

        assertThat(only(Kind.ROUTE).trouble().weight()).isEqualTo(Weight.UNWELL);

        rests.lift(Rest.ROUTE);
        gone();
    }

    @Test
    void aDestinationThatRefusesUsIsUnwellAndOneThatIsBusyIsANote() {
        rests.put(new Rest("example.org", now, now.plusSeconds(600), 1, true, "550 5.7.1 blocked"));
        assertThat(only(Kind.DESTINATION).trouble().weight()).isEqualTo(Weight.UNWELL);

        rests.put(new Rest("example.org", now, now.plusSeconds(600), 1, false, "421 busy"));
        assertThat(only(Kind.DESTINATION).trouble().weight()).isEqualTo(Weight.NOTE);
        assertThat(wellbeing.look().isWell()).isTrue();

        now = now.plusSeconds(20);
        rests.put(new Rest("example.org", now, now, 1, true, "over"));
        gone();
    }

    @Test
    void aMessageThatWaitsTooLongMeansThatNothingSends() {
        JdbcOutbox outbox = new JdbcOutbox(database);
        outbox.add(
                new Message(
                        new MessageKey("answer/waits"),
                        new EmailAddress("ada@example.org"),
                        "<waits@example.org>",
                        now.minus(Duration.ofHours(3)),
                        now.plus(Duration.ofHours(3))),
                now);

        only(Kind.WAITING);

        new JdbcOutboxBook(database).drop(new MessageKey("answer/waits"), now);
        gone();
    }

    @Test
    void bouncesAndComplaintsAboveTheBulkSendersLimitsAreUnwell() {
        sent = new Reputation.Sent(950, 50, 0);
        only(Kind.BOUNCES);
        sent = new Reputation.Sent(1_000, 0, 3);
        only(Kind.COMPLAINTS);

        sent = new Reputation.Sent(1_001, 0, 3);
        gone();
        sent = new Reputation.Sent(5, 2, 2);
        gone();
    }

    @Test
    void aDiskThatIsNearlyFullIsUnwell() {
        free = 499;
        only(Kind.DISK);

        free = 500;
        gone();
    }

    @Test
    void aClockThatIsWrongIsSeenByWhatHasHappenedAlready() {
        node(now.plus(Duration.ofMinutes(3)), Optional.empty(), 40, OptionalLong.of(7));
        assertThat(only(Kind.CLOCK).trouble().says()).contains("already happened");
        alive();
        gone();

        now = NOON.minus(Duration.ofDays(10));
        jobs.forget(HERE);
        assertThat(wellbeing.look().known())
                .extracting(one -> one.trouble().kind())
                .contains(Kind.CLOCK);
    }

    @Test
    void aHeapThatIsNearlyFullIsUnwell() {
        node(now, Optional.empty(), 96, OptionalLong.of(7));
        only(Kind.MEMORY);

        alive();
        gone();
    }

    @Test
    void anIndexThatIsBehindIsUnwell() {
        unindexed = 12;
        assertThat(only(Kind.INDEX).trouble().says()).contains("12");

        unindexed = 0;
        gone();
    }

    @Test
    void anIndexOfWhichNobodyHasSaidHowFarItIsIsUnknown() {
        unindexed = 12;
        jobs.keep(List.of(), Optional.of(new Node(HERE, "0.1", now, now, Optional.empty(), 40, OptionalLong.empty())));

        assertThat(only(Kind.INDEX).trouble().weight()).isEqualTo(Weight.UNKNOWN);
    }

    @Test
    void aModelThatCannotReadAndTablesThatAreNewerAreUnwell() {
        model = Optional.of("The model in models/none is missing.");
        only(Kind.MODEL);
        model = Optional.empty();
        gone();

        ahead = Optional.of("999");
        only(Kind.SCHEMA);
        ahead = Optional.empty();
        gone();
    }

    @Test
    void whoIsHeldBackByALimitIsCountedAndNobodyNewBeingLetInIsUnwell() {
        turnedAway = Optional.of(new TurnedAway.Lately(200, NOON.minusSeconds(60)));
        assertThat(only(Kind.HELD_BACK).trouble().says()).contains("turned away 200 requests");
        turnedAway = Optional.empty();
        gone();

        heldBack = Map.of(Cap.CLIENT, 57);
        Trouble held = only(Kind.HELD_BACK).trouble();
        assertThat(held.says()).contains("57 who asked for a subscription", "one client (57)");
        assertThat(held.weight()).isEqualTo(Weight.NOTE);

        heldBack = Map.of(Cap.CLIENT, 57, Cap.ALL, 3);
        held = only(Kind.HELD_BACK).trouble();
        assertThat(held.says()).contains("60 who asked", "the whole instance (3)");
        assertThat(held.weight()).isEqualTo(Weight.UNWELL);

        heldBack = Map.of();
        gone();
    }

    @Test
    void whatCannotBeFoundOutIsNotWell() {
        away = Optional.of(new IllegalStateException("no answer"));

        assertThat(only(Kind.CHECK).trouble().says()).contains("no answer");

        away = Optional.empty();
        gone();
    }

    @Test
    void anEntryKeepsItsBeginningWhoeverLooks() {
        free = 1;
        only(Kind.DISK);
        now = NOON.plusSeconds(30);
        alive();

        assertThat(only(Kind.DISK).since()).isEqualTo(NOON);

        free = 1_000;
        gone();
        free = 1;
        assertThat(only(Kind.DISK).since()).isEqualTo(now);
    }
}
