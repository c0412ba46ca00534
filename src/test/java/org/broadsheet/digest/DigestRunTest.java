package org.broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.broadsheet.ForAll;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.matching.InMemoryMatches;
import org.broadsheet.matching.Match;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.matching.Reason;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.AnyProfile;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.InMemorySubscribers;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Shards;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Templates;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.Test;

class DigestRunTest {

    private static final Likeness UNLIKE = new Likeness() {
        @Override
        public boolean nearDuplicates(ShelvedPaper one, ShelvedPaper other) {
            return false;
        }

        @Override
        public double between(ShelvedPaper one, ShelvedPaper other) {
            return 0;
        }
    };

    private static final DigestTime SEVEN = new DigestTime(LocalTime.of(7, 0), ZoneOffset.UTC, DigestTime.WEEKDAYS);
    private static final Instant FRIDAY_NOON = Instant.parse("2026-02-27T12:00:00Z");
    private static final Instant MONDAY_SEVEN = Instant.parse("2026-03-02T07:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private final InMemoryShelf shelf = new InMemoryShelf();
    private final InMemorySubscribers subscribers = new InMemorySubscribers();
    private final InMemoryMatches matches = new InMemoryMatches();
    private final InMemoryDigests digests = new InMemoryDigests(shelf);
    private Duration lookBack = DigestSettings.DEFAULT_LOOK_BACK;
    private Optional<LateNews.Late> late = Optional.empty();
    private Explainer explainer =
            (reader, shown) -> shown.stream().map(each -> List.<Reason>of()).toList();

    @Test
    void aDigestIsMadeOnceItsTimeHasComeAndQueuesItsMessage() {
        ReaderId ada = join("ada", FRIDAY_NOON);
        shelve(FRIDAY_NOON, "One");
        matchAll(ada);

        assertThat(run(MONDAY_SEVEN.minusMillis(1)).digests()).isZero();
        assertThat(run(MONDAY_SEVEN)).isEqualTo(new DigestRun.Counts(1, 1, 0, 0, 0));
        assertThat(run(MONDAY_SEVEN.plusSeconds(60))).isEqualTo(new DigestRun.Counts(0, 0, 0, 0, 0));

        assertThat(digests.queued())
                .containsExactly(new Message(
                        new MessageKey("digest/" + ada + "/2026-03-02"),
                        new EmailAddress("ada@example.org"),
                        "<digest." + ada + ".2026-03-02@localhost>",
                        MONDAY_SEVEN,
                        Instant.parse("2026-03-03T07:00:00Z")));
    }

    @Test
    void aDigestWaitsForALateAnnouncementAndThenGoesOutAndSaysSo() {
        ReaderId ada = join("ada", FRIDAY_NOON);
        shelve(FRIDAY_NOON, "One");
        matchAll(ada);
        late = Optional.of(new LateNews.Late("arXiv", LocalDate.parse("2026-03-02")));

        assertThat(run(MONDAY_SEVEN)).isEqualTo(new DigestRun.Counts(0, 0, 0, 1, 0));
        assertThat(run(MONDAY_SEVEN.plus(DigestSettings.DEFAULT_WAIT))).isEqualTo(new DigestRun.Counts(1, 1, 0, 0, 0));

        Digest digest = digests.find(ada, MONDAY).orElseThrow();
        assertThat(new Wording(Templates.from(Optional.empty()).languages().of("en")).count(digest))
                .isEqualTo(
                        "1 of 1 new paper. What arXiv announced on Monday 2 March has not come yet; it will be in the next one.");
    }

    @Test
    void whatComesInTimeEndsTheWaiting() {
        ReaderId ada = join("ada", FRIDAY_NOON);
        shelve(FRIDAY_NOON, "One");
        matchAll(ada);
        late = Optional.of(new LateNews.Late("arXiv", LocalDate.parse("2026-03-02")));
        run(MONDAY_SEVEN);

        late = Optional.empty();

        assertThat(run(MONDAY_SEVEN.plusSeconds(60)).digests()).isEqualTo(1);
        assertThat(digests.find(ada, MONDAY).orElseThrow().late()).isEmpty();
    }

    @Test
    void afterAnOutageOneDigestCoversAllMissedDays() {
        ReaderId ada = join("ada", FRIDAY_NOON);
        shelve(FRIDAY_NOON, "Friday's");
        matchAll(ada);
        run(MONDAY_SEVEN);
        shelve(MONDAY_SEVEN.plus(Duration.ofHours(2)), "Monday's");
        shelve(MONDAY_SEVEN.plus(Duration.ofHours(26)), "Tuesday's");
        matchAll(ada);

        Instant thursday = Instant.parse("2026-03-05T09:00:00Z");
        assertThat(run(thursday)).isEqualTo(new DigestRun.Counts(1, 2, 0, 0, 0));

        assertThat(digests.find(ada, LocalDate.parse("2026-03-05"))
                        .orElseThrow()
                        .considered())
                .isEqualTo(2);
        assertThat(run(thursday.plusSeconds(60)).digests()).isZero();
    }

    @Test
    void aClockThatJumpsForwardAndBackGivesNoSecondDigestForADateAndNoneForAnEarlierOne() {
        ReaderId ada = join("ada", FRIDAY_NOON);
        shelve(FRIDAY_NOON, "One");
        matchAll(ada);
        assertThat(run(MONDAY_SEVEN.plus(Duration.ofDays(2))).digests()).isEqualTo(1);
        shelve(MONDAY_SEVEN, "Two");
        matchAll(ada);

        assertThat(run(MONDAY_SEVEN).digests()).isZero();
        assertThat(run(MONDAY_SEVEN.plus(Duration.ofDays(2).plusHours(5))).digests())
                .isZero();
        assertThat(run(MONDAY_SEVEN.plus(Duration.ofDays(3)))).isEqualTo(new DigestRun.Counts(1, 1, 0, 0, 0));
    }

    @Test
    void whatADigestThatNobodyCouldSendHeldComesInTheNextOne() {
        ReaderId ada = join("ada", FRIDAY_NOON);
        shelve(FRIDAY_NOON, "One");
        matchAll(ada);
        runWithoutCourier(MONDAY_SEVEN);
        shelve(MONDAY_SEVEN.plusSeconds(60), "Two");
        matchAll(ada);

        assertThat(run(MONDAY_SEVEN.plus(Duration.ofDays(1)))).isEqualTo(new DigestRun.Counts(1, 2, 0, 0, 0));
        assertThat(digests.shownSince(ada, MONDAY)).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aDigestWaitsWhileTheOneBeforeIsBeingSentSinceItsPapersMayHaveToComeAgain() {
        ReaderId ada = join("ada", FRIDAY_NOON);
        shelve(FRIDAY_NOON, "One");
        matchAll(ada);
        runWithoutCourier(MONDAY_SEVEN);
        shelve(MONDAY_SEVEN.plusSeconds(60), "Two");
        matchAll(ada);
        MessageKey monday = Digest.key(ada, MONDAY);
        Instant tuesday = MONDAY_SEVEN.plus(Duration.ofDays(1));

        digests.markInHand(monday, true);
        assertThat(runWithoutCourier(tuesday)).isEqualTo(new DigestRun.Counts(0, 0, 0, 1, 0));
        digests.markInHand(monday, false);

        assertThat(runWithoutCourier(tuesday.plusSeconds(60)))
                .as("the attempt failed, so both papers come now")
                .isEqualTo(new DigestRun.Counts(1, 2, 0, 0, 0));
    }

    @Test
    void thereIsNoDigestForADateBeforeTheReaderCame() {
        ReaderId ada = join("ada", MONDAY_SEVEN.plusSeconds(3_600));
        shelve(FRIDAY_NOON, "One");
        matchAll(ada);

        assertThat(run(MONDAY_SEVEN.plusSeconds(7_200)).digests()).isZero();
        assertThat(run(MONDAY_SEVEN.plus(Duration.ofDays(1))).digests()).isEqualTo(1);
    }

    @Test
    void aFirstDigestLooksBackSevenDays() {
        shelve(MONDAY_SEVEN.minus(Duration.ofDays(8)), "Too old");
        shelve(MONDAY_SEVEN.minus(Duration.ofDays(6)), "New enough");
        ReaderId ada = join("ada", FRIDAY_NOON);
        matchAll(ada);

        assertThat(run(MONDAY_SEVEN)).isEqualTo(new DigestRun.Counts(1, 1, 0, 0, 0));
        assertThat(digests.shownSince(ada, MONDAY)).containsExactly(2L);
    }

    @Test
    void aReaderNotYetMatchedWaitsAndGetsTheDigestInTheNextRun() {
        ReaderId ada = join("ada", FRIDAY_NOON);
        shelve(FRIDAY_NOON, "One");

        assertThat(run(MONDAY_SEVEN)).isEqualTo(new DigestRun.Counts(0, 0, 0, 1, 0));
        matchAll(ada);

        assertThat(run(MONDAY_SEVEN.plusSeconds(60)).digests()).isEqualTo(1);
    }

    @Test
    void aDayWithoutPapersIsDoneAndSendsNothing() {
        ReaderId ada = join("ada", FRIDAY_NOON);
        matchAll(ada);

        assertThat(run(MONDAY_SEVEN)).isEqualTo(new DigestRun.Counts(0, 0, 1, 0, 0));
        assertThat(run(MONDAY_SEVEN.plusSeconds(60))).isEqualTo(new DigestRun.Counts(0, 0, 0, 0, 0));

        assertThat(digests.queued()).isEmpty();
        assertThat(digests.last(ada)).map(DigestStore.Last::date).contains(MONDAY);
    }

    @Test
    void whoAskedForALineGetsOneOnADayWithoutPapers() {
        ReaderId ada = join("ada", SEVEN, Profile.WhenEmpty.A_LINE, FRIDAY_NOON);
        matchAll(ada);

        assertThat(run(MONDAY_SEVEN)).isEqualTo(new DigestRun.Counts(1, 0, 0, 0, 0));
        assertThat(digests.queued()).hasSize(1);
    }

    @Test
    void oneBadReaderDoesNotHoldUpTheRest() {
        ReaderId ada = join("ada", FRIDAY_NOON);
        ReaderId bob = join("bob", FRIDAY_NOON);
        shelve(FRIDAY_NOON, "One");
        matchAll(ada);
        matchAll(bob);
        Explainer good = explainer;
        explainer = (reader, shown) -> {
            if (reader.id().equals(ada)) {
                throw new IllegalStateException("a profile that cannot be explained");
            }
            return good.why(reader, shown);
        };

        assertThat(run(MONDAY_SEVEN)).isEqualTo(new DigestRun.Counts(1, 1, 0, 0, 1));
        explainer = good;

        assertThat(run(MONDAY_SEVEN.plusSeconds(60)).digests()).isEqualTo(1);
    }

    @Test
    void oneDigestThatCannotBeRecordedDoesNotHoldUpTheRest() {
        ReaderId ada = join("ada", FRIDAY_NOON);
        ReaderId bob = join("bob", FRIDAY_NOON);
        shelve(FRIDAY_NOON, "One");
        matchAll(ada);
        matchAll(bob);
        digests.refuse(ada);

        assertThat(run(MONDAY_SEVEN)).isEqualTo(new DigestRun.Counts(1, 1, 0, 0, 1));
        assertThat(digests.find(bob, MONDAY)).isPresent();
        assertThat(subscribers.due(MONDAY_SEVEN)).containsExactly(ada);
    }

    @Test
    void aReaderWithoutInterestsGetsWhatTrends() {
        subscribers.join(new EmailAddress("ken@example.org"), "", SEVEN, ReaderDefaults.USUAL.profile(), FRIDAY_NOON);
        shelf.put(
                new PaperShelf.Batch(
                        "t",
                        List.of(
                                Papers.titled("Few").upvotes(2).paper(),
                                Papers.titled("Many").upvotes(9).paper()),
                        List.of(),
                        Optional.empty()),
                FRIDAY_NOON);

        assertThat(run(MONDAY_SEVEN)).isEqualTo(new DigestRun.Counts(1, 2, 0, 0, 0));
        assertThat(digests.shownSince(new ReaderId(1), MONDAY)).containsExactly(2L, 1L);
    }

    @Test
    void whatWasAnnouncedLongAgoNeitherTrendsNorCountsAsNew() {
        subscribers.join(new EmailAddress("ken@example.org"), "", SEVEN, ReaderDefaults.USUAL.profile(), FRIDAY_NOON);
        shelf.put(
                new PaperShelf.Batch(
                        "t",
                        List.of(
                                Papers.arxiv("2501.00001", "Replaced today")
                                        .announced("2025-01-31")
                                        .upvotes(99)
                                        .paper(),
                                Papers.arxiv("2602.00002", "Of the week")
                                        .announced("2026-02-27")
                                        .paper()),
                        List.of(),
                        Optional.empty()),
                FRIDAY_NOON);

        run(MONDAY_SEVEN);

        assertThat(digests.shownSince(new ReaderId(1), MONDAY)).containsExactly(2L);
        assertThat(digests.find(new ReaderId(1), MONDAY).orElseThrow().considered())
                .isEqualTo(1);
    }

    @Test
    void moreReadersThanAPageAllGetTheirs() {
        shelve(FRIDAY_NOON, "One");
        for (int i = 0; i < 450; i++) {
            ReaderId reader = join("reader" + i, FRIDAY_NOON);
            if (i % 3 != 0) {
                matchAll(reader);
            }
        }

        assertThat(run(MONDAY_SEVEN)).isEqualTo(new DigestRun.Counts(300, 300, 0, 150, 0));
    }

    @Test
    void whateverTheZoneAndTheOutagesEveryDateHasOneDigestAndNoPaperComesTwice() {
        ForAll.cases(60, random -> {
            DigestRunTest world = new DigestRunTest();
            world.lookBack = Duration.ofDays(1_000);
            DigestTime time = AnyProfile.time(random);
            Instant now = Instant.parse("2026-03-20T00:00:00Z").plus(Duration.ofHours(random.nextInt(5_000)));
            ReaderId ada = world.join("ada", time, Profile.WhenEmpty.NOTHING, now);
            Instant joined = now;
            List<LocalDate> expected = new ArrayList<>();
            for (int tick = 0; tick < 150; tick++) {
                now = now.plus(
                        Duration.ofMinutes(random.nextInt(10) == 0 ? random.nextInt(5_000) : random.nextInt(300)));
                if (random.nextInt(4) == 0) {
                    world.shelve(now, "Paper " + tick);
                    world.matchAll(ada);
                } else if (tick == 0) {
                    world.matchAll(ada);
                }
                world.run(now);
                LocalDate newest = time.newestAt(now);
                boolean theirs = !time.momentOf(newest).isBefore(joined);
                if (theirs && (expected.isEmpty() || newest.isAfter(expected.getLast()))) {
                    expected.add(newest);
                }
            }

            assertThat(expected)
                    .allSatisfy(
                            date -> assertThat(world.digests.find(ada, date)).isPresent());
            assertThat(world.digests.last(ada).map(DigestStore.Last::date).stream()
                            .toList())
                    .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.getLast()));
            List<Long> shown = world.digests.shownSince(ada, LocalDate.EPOCH);
            assertThat(shown).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(shown)).isEqualTo(new TreeSet<>(world.published(ada)));
        });
    }

    /** Every paper up to where the last digest ended, since nothing may be lost. */
    private List<Long> published(ReaderId reader) {
        long through = digests.last(reader).map(DigestStore.Last::through).orElse(0L);
        return shelf.since(0, Integer.MAX_VALUE).stream()
                .map(ShelvedPaper::number)
                .filter(number -> number <= through)
                .toList();
    }

    /** Runs, and the courier sends at once what is queued. */
    private DigestRun.Counts run(Instant now) {
        DigestRun.Counts counts = runWithoutCourier(now);
        digests.queued().forEach(message -> digests.markSent(message.key()));
        return counts;
    }

    private DigestRun.Counts runWithoutCourier(Instant now) {
        return new DigestRun(
                        digests,
                        subscribers,
                        Shards.UNSHARED,
                        matches,
                        shelf,
                        UNLIKE,
                        explainer,
                        (key, due, expires) -> "<" + key.value().replace('/', '.') + "@localhost>",
                        new DigestSettings("Broadsheet", "localhost", false, lookBack),
                        at -> late,
                        PaperLists.NONE,
                        () -> now)
                .run();
    }

    private ReaderId join(String name, Instant now) {
        return join(name, SEVEN, Profile.WhenEmpty.NOTHING, now);
    }

    private ReaderId join(String name, DigestTime time, Profile.WhenEmpty whenEmpty, Instant now) {
        Profile profile = new Profile(
                List.of(new NamedInterest("Main", List.of(new Interest.About("words")), OptionalInt.empty())),
                0,
                100,
                20,
                0,
                whenEmpty);
        return subscribers
                .join(new EmailAddress(name + "@example.org"), "", time, profile, now)
                .orElseThrow();
    }

    private void shelve(Instant now, String title) {
        shelf.put(new PaperShelf.Batch("t", List.of(Papers.titled(title).paper()), List.of(), Optional.empty()), now);
    }

    /** As the match job does, with every paper fitting. */
    private void matchAll(ReaderId id) {
        Subscriber reader = subscribers.find(id).orElseThrow();
        Optional<MatchStore.Mark> before =
                Optional.ofNullable(matches.marks(List.of(id)).get(id));
        long after = before.map(MatchStore.Mark::through).orElse(0L);
        List<Match> fitting = shelf.since(after, Integer.MAX_VALUE).stream()
                .map(paper -> new Match(id, paper.number(), "Main", 50))
                .toList();
        matches.record(List.of(new MatchStore.Look(
                id, before, new MatchStore.Mark(shelf.newestNumber(), reader.profileChanged()), false, fitting)));
    }
}
