package org.broadsheet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.Scratch;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.registry.AllSources;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.database.Database;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast a snapshot of so many records is read, beside a plain Jackson read of the same lines, and stored and indexed. The lines
 * are made as they are read, so that five gigabytes take no disk.
 */
final class SnapshotSpeed {

    /** Different texts; the numbers make every record another one. */
    private static final int TEXTS = 2_000;

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private SnapshotSpeed() {}

    /** {@code parse N}, {@code jackson N} or {@code store N}, N records. */
    public static void main(String[] what) throws IOException {
        long records = Long.parseLong(what[1]);
        Lines lines = new Lines(records);
        long begin = System.nanoTime();
        long read = switch (what[0]) {
            case "parse" -> parse(lines);
            case "jackson" -> jackson(lines);
            case "store" -> store(lines);
            default -> throw new IllegalArgumentException("Expected parse, jackson or store.");
        };
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %,d records, %,d MB, %.1f s, %,.0f records a second; most heap after collecting %,d MB of %,d%n",
                what[0],
                read,
                lines.bytes >> 20,
                seconds,
                read / seconds,
                lines.mostHeap >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static long parse(InputStream lines) throws IOException {
        long[] read = {0};
        AllSources.FORMATS.read(lines, new ReadingDay(DAY.plusDays(1), Optional.empty()), record -> read[0]++);
        return read[0];
    }

    /** The least that anybody must do: each line as a tree. */
    private static long jackson(InputStream lines) throws IOException {
        long read = 0;
        long titles = 0;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(lines, UTF_8), 1 << 16)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                titles += JsonMapper.shared()
                        .readTree(line)
                        .path("title")
                        .asString()
                        .length();
                read++;
            }
        }
        return titles > 0 ? read : 0;
    }

    private static long store(InputStream lines) throws IOException {
        Path folder = Files.createTempDirectory("broadsheet-snapshot");
        try (Database database = Database.open(Database.embedded(folder))) {
            Instant now = Instant.parse("2026-03-03T06:00:00Z");
            long begin = System.nanoTime();
            long stored = new Intake(new JdbcPaperShelf(database), AllSources.FORMATS, () -> now)
                    .takeBody("snapshot", lines, "")
                    .counts()
                    .read();
            double storing = (System.nanoTime() - begin) / 1e9;
            begin = System.nanoTime();
            Archive.anew(folder.resolve("index"), new JdbcLibrary(database), Meanings.NONE, ignored -> {})
                    .close();
            System.out.printf(
                    Locale.ROOT,
                    "stored in %.1f s (%,.0f a second), indexed in %.1f s%n",
                    storing,
                    stored / storing,
                    (System.nanoTime() - begin) / 1e9);
            return stored;
        } finally {
            Scratch.delete(folder);
        }
    }

    /** Lines as arXiv's snapshot has them, made one by one; notes how much of the heap is taken meanwhile. */
    private static final class Lines extends InputStream {

        private final byte[][] texts = new byte[TEXTS][];
        private final long records;
        private long next;
        private byte[] line = new byte[0];
        private int at;
        private long bytes;
        private long mostHeap;

        Lines(long records) {
            this.records = records;
            SyntheticText text = new SyntheticText(11);
            for (int i = 0; i < TEXTS; i++) {
                Paper paper = text.paper(DAY);
                texts[i] =
                        ("\",\"submitter\":\"X Y\",\"authors\":\"%s\",\"comments\":\"12 pages, 5 figures\",\"journal-ref\":null,\"doi\":null,\"report-no\":null,\"categories\":\"cs.IR cs.CL\",\"license\":\"http://creativecommons.org/licenses/by/4.0/\",\"abstract\":\"%s\",\"versions\":[{\"version\":\"v1\",\"created\":\"Mon, 2 Mar 2026 10:00:00 GMT\"}],\"update_date\":\"2026-03-02\",\"authors_parsed\":[[\"Y\",\"X\",\"\"]],\"title\":\"%s "
                                        .formatted(
                                                String.join(
                                                        ", ",
                                                        paper.authors().stream()
                                                                .map(Author::name)
                                                                .toList()),
                                                paper.abstractText(),
                                                paper.title()))
                                .getBytes(UTF_8);
            }
        }

        private boolean fill() {
            if (at < line.length) {
                return true;
            }
            if (next == records) {
                return false;
            }
            byte[] text = texts[(int) (next % TEXTS)];
            byte[] start = "{\"id\":\"%04d.%05d"
                    .formatted(701 + next / 100_000, next % 100_000)
                    .getBytes(UTF_8);
            byte[] end = (next + "\"}\n").getBytes(UTF_8);
            line = Arrays.copyOf(start, start.length + text.length + end.length);
            System.arraycopy(text, 0, line, start.length, text.length);
            System.arraycopy(end, 0, line, start.length + text.length, end.length);
            at = 0;
            next++;
            bytes += line.length;
            if (next % 50_000 == 0) {
                mostHeap = Math.max(mostHeap, heapAfterCollecting());
            }
            return true;
        }

        private static long heapAfterCollecting() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool ->
                            pool.getType() == java.lang.management.MemoryType.HEAP && pool.getCollectionUsage() != null)
                    .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                    .sum();
        }

        @Override
        public int read() {
            return fill() ? line[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int done = 0;
            while (done < most && fill()) {
                int some = Math.min(most - done, line.length - at);
                System.arraycopy(line, at, into, from + done, some);
                at += some;
                done += some;
            }
            return done == 0 ? -1 : done;
        }
    }
}
