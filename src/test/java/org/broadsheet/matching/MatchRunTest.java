package org.broadsheet.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.matching.Readers.about;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.InMemorySubscribers;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Shards;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchRunTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
    private static final String RETRIEVAL = "sparse retrieval with learned term weights";

    private final InMemoryShelf shelf = new InMemoryShelf();
    private final InMemorySubscribers subscribers = new InMemorySubscribers();
    private final InMemoryMatches matches = new InMemoryMatches(subscribers);
    private final InMemoryCompiled compiled = new InMemoryCompiled();
    private final Matcher matcher = new Matcher(shelf);
    private Instant now = MONDAY;

    @BeforeEach
    void anArchiveOfOtherThings() {
        now = MONDAY.minus(Duration.ofDays(30));
        arrive(IntStream.range(0, 40)
                .mapToObj(i -> "Galaxy rotation curves measured in survey field " + i)
                .toArray(String[]::new));
        now = MONDAY;
    }

    @Test
    void aNewPaperIsMatchedWithTheReaderWhomItFits() {
        ReaderId ada = joins("ada@example.org", about(RETRIEVAL));
        ReaderId bob = joins("bob@example.org", about("bird migration"));

        arrive("Learned sparse retrieval with term weights for long documents", "Compilers for quantum annealers");
        MatchRun.Counts counts = run();

        assertThat(matches.of(ada, 0)).extracting(Match::paper).containsExactly(41L);
        assertThat(matches.of(bob, 0)).isEmpty();
        assertThat(counts.readers()).isEqualTo(2);
        assertThat(counts.matches()).isEqualTo(1);
    }

    @Test
    void whatWasMatchedOnceIsNotMatchedAgain() {
        joins("ada@example.org", about(RETRIEVAL));
        arrive("Sparse retrieval");
        run();

        assertThat(run()).isEqualTo(new MatchRun.Counts(0, 0, 0, 0, 0, 0));
    }

    @Test
    void aRunThatIsToldToEndLeavesWhatItHasNotBegunToTheNextDaemon() {
        ReaderId ada = joins("ada@example.org", about(RETRIEVAL));
        arrive("Sparse retrieval");
        matcher.stop();

        assertThat(run().matched()).isZero();

        new MatchRun(
                        shelf,
                        subscribers,
                        matches,
                        compiled,
                        Shards.UNSHARED,
                        new Matcher(shelf),
                        InstantSource.fixed(now))
                .run();
        assertThat(matches.of(ada, 0)).hasSize(1);
    }

    @Test
    void theNextRunLooksOnlyAtWhatCameSince() {
        ReaderId ada = joins("ada@example.org", about(RETRIEVAL));
        arrive("Sparse retrieval, part one");
        run();

        arrive("Sparse retrieval, part two");

        assertThat(run().papers()).isEqualTo(1);
        assertThat(matches.of(ada, 0)).extracting(Match::paper).containsExactlyInAnyOrder(41L, 42L);
    }

    @Test
    void aNewReaderGetsTheLastWeekAndNothingOlder() {
        now = MONDAY.minus(Duration.ofDays(8));
        arrive("Sparse retrieval of last month");
        now = MONDAY.minus(Duration.ofDays(6));
        arrive("Sparse retrieval of last week");
        now = MONDAY;

        ReaderId ada = joins("ada@example.org", about(RETRIEVAL));
        run();

        assertThat(matches.of(ada, 0)).extracting(Match::paper).containsExactly(42L);
    }

    @Test
    void whoeverReadsOnceAMonthGetsTheMonth() {
        now = MONDAY.minus(Duration.ofDays(29));
        arrive("Sparse retrieval of last month");
        now = MONDAY;

        ReaderId ada = subscribers
                .join(
                        new EmailAddress("ada@example.org"),
                        "",
                        new DigestTime(Readers.SIX.at(), Readers.SIX.zone(), Readers.SIX.days(), true),
                        about(RETRIEVAL),
                        now)
                .orElseThrow();
        run();

        assertThat(matches.of(ada, 0)).extracting(Match::paper).containsExactly(41L);
    }

    @Test
    void aChangedProfileIsMatchedAnew() {
        ReaderId ada = joins("ada@example.org", about("bird migration"));
        arrive("Sparse retrieval for everybody", "Migration of birds over the Sahara");
        run();
        assertThat(matches.of(ada, 0)).extracting(Match::paper).containsExactly(42L);

        now = now.plusSeconds(60);
        subscribers.stop(ada, now);
        ReaderId again = joins("ada@example.org", about(RETRIEVAL));
        MatchRun.Counts counts = run();

        assertThat(counts.afresh()).isEqualTo(1);
        assertThat(matches.of(again, 0)).extracting(Match::paper).containsExactly(41L);
    }

    @Test
    void onlyChangedProfilesAreCompiled() {
        joins("ada@example.org", about(RETRIEVAL));
        ReaderId bob = joins("bob@example.org", about("bird migration"));
        arrive("Sparse retrieval, part one", "Migration of birds, part one");
        assertThat(run().compiled()).isEqualTo(2);

        arrive("Sparse retrieval, part two", "Migration of birds, part two");
        assertThat(run().compiled()).isZero();

        now = now.plusSeconds(60);
        subscribers.stop(bob, now);
        joins("bob@example.org", about("tidal heating"));
        assertThat(run().compiled()).isEqualTo(1);
    }

    @Test
    void aLikedPaperThatComesLaterCountsFromThenOn() {
        ReaderId ada = joins("ada@example.org", likes("2408.01234"));
        arrive("Sparse retrieval, part one");
        run();
        assertThat(matches.of(ada, 0)).isEmpty();

        put(Papers.arxiv("2408.01234", "Sparse retrieval from the start").paper());
        arrive("Sparse retrieval, part two");

        assertThat(run().compiled()).isEqualTo(1);
        assertThat(matches.of(ada, 0)).extracting(Match::paper).contains(43L);
    }

    @Test
    void aLikedPaperWhoseWordsChangedCountsWithItsNewWords() {
        put(
                Papers.arxiv("2408.01234", "Migration of birds over the Sahara").paper(),
                Papers.arxiv("2408.01235", "Tidal heating of distant moons").paper());
        ReaderId ada = joins("ada@example.org", likes("2408.01234"));
        joins("bob@example.org", likes("2408.01235"));
        arrive("Sparse retrieval, part one");
        run();

        put(Papers.arxiv("2408.01234", "Sparse retrieval from the start")
                .version(2)
                .paper());
        arrive("Sparse retrieval, part two");

        assertThat(run().compiled()).as("only who likes that paper").isEqualTo(1);
        assertThat(score(ada, 44)).isGreaterThan(2 * score(ada, 43));
        arrive("Sparse retrieval, part three");
        assertThat(run().compiled()).isZero();
    }

    @Test
    void aLikedPaperIsFollowedUnderTheTitleThatItNoLongerHas() {
        put(Papers.arxiv("2408.01234", "Migration of birds over the Sahara").paper());
        ReaderId ada = joins(
                "ada@example.org",
                Readers.profile(Readers.interest(
                        "main",
                        new Interest.LikePaper(new PaperReference.ByTitle("Migration of birds over the Sahara")))));
        run();

        put(Papers.arxiv("2408.01234", "Sparse retrieval from the start")
                .version(2)
                .paper());
        arrive("Sparse retrieval, part two");
        arrive("Soil of meadows, part two");

        assertThat(run().compiled()).isEqualTo(1);
        assertThat(score(ada, 42)).isGreaterThan(score(ada, 43));
    }

    @Test
    void whatWasAnnouncedLongBeforeItCameIsKnownAndNotMatched() {
        ReaderId ada = joins("ada@example.org", about(RETRIEVAL));
        put(
                Papers.arxiv("1805.00001", "Sparse retrieval of years ago")
                        .announced("2018-05-31")
                        .paper(),
                Papers.arxiv("2603.00001", "Sparse retrieval of today").paper());
        run();

        assertThat(matches.of(ada, 0)).extracting(Match::paper).containsExactly(42L);
        assertThat(shelf.find(new PaperId("1805.00001"))).isPresent();
        assertThat(run().matched()).isZero();
    }

    @Test
    void moreReadersThanAPageAreAllMatched() {
        List<ReaderId> all = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            all.add(joins("reader" + i + "@example.org", about(RETRIEVAL)));
        }
        arrive("Sparse retrieval");

        assertThat(run().matches()).isEqualTo(1_100);
        assertThat(all).allSatisfy(reader -> assertThat(matches.of(reader, 0)).hasSize(1));
    }

    @Test
    void matchesOfOldPapersAreDroppedAndNotMadeAgain() {
        ReaderId ada = joins("ada@example.org", about(RETRIEVAL));
        arrive("Sparse retrieval, long ago");
        run();
        now = now.plus(Duration.ofDays(61));
        arrive("Sparse retrieval, of late");
        run();
        assertThat(job().forgetOld()).isZero();

        now = now.plus(Duration.ofDays(2));

        assertThat(job().forgetOld()).isEqualTo(1);
        assertThat(matches.of(ada, 0)).extracting(Match::paper).containsExactly(42L);
        assertThat(run().matched()).isZero();
    }

    private double score(ReaderId reader, long paper) {
        return matches.of(reader, 0).stream()
                .filter(match -> match.paper() == paper)
                .mapToDouble(Match::score)
                .findFirst()
                .orElse(0);
    }

    private static Profile likes(String arxiv) {
        return Readers.profile(
                Readers.interest("main", new Interest.LikePaper(new PaperReference.ById(new PaperId(arxiv)))));
    }

    private MatchRun.Counts run() {
        return job().run();
    }

    private MatchRun job() {
        return new MatchRun(shelf, subscribers, matches, compiled, Shards.UNSHARED, matcher, InstantSource.fixed(now));
    }

    private ReaderId joins(String address, Profile profile) {
        return subscribers
                .join(new EmailAddress(address), "", Readers.SIX, profile, now)
                .orElseThrow();
    }

    private void arrive(String... titles) {
        List<Paper> papers = IntStream.range(0, titles.length)
                .mapToObj(i -> Papers.titled(titles[i])
                        .announced(LocalDate.ofInstant(now, ZoneOffset.UTC).toString())
                        .paper())
                .toList();
        put(papers.toArray(Paper[]::new));
    }

    private void put(Paper... papers) {
        shelf.put(new PaperShelf.Batch("test", List.of(papers), List.of(), Optional.empty()), now);
    }
}
