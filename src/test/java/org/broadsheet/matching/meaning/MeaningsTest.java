package org.broadsheet.matching.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.matching.CompiledProfile;
import org.broadsheet.matching.InMemoryCompiled;
import org.broadsheet.matching.InMemoryMatches;
import org.broadsheet.matching.Match;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.Matcher;
import org.broadsheet.matching.Readers;
import org.broadsheet.matching.TinyModel;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
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
import org.broadsheet.store.JdbcVectors;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real, if tiny, ONNX model and the database's own store of vectors. */
class MeaningsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
    private static final List<String> VOCABULARY =
            List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "avian", "birds", "galaxies", "compilers");

    /** Avian and birds are one thing to the model, whatever the words say. */
    private static final float[][] VECTORS = {
        {0, 0, 0, 0},
        {0.1f, 0, 0, 0},
        {0, 0, 0, 0},
        {0, 0, 0, 0},
        {0, 9, 0, 0},
        {0, 9, 0, 0},
        {0, 0, 9, 0},
        {0, 0, 0, 9}
    };

    private final Database database = TestDatabase.migrated();
    private final JdbcVectors vectors = new JdbcVectors(database);
    private final InMemoryShelf shelf = new InMemoryShelf();
    private final InMemorySubscribers subscribers = new InMemorySubscribers();
    private final InMemoryCompiled compiled = new InMemoryCompiled();

    private int reworded;

    @TempDir
    private Path folder;

    @BeforeEach
    void threePapersThatShareTheSameWordsWithTheReader() throws IOException {
        TinyModel.write(folder, VOCABULARY, VECTORS);
        arrive(
                "Seasonal migration patterns of compilers",
                "Seasonal migration patterns of galaxies",
                "Seasonal migration patterns of birds");
        arrive(IntStream.range(0, 60)
                .mapToObj(i -> "Tidal heating of exomoons measured in survey field " + i)
                .toArray(String[]::new));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPaperThatMeansTheSameInOtherWordsComesFirst() {
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            List<Match> byWords = matches(Meanings.NONE);
            List<Match> byMeaning = matches(Meanings.of(embedder, vectors, EmbedderSettings.DEFAULT_WEIGHT));

            assertThat(byMeaning.getFirst().paper()).isEqualTo(3);
            assertThat(score(byMeaning, 3)).isGreaterThan(score(byWords, 3));
        }
    }

    @Test
    void aFailingModelLeavesTheWordsAndItsReasonAndIsAskedAgainNextTime() {
        Failing failing = new Failing(OnnxEmbedder.open(folder));
        Meanings meanings = Meanings.of(failing, vectors, EmbedderSettings.DEFAULT_WEIGHT);

        List<Match> duringTrouble = matches(meanings);

        assertThat(duringTrouble).isEqualTo(matches(Meanings.NONE));
        assertThat(meanings.trouble()).contains("out of order");
        assertThat(failing.asked).as("one failure is enough for one run").isEqualTo(1);

        failing.broken = false;
        List<Match> afterwards = matches(meanings);

        assertThat(meanings.trouble()).isEmpty();
        assertThat(afterwards.getFirst().paper()).isEqualTo(3);
    }

    @Test
    void searchingFindsWhatMeansTheSameInOtherWordsEvenIfItWasReadLater() {
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            Path index = folder.resolve("index");
            Meanings meanings = Meanings.of(embedder, vectors, EmbedderSettings.DEFAULT_WEIGHT);
            try (Archive archive = Archive.open(index, shelf, meanings)) {
                assertThat(archive.search("avian", 3)).isEmpty();

                meanings.catchUp(shelf);
                archive.catchUp();

                assertThat(archive.search("avian", 3).getFirst().number()).isEqualTo(3);
                assertThat(archive.search("avian patterns of compilers", 3))
                        .extracting(Archive.Found::number)
                        .startsWith(1L, 3L);
                assertThat(archive.catchUp()).isZero();
                assertThat(archive.count()).isEqualTo(63);
            }
            try (Archive archive = Archive.open(index, shelf, Meanings.NONE)) {
                assertThat(archive.search("avian", 3)).isEmpty();
            }
        }
    }

    @Test
    void papersAreReadOnceAndWhatIsNotYetReadStandsInTheStore() {
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            EmbedRun run = new EmbedRun(shelf, embedder, vectors);

            assertThat(run.run().papers()).isEqualTo(63);
            assertThat(run.run().papers()).isZero();
            arrive("Study of avian compilers");
            assertThat(run.run().papers()).isEqualTo(1);

            assertThat(vectors.through(embedder.model())).isEqualTo(64);
            assertThat(vectors.find(List.of(1L, 64L, 65L), embedder.model())).containsOnlyKeys(1L, 64L);
            assertThat(vectors.find(List.of(1L), "another model")).isEmpty();
        }
    }

    @Test
    void aPaperWhoseWordsChangedIsReadAgain() {
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            EmbedRun run = new EmbedRun(shelf, embedder, vectors);
            run.run();
            float[] birds = vectors.find(List.of(3L), embedder.model()).get(3L);

            reword("Seasonal migration patterns of birds", "Compilers for galaxies");

            assertThat(run.run().papers()).isEqualTo(1);
            assertThat(vectors.find(List.of(3L), embedder.model()).get(3L)).isNotEqualTo(birds);
            assertThat(run.run().papers()).isZero();
        }
    }

    @Test
    void whileTheModelFailsAPaperWhoseWordsChangedWaitsToBeReadAgain() {
        Failing failing = new Failing(OnnxEmbedder.open(folder));
        failing.broken = false;
        EmbedRun run = new EmbedRun(shelf, failing, vectors);
        run.run();
        reword("Seasonal migration patterns of birds", "Compilers for galaxies");

        failing.broken = true;
        assertThat(run.run().trouble()).contains("out of order");
        failing.broken = false;

        assertThat(run.run().papers()).isEqualTo(1);
    }

    @Test
    void aModelThatBeginsReadsAPaperThatWasRewordedBeforeOnce() {
        reword("Seasonal migration patterns of birds", "Compilers for galaxies");
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            assertThat(new EmbedRun(shelf, embedder, vectors).run().papers()).isEqualTo(63);
        }
    }

    @Test
    void whoLikesAPaperIsMatchedByWhatItMeansNow() {
        Profile likesBirds = likes("Seasonal migration patterns of birds");
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            Meanings meanings = Meanings.of(embedder, vectors, EmbedderSettings.DEFAULT_WEIGHT);
            Matcher matcher = new Matcher(shelf, meanings);
            matches(matcher, likesBirds);
            CompiledProfile before = kept(matcher, likesBirds).orElseThrow();

            reword("Seasonal migration patterns of birds", "Seasonal migration patterns of galaxies, continued");
            matches(matcher, likesBirds);

            CompiledProfile after = kept(matcher, likesBirds).orElseThrow();
            assertThat(after.interests().getFirst().texts().getFirst().meaning())
                    .isNotEqualTo(
                            before.interests().getFirst().texts().getFirst().meaning());
        }
    }

    @Test
    void searchingByMeaningFindsWhatAPaperSaysNowEvenIfTheModelReadItLater() {
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            Meanings meanings = Meanings.of(embedder, vectors, EmbedderSettings.DEFAULT_WEIGHT);
            meanings.catchUp(shelf);
            try (Archive archive = Archive.open(folder.resolve("index"), shelf, meanings)) {
                assertThat(archive.search("avian", 1).getFirst().number()).isEqualTo(3);

                reword("Seasonal migration patterns of birds", "Seasonal migration patterns of planets");
                reword("Seasonal migration patterns of galaxies", "Seasonal migration patterns of birds, continued");
                archive.catchUp();
                meanings.catchUp(shelf);
                archive.catchUp();

                assertThat(archive.search("avian", 1).getFirst().number()).isEqualTo(2);
                assertThat(archive.catchUp()).isZero();
                assertThat(archive.count()).isEqualTo(63);
            }
        }
    }

    @Test
    void whoseHourStruckGetsADigestByWordsWhileTheModelHasPapersToReadAndTheOthersWaitForIt() {
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            Matcher matcher = new Matcher(shelf, Meanings.of(embedder, vectors, EmbedderSettings.DEFAULT_WEIGHT));
            ReaderId ada = join(Readers.about("avian seasonal migration patterns"));
            InMemoryMatches matches = new InMemoryMatches(subscribers);

            run(matches, matcher, MONDAY.minusSeconds(60)).match();
            assertThat(matches.of(ada, 0)).isEmpty();

            run(matches, matcher, MONDAY.plusSeconds(60)).match();
            assertThat(matches.of(ada, 0)).isNotEmpty();
            assertThat(vectors.through(embedder.model())).isZero();
        }
    }

    @Test
    void theSentencesOfWhatDigestsWillShowAreReadWithThePapersWhileNobodyWaits() {
        put(Papers.titled("Avian routes")
                .text("Avian routes are old. Birds know them well.")
                .paper());
        List<String> read = new ArrayList<>();
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            Meanings meanings = Meanings.of(new Listening(embedder, read), vectors, EmbedderSettings.DEFAULT_WEIGHT);
            InMemoryMatches matches = new InMemoryMatches(subscribers);
            ReaderId ada = join(Readers.about("avian seasonal migration patterns"));

            run(matches, new Matcher(shelf, meanings), MONDAY).run();

            assertThat(matches.of(ada, 0)).extracting(Match::paper).contains(64L);
            assertThat(read).contains("Avian routes are old.", "Birds know them well.");
        }
    }

    @Test
    void twoPapersAreAlikeByWhatTheyMeanWhereTheModelHasReadBoth() {
        arrive("Avian journeys");
        List<ShelvedPaper> papers = shelf.since(0, 64);
        ShelvedPaper galaxies = papers.get(1);
        ShelvedPaper birds = papers.get(2);
        ShelvedPaper avian = papers.getLast();
        Matcher byWords = new Matcher(shelf, Meanings.NONE);
        assertThat(byWords.likeness(birds, avian)).isLessThan(byWords.likeness(birds, galaxies));
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            Meanings meanings = Meanings.of(embedder, vectors, EmbedderSettings.DEFAULT_WEIGHT);
            meanings.catchUp(shelf);
            Matcher matcher = new Matcher(shelf, meanings);

            assertThat(matcher.likeness(birds, avian)).isGreaterThan(matcher.likeness(birds, galaxies));
        }
    }

    @Test
    void whatAModelBeforeThisOneMadeOfPapersIsDroppedOnceThisOneHasBegunToRead() {
        vectors.keep("another model", 3, Map.of(1L, new float[] {1}, 2L, new float[] {1}));
        try (OnnxEmbedder embedder = OnnxEmbedder.open(folder)) {
            Meanings meanings = Meanings.of(embedder, vectors, EmbedderSettings.DEFAULT_WEIGHT);
            assertThat(meanings.forgetOthers())
                    .as("nothing takes their place yet")
                    .isZero();

            meanings.catchUp(shelf);

            assertThat(meanings.forgetOthers()).isEqualTo(2);
            assertThat(vectors.through("another model")).isZero();
            assertThat(meanings.of(List.of(1L, 2L))).hasSize(2);
        }
    }

    private static Profile likes(String title) {
        return Readers.profile(Readers.interest("main", new Interest.LikePaper(new PaperReference.ByTitle(title))));
    }

    /** What the last run kept of the only reader's profile. */
    private Optional<CompiledProfile> kept(Matcher matcher, Profile profile) {
        ReaderId ada = subscribers
                .find(new EmailAddress("ada@example.org"))
                .orElseThrow()
                .id();
        return matcher.read(compiled.find(List.of(ada)).get(ada).form(), profile);
    }

    /** The paper of that title turns out to be one of arXiv's, whose next version has another title. */
    private void reword(String title, String next) {
        String id = "2603.%05d".formatted(++reworded);
        put(Papers.arxiv(id, title).paper(), Papers.arxiv(id, next).version(2).paper());
    }

    private List<Match> matches(Meanings meanings) {
        return matches(new Matcher(shelf, meanings), Readers.about("avian seasonal migration patterns"));
    }

    private List<Match> matches(Matcher matcher, Profile profile) {
        InMemoryMatches matches = new InMemoryMatches(subscribers);
        ReaderId ada = join(profile);
        run(matches, matcher, MONDAY).run();
        return new ArrayList<>(matches.of(ada, 0));
    }

    private ReaderId join(Profile profile) {
        return subscribers
                .join(new EmailAddress("ada@example.org"), "", Readers.SIX, profile, MONDAY)
                .or(() -> subscribers.find(new EmailAddress("ada@example.org")).map(reader -> reader.id()))
                .orElseThrow();
    }

    private MatchRun run(InMemoryMatches matches, Matcher matcher, Instant now) {
        return new MatchRun(shelf, subscribers, matches, compiled, Shards.UNSHARED, matcher, InstantSource.fixed(now));
    }

    private static double score(List<Match> matches, long paper) {
        return matches.stream()
                .filter(match -> match.paper() == paper)
                .mapToDouble(Match::score)
                .findFirst()
                .orElse(0);
    }

    private void arrive(String... titles) {
        put(Stream.of(titles).map(title -> Papers.titled(title).paper()).toArray(Paper[]::new));
    }

    private void put(Paper... papers) {
        shelf.put(new PaperShelf.Batch("test", List.of(papers), List.of(), Optional.empty()), MONDAY);
    }

    /** An embedder that notes what it is given. */
    private record Listening(Embedder embedder, List<String> heard) implements Embedder {

        @Override
        public String model() {
            return embedder.model();
        }

        @Override
        public Answer embed(List<String> texts) {
            heard.addAll(texts);
            return embedder.embed(texts);
        }

        @Override
        public void close() {
            embedder.close();
        }
    }

    /** An embedder that can be out of order. */
    private static final class Failing implements Embedder {

        private final Embedder working;
        private boolean broken = true;
        private int asked;

        Failing(Embedder working) {
            this.working = working;
        }

        @Override
        public String model() {
            return working.model();
        }

        @Override
        public Answer embed(List<String> texts) {
            asked++;
            return broken ? new Answer.Unavailable("out of order") : working.embed(texts);
        }

        @Override
        public void close() {
            working.close();
        }
    }
}
