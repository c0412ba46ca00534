package org.broadsheet.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.simulation.ForeignInterests;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcVectors;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether an archive knows a reader's field, told by what a model makes of it. */
class HomeTest {

    private static final Database DATABASE = TestDatabase.migrated();
    private static final InMemoryShelf SHELF = new InMemoryShelf();
    private static final Matcher MATCHER =
            new Matcher(SHELF, Meanings.of(new Subjects(), new JdbcVectors(DATABASE), 1));

    /** A cone in which everything lies, a direction for each field of the small archive and two more, and noise. */
    private record Subjects() implements Embedder {

        private static final int GALAXIES = 1;
        private static final int SOCKS = 7;
        private static final int NOTHING = 8;
        private static final int DIMENSION = 40;

        @Override
        public String model() {
            return "subjects";
        }

        @Override
        public Answer embed(List<String> texts) {
            return new Answer.Vectors(texts.stream().map(Subjects::vector).toList());
        }

        private static float[] vector(String text) {
            Random noise = new Random(text.hashCode());
            float[] vector = new float[DIMENSION];
            double squares = 0;
            vector[0] = 1;
            vector[1 + subject(text)] += 1;
            for (int i = NOTHING + 2; i < DIMENSION; i++) {
                vector[i] = 0.15f * (float) noise.nextGaussian();
            }
            for (float each : vector) {
                squares += each * each;
            }
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] /= (float) Math.sqrt(squares);
            }
            return vector;
        }

        private static int subject(String text) {
            if (text.contains("socks")) {
                return SOCKS;
            }
            return text.contains("Sterne") ? GALAXIES : SmallArchive.field(text).orElse(NOTHING);
        }

        @Override
        public void close() {}
    }

    @BeforeAll
    static void theModelHasReadTheArchive() {
        put(SHELF, SmallArchive.of(40).stream().map(ShelvedPaper::paper).toList());
        MATCHER.catchUp(() -> true);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aSubjectThatNobodyWroteAboutIsForeignThoughItsWordsAreKnown() {
        String line = "bird migration tracking, season and climate of socks";

        assertThat(known(Readers.about(line))).isLessThan(0.1);
        assertThat(new Matcher(SHELF).known(Readers.about(line)).get("main")).isGreaterThan(0.5);
        assertThat(found(Readers.about(line))).isEmpty();
    }

    @Test
    void aLineInAnotherLanguageIsAtHomeThoughNoneOfItsWordsIsKnown() {
        String line = "Wie schnell Sterne in ihren Welteninseln kreisen";

        assertThat(known(Readers.about(line))).isGreaterThan(0.9);
        assertThat(new Matcher(SHELF).known(Readers.about(line)).get("main")).isLessThan(0.5);
    }

    @Test
    void theOperatorIsToldOfALineWhoseWordsHardlyStandInThePapers() {
        Subscriber reader =
                Readers.reader(1, Readers.about("Wie schnell Sterne in ihren Welteninseln kreisen"), Instant.EPOCH);
        Subscriber english = Readers.reader(2, Readers.about("galaxy rotation and stellar halo"), Instant.EPOCH);

        assertThat(ForeignInterests.interests(MATCHER, reader))
                .singleElement()
                .asString()
                .contains("matched by meaning alone");
        assertThat(ForeignInterests.interests(MATCHER, english)).isEmpty();
    }

    @Test
    void aFieldThatOnlyOneReadersOwnLikesAreOfIsForeign() {
        List<Paper> socks = IntStream.range(0, 12)
                .mapToObj(i -> Papers.arxiv("2401.%05d".formatted(i), "Knitting socks, part " + i)
                        .text("Stitches and yarn for socks of size " + i)
                        .paper())
                .toList();
        InMemoryShelf shelf = new InMemoryShelf();
        put(shelf, SmallArchive.of(40).stream().map(ShelvedPaper::paper).toList());
        put(shelf, socks);
        try (Database database = TestDatabase.migrated()) {
            Matcher matcher = new Matcher(shelf, Meanings.of(new Subjects(), new JdbcVectors(database), 1));
            matcher.catchUp(() -> true);
            Profile reader = Readers.profile(Readers.interest(
                    "main", socks.stream().map(paper -> like(paper.id())).toArray(Interest[]::new)));

            assertThat(matcher.known(reader).get("main")).isLessThan(0.3);
            PaperId galaxies = SHELF.since(0, 9).stream()
                    .map(ShelvedPaper::paper)
                    .filter(paper -> SmallArchive.field(paper.title()).orElse(-1) == Subjects.GALAXIES)
                    .findFirst()
                    .orElseThrow()
                    .id();
            assertThat(matcher.known(Readers.profile(Readers.interest("main", like(galaxies))))
                            .get("main"))
                    .isGreaterThan(0.9);
        }
    }

    private static Interest like(PaperId paper) {
        return new Interest.LikePaper(new PaperReference.ById(paper));
    }

    private static double known(Profile profile) {
        return MATCHER.known(profile).get("main");
    }

    private static List<Scored> found(Profile profile) {
        return MATCHER.best(MATCHER.compile(profile), MATCHER.batch(SHELF.since(0, 240)), 10).stream()
                .filter(scored -> scored.score() >= Profile.DEFAULT_FLOOR)
                .toList();
    }

    private static void put(InMemoryShelf shelf, List<Paper> papers) {
        shelf.put(
                new PaperShelf.Batch("test", papers, List.of(), Optional.empty()),
                Instant.parse("2026-03-02T06:00:00Z"));
    }
}
