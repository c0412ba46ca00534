package org.broadsheet.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.broadsheet.Scratch;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.Matcher;
import org.broadsheet.matching.SyntheticModel;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.matching.meaning.EmbedderSettings;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Shards;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.JdbcCompiled;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcMatches;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.JdbcVectors;
import org.broadsheet.store.ManyReaders;
import org.broadsheet.store.database.Database;

/**
 * The whole match job on an embedded database in a temporary folder: profiles come from the table and matches go into it.
 * An archive of 10,000 papers gives the statistics. For each count of readers the job first compiles the profiles of those
 * who are new, and then looks, with every mark set back, at each count of new papers.
 */
final class MatchScale {

    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
    private static final int ARCHIVE = 10_000;
    private static final int TERMS = 65;

    /**
     * One run of the job.
     *
     * @param cpuSeconds of the whole process, database and garbage collection included
     * @param peakMebibytes of heap in use
     */
    record Row(
            long readers,
            long papers,
            long compiled,
            long matches,
            double seconds,
            double cpuSeconds,
            long peakMebibytes) {}

    private MatchScale() {}

    /** Each row is handed over as soon as it is measured. */
    static void measure(List<Integer> readers, List<Integer> papers, Consumer<Row> each) throws IOException {
        Path folder = Files.createTempDirectory("broadsheet-scale");
        try (Database database = Database.open(Database.embedded(folder))) {
            SyntheticText text = new SyntheticText(7);
            Library library = new JdbcLibrary(database);
            put(database, text, ARCHIVE, MONDAY.minus(Duration.ofDays(30)));
            Matcher matcher = new Matcher(
                    library,
                    Meanings.of(new SyntheticModel(), new JdbcVectors(database), EmbedderSettings.DEFAULT_WEIGHT));
            MatchRun run = new MatchRun(
                    library,
                    new JdbcSubscribers(database),
                    new JdbcMatches(database),
                    new JdbcCompiled(database),
                    Shards.UNSHARED,
                    matcher,
                    InstantSource.fixed(MONDAY));
            run.run();
            int most = papers.stream().mapToInt(Integer::intValue).max().orElse(0);
            long known = 0;
            for (int count : readers) {
                ManyReaders.add(database, known + 1, count, number -> profile(text), MONDAY);
                known = count;
                each.accept(row(run));
                if (library.newestNumber() == ARCHIVE) {
                    put(database, text, most, MONDAY);
                    row(run);
                }
                for (int batch : papers) {
                    ManyReaders.forgetAbove(database, library.newestNumber() - batch);
                    each.accept(row(run));
                }
            }
        } finally {
            Scratch.delete(folder);
        }
    }

    private static Row row(MatchRun run) {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = process.getProcessCpuTime();
        long begin = System.nanoTime();
        MatchRun.Counts counts = run.run();
        return new Row(
                counts.readers(),
                counts.papers(),
                counts.compiled(),
                counts.matches(),
                (System.nanoTime() - begin) / 1e9,
                (process.getProcessCpuTime() - cpu) / 1e9,
                pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
    }

    private static Stream<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static void put(Database database, SyntheticText text, int count, Instant at) {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            papers.add(text.paper(LocalDate.parse("2026-03-02")));
        }
        for (int from = 0; from < count; from += 500) {
            List<Paper> some = papers.subList(from, Math.min(count, from + 500));
            new JdbcPaperShelf(database).put(new PaperShelf.Batch("synthetic", some, List.of(), Optional.empty()), at);
        }
    }

    private static Profile profile(SyntheticText text) {
        NamedInterest interest =
                new NamedInterest("main", List.of(new Interest.About(text.interest(TERMS))), OptionalInt.empty());
        return new Profile(List.of(interest), 0, 10, 20, 0.1, Profile.WhenEmpty.NOTHING);
    }
}
