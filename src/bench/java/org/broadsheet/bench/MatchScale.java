package org.broadsheet.bench;

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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.Matcher;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.Profile;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.Database;
import org.broadsheet.store.JdbcCompiled;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcMatches;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.ManyReaders;

/**
 * The whole match job on an embedded database in a temporary folder: profiles come from the table and matches go into it.
 * An archive of 5,000 older papers gives the statistics. For each count of readers the job runs once with every profile
 * new, and then once for each count of new papers.
 */
final class MatchScale {

    private static final Instant MONDAY = Instant.parse("2026-03-02T06:00:00Z");
    private static final int ARCHIVE = 5_000;
    private static final int TERMS = 65;

    /** One run of the job. */
    record Row(long readers, int papers, boolean profilesNew, double seconds, long matches, long peakMebibytes) {}

    private MatchScale() {}

    static List<Row> measure(List<Integer> readers, List<Integer> papers) throws IOException {
        Path folder = Files.createTempDirectory("broadsheet-scale");
        try {
            List<Row> rows = new ArrayList<>();
            try (Database database = Database.open(Database.embedded(folder))) {
                SyntheticText text = new SyntheticText(7);
                Library library = new JdbcLibrary(database);
                put(database, text, ARCHIVE, MONDAY.minus(Duration.ofDays(30)));
                long known = 0;
                for (int count : readers) {
                    ManyReaders.add(database, known + 1, count, number -> profile(text), MONDAY);
                    known = count;
                    run(database, library, count).ifPresent(rows::add);
                    for (int batch : papers) {
                        long before = library.newestNumber();
                        put(database, text, batch, MONDAY);
                        run(database, library, count).ifPresent(rows::add);
                        ManyReaders.forgetAbove(database, library.newestNumber());
                        if (library.newestNumber() - before != batch) {
                            throw new IllegalStateException("Not every paper was new.");
                        }
                    }
                }
            }
            return rows;
        } finally {
            delete(folder);
        }
    }

    private static Optional<Row> run(Database database, Library library, int readers) {
        MatchRun run = new MatchRun(
                library,
                new JdbcSubscribers(database),
                new JdbcMatches(database),
                new JdbcCompiled(database),
                new Matcher(library),
                InstantSource.fixed(MONDAY.plus(Duration.ofHours(1))));
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begin = System.nanoTime();
        MatchRun.Counts counts = run.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        long peak = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
        Row row = new Row(readers, (int) counts.papers(), counts.afresh() > 0, seconds, counts.matches(), peak);
        System.err.println(row);
        return counts.papers() == 0 ? Optional.empty() : Optional.of(row);
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
