package org.broadsheet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadsheet.delivery.Composer;
import org.broadsheet.delivery.Letter;
import org.broadsheet.matching.InMemoryCompiled;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.Matcher;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Shards;
import org.broadsheet.rendering.Templates;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcDigests;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcMatches;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The path from shelved papers to a letter, through the database and the real matcher. */
class DigestPathTest {

    private static final Instant SUNDAY = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant MONDAY_SEVEN = Instant.parse("2026-03-02T07:00:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private final Database database = TestDatabase.migrated();
    private final JdbcLibrary library = new JdbcLibrary(database);
    private final JdbcSubscribers subscribers = new JdbcSubscribers(database);
    private final JdbcMatches matches = new JdbcMatches(database);
    private final JdbcDigests digests = new JdbcDigests(database);
    private final Matcher matcher = new Matcher(library);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPaperThatFitsReachesTheReaderOnceAndSaysWhy() {
        ReaderId ada = join("sparse retrieval with inverted indexes");
        shelve(
                Papers.arxiv("2603.01417", "Learned sparse retrieval with half the postings")
                        .text("We prune the inverted index of a sparse retrieval model.")
                        .by("Ada Okafor", "cs.IR")
                        .paper(),
                Papers.arxiv("2603.01418", "Tides of a moon without water")
                        .text("A dry moon still bulges.")
                        .by("Jun Ishii", "astro-ph.EP")
                        .paper());
        new MatchRun(
                        library,
                        subscribers,
                        matches,
                        new InMemoryCompiled(),
                        Shards.UNSHARED,
                        matcher,
                        () -> MONDAY_SEVEN)
                .run();

        DigestRun.Counts counts = run(MONDAY_SEVEN);
        Letter letter = letter(ada, MONDAY);

        assertThat(counts).isEqualTo(new DigestRun.Counts(1, 1, 0, 0, 0));
        assertThat(letter.subject()).isEqualTo("Your papers for Monday 2 March: 1 of 2");
        assertThat(letter.html())
                .contains("https://arxiv.org/abs/2603.01417", "you follow Ada Okafor")
                .doesNotContain("Tides");
        assertThat(letter.text())
                .contains(" 1. Learned sparse retrieval", "you follow Ada Okafor")
                .doesNotContain("Tides");
        assertThat(run(MONDAY_SEVEN.plusSeconds(60))).isEqualTo(new DigestRun.Counts(0, 0, 0, 0, 0));
    }

    @Test
    void aDigestIsComposedAgainAsItWasThoughHoursHaveGoneByWithNewPapersAndOldDigestsWereTidiedUp() {
        ReaderId ada = join("sparse retrieval with inverted indexes");
        shelve(Papers.arxiv("2603.01417", "Learned sparse retrieval with half the postings")
                .text("We prune the inverted index of a sparse retrieval model.")
                .by("Ada Okafor", "cs.IR")
                .paper());
        run(MONDAY_SEVEN);
        Letter first = letter(ada, MONDAY);

        shelve(Papers.arxiv("2603.02001", "Inverted indexes that forget")
                .text("A sparse retrieval model whose inverted index shrinks.")
                .paper());
        Instant later = MONDAY_SEVEN.plus(Duration.ofHours(20));
        run(later);
        OldDigests.thin(digests, later);

        assertThat(letter(ada, MONDAY)).isEqualTo(first);
    }

    @Test
    void aPaperBelowAReadersFloorStaysOutOfTheirDigest() {
        shelve(Papers.arxiv("2603.01417", "Learned sparse retrieval with half the postings")
                .text("We prune the inverted index of a sparse retrieval model.")
                .paper());
        Interest about = new Interest.About("sparse retrieval with learned postings of inverted indexes");
        ReaderId ada = join("ada@example.org", 0, about);
        new MatchRun(
                        library,
                        subscribers,
                        matches,
                        new InMemoryCompiled(),
                        Shards.UNSHARED,
                        matcher,
                        () -> MONDAY_SEVEN)
                .run();
        int score = (int) matches.of(ada, 0).getFirst().score();

        ReaderId content = join("content@example.org", score, about);
        ReaderId strict = join("strict@example.org", score + 1, about);

        assertThat(run(MONDAY_SEVEN)).isEqualTo(new DigestRun.Counts(2, 2, 1, 0, 0));
        assertThat(letter(content, MONDAY).text()).contains("half the postings");
        assertThat(digests.shownSince(strict, MONDAY)).isEmpty();
    }

    private DigestRun.Counts run(Instant now) {
        Likeness likeness = new Likeness() {
            @Override
            public boolean nearDuplicates(ShelvedPaper one, ShelvedPaper other) {
                return matcher.nearDuplicates(one, other);
            }

            @Override
            public double between(ShelvedPaper one, ShelvedPaper other) {
                return matcher.likeness(one, other);
            }
        };
        new MatchRun(library, subscribers, matches, new InMemoryCompiled(), Shards.UNSHARED, matcher, () -> now).run();
        return new DigestRun(
                        digests,
                        subscribers,
                        Shards.UNSHARED,
                        matches,
                        library,
                        likeness,
                        (reader, shown) -> shown.stream()
                                .map(each -> matcher.reasons(reader, each.paper(), each.interest()))
                                .toList(),
                        (key, due, expires) -> "<" + key.value().replace('/', '.') + "@localhost>",
                        DigestSettings.defaults(),
                        () -> now)
                .run();
    }

    private Letter letter(ReaderId reader, LocalDate date) {
        DigestMail mail = new DigestMail(
                digests,
                subscribers,
                library,
                Templates.from(Optional.of(Path.of("templates"))),
                ReaderLinks.NONE,
                LookBack.NONE,
                DigestSettings.defaults());
        return ((Composer.Composition.Ready) mail.compose(Digest.key(reader, date))).letter();
    }

    private ReaderId join(String about) {
        return join(
                "ada@example.org",
                Profile.DEFAULT_FLOOR,
                new Interest.About(about),
                new Interest.ByAuthor(new Author("Ada Okafor")));
    }

    private ReaderId join(String address, int floor, Interest... wants) {
        return subscribers
                .join(
                        new EmailAddress(address),
                        "Ada",
                        new DigestTime(LocalTime.of(7, 0), ZoneOffset.UTC, DigestTime.WEEKDAYS),
                        new Profile(
                                List.of(new NamedInterest("Sparse retrieval", List.of(wants), OptionalInt.empty())),
                                0,
                                Profile.DEFAULT_AT_MOST,
                                floor,
                                Profile.DEFAULT_VARIETY,
                                Profile.WhenEmpty.NOTHING),
                        SUNDAY)
                .orElseThrow();
    }

    private void shelve(Paper... papers) {
        new JdbcPaperShelf(database)
                .put(new PaperShelf.Batch("test", List.of(papers), List.of(), Optional.empty()), SUNDAY);
    }
}
