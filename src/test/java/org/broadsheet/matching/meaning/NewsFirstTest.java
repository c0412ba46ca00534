package org.broadsheet.matching.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcVectors;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model reads a day's papers before the thousands that a backfill brought, or that a model before it had read. */
class NewsFirstTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
    private static final int PAGE = 64;

    private final Database database = TestDatabase.migrated();
    private final JdbcVectors vectors = new JdbcVectors(database);
    private final InMemoryShelf shelf = new InMemoryShelf();
    private final Counting embedder = new Counting();
    private final Meanings meanings = Meanings.of(embedder, vectors, EmbedderSettings.DEFAULT_WEIGHT);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void newsDoesNotWaitForABackfillAndCanBeMatchedInFullAtOnce() {
        arrive(1, 600, "2019-05-01", MONDAY);
        arrive(601, 10, "2026-03-02", MONDAY);
        arrive(611, 700, "2019-05-02", MONDAY);

        read(() -> !embedder.texts.isEmpty());

        assertThat(read(601, 610)).isEqualTo(10);
        assertThat(vectors.through(embedder.model())).isZero();
        read(() -> embedder.texts.size() > 10);
        assertThat(meanings.readable()).as("what is old holds nothing up").isEqualTo(1_310);

        read(() -> false);

        assertThat(embedder.texts).as("each once").hasSize(1_310).doesNotHaveDuplicates();
        assertThat(vectors.through(embedder.model())).isEqualTo(1_310);
    }

    @Test
    void newsThatComesWhileABackfillIsReadIsReadNext() {
        arrive(1, 600, "2019-05-01", MONDAY);
        read(afterPages(2));

        arrive(601, 5, "2026-03-02", MONDAY);
        read(afterPages(1));

        assertThat(read(601, 605)).isEqualTo(5);
    }

    @Test
    void anotherModelReadsTheLastWeekFirst() {
        arrive(1, 300, "2026-01-05", MONDAY.minus(Duration.ofDays(56)));
        arrive(301, 60, "2026-03-02", MONDAY);

        read(afterPages(1));

        assertThat(read(301, 360)).isEqualTo(60);
        assertThat(meanings.readable()).isEqualTo(360);
        assertThat(meanings.hasBegun()).isTrue();
        assertThat(read(1, 300)).isZero();
        read(() -> false);
        assertThat(read(1, 300)).isEqualTo(300);
        assertThat(embedder.texts).doesNotHaveDuplicates();
    }

    private void arrive(int first, int count, String announced, Instant at) {
        List<Paper> papers = IntStream.range(first, first + count)
                .mapToObj(i -> Papers.arxiv("2603.%05d".formatted(i), "Owls at night, part " + i)
                        .announced(announced)
                        .paper())
                .toList();
        shelf.put(new PaperShelf.Batch("test", papers, List.of(), Optional.empty()), at);
    }

    private void read(BooleanSupplier stopped) {
        new EmbedRun(shelf, embedder, vectors, stopped).run();
    }

    private static BooleanSupplier afterPages(int pages) {
        int[] asked = {0};
        return () -> asked[0]++ >= pages;
    }

    /** How many of those papers the model has read. */
    private long read(long from, long to) {
        return vectors.find(LongStream.rangeClosed(from, to).boxed().toList(), embedder.model())
                .size();
    }

    private static final class Counting implements Embedder {

        private final List<String> texts = new ArrayList<>();

        @Override
        public String model() {
            return "counting";
        }

        @Override
        public Answer embed(List<String> asked) {
            assertThat(asked).hasSizeLessThanOrEqualTo(PAGE);
            texts.addAll(asked);
            return new Answer.Vectors(
                    asked.stream().map(text -> new float[] {1, 0}).toList());
        }

        @Override
        public void close() {}
    }
}
