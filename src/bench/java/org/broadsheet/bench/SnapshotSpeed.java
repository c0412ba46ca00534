package org.broadsheet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.broadsheet.Scratch;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.registry.AllSources;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.database.Database;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast a snapshot of so many records is read, beside a plain Jackson read of the same lines, and stored and indexed. The lines
 * are made as they are read, so that five gigabytes take no disk: of invented texts, or of the files that are named, each record
 * under another number and title.
 */
final class SnapshotSpeed {

    /** Different invented texts. */
    private static final int TEXTS = 2_000;

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Pattern NUMBER = Pattern.compile("\"id\"\\s*:\\s*\"[^\"]*\"");
    private static final Pattern TITLE = Pattern.compile("\"title\"\\s*:\\s*\"");

    private SnapshotSpeed() {}

    /**
     * {@code parse N [FILE...]}, {@code jackson N [FILE...]} or {@code store N [FILE...]}: N records; {@code write N OUT [FILE...]} puts them
     * into a file, packed if it is called so, and {@code read OUT} reads one.
     */
    public static void main(String[] what) throws IOException {
        if (what[0].equals("write")) {
            List<String> texts = what.length == 3 ? invented() : real(Arrays.copyOfRange(what, 3, what.length));
            try (OutputStream file = Files.newOutputStream(Path.of(what[2]));
                    OutputStream out = what[2].endsWith(".gz") ? new GZIPOutputStream(file, 1 << 16) : file) {
                System.out.printf(
                        Locale.ROOT, "%,d MB%n", new Lines(Long.parseLong(what[1]), texts).transferTo(out) >> 20);
            }
            return;
        }
        if (what[0].equals("read")) {
            read(Path.of(what[1]));
            return;
        }
        long records = Long.parseLong(what[1]);
        List<String> texts = what.length == 2 ? invented() : real(Arrays.copyOfRange(what, 2, what.length));
        Lines lines = new Lines(records, texts);
        long begin = System.nanoTime();
        long processor = processorTime();
        long read = switch (what[0]) {
            case "parse" -> parse(lines);
            case "jackson" -> jackson(lines);
            case "store" -> store(lines);
            default -> throw new IllegalArgumentException("Expected parse, jackson or store.");
        };
        double seconds = (System.nanoTime() - begin) / 1e9;
        double busy = (processorTime() - processor) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %,d records, %,d MB, %.1f s of processor time, %,.0f records a second of it (%,.0f by the clock); heap in use %,d MB after a tenth, %,d at the end, of %,d; %s%n",
                what[0],
                read,
                lines.bytes >> 20,
                busy,
                read / busy,
                read / seconds,
                lines.heapEarly >> 20,
                lines.heapLate >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                mostResident());
    }

    /** Of the whole process, the making of the lines and the collector included. */
    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Of the thread that asks: without the compiler, the collector and what Lucene merges meanwhile. */
    private static long ownTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String mostResident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .map(line -> "resident at most " + line.substring(6).strip())
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static List<String> invented() {
        List<String> texts = new ArrayList<>();
        SyntheticText text = new SyntheticText(11);
        for (int i = 0; i < TEXTS; i++) {
            Paper paper = text.paper(DAY);
            texts.add(
                    "{\"id\":\"0701.00001\",\"submitter\":\"X Y\",\"authors\":\"%s\",\"title\":\"%s\",\"comments\":\"12 pages, 5 figures\",\"journal-ref\":null,\"doi\":null,\"report-no\":null,\"categories\":\"cs.IR cs.CL\",\"license\":\"http://creativecommons.org/licenses/by/4.0/\",\"abstract\":\"%s\",\"versions\":[{\"version\":\"v1\",\"created\":\"Mon, 2 Mar 2026 10:00:00 GMT\"}],\"update_date\":\"2026-03-02\",\"authors_parsed\":[%s]}"
                            .formatted(
                                    String.join(
                                            ", ",
                                            paper.authors().stream()
                                                    .map(Author::name)
                                                    .toList()),
                                    paper.title(),
                                    paper.abstractText(),
                                    String.join(
                                            ",",
                                            paper.authors().stream()
                                                    .map(SnapshotSpeed::parsed)
                                                    .toList())));
        }
        return texts;
    }

    private static String parsed(Author author) {
        int last = author.name().lastIndexOf(' ');
        return "[\"%s\",\"%s\",\"\"]"
                .formatted(author.name().substring(last + 1), author.name().substring(0, Math.max(0, last)));
    }

    private static List<String> real(String[] files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String file : files) {
            try (InputStream raw = Files.newInputStream(Path.of(file));
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(file.endsWith(".gz") ? new GZIPInputStream(raw) : raw, UTF_8))) {
                in.lines().forEach(texts::add);
            }
        }
        return texts;
    }

    private static long parse(InputStream lines) throws IOException {
        long[] read = {0};
        AllSources.FORMATS.read(lines, new ReadingDay(DAY.plusDays(1), Optional.empty()), record -> read[0]++);
        return read[0];
    }

    private static void read(Path file) throws IOException {
        long processor = processorTime();
        long begin = System.nanoTime();
        long[] read = {0};
        long[] most = {0};
        try (InputStream in = Files.newInputStream(file)) {
            AllSources.FORMATS.read(in, new ReadingDay(DAY.plusDays(1), Optional.empty()), record -> {
                if (++read[0] % 500_000 == 0) {
                    most[0] = Math.max(most[0], Lines.heapInUse());
                }
            });
        }
        System.out.printf(
                Locale.ROOT,
                "read %,d MB: %,d records, %.1f s of processor time, %.1f s by the clock; heap in use at most %,d MB of %,d; %s%n",
                Files.size(file) >> 20,
                read[0],
                (processorTime() - processor) / 1e9,
                (System.nanoTime() - begin) / 1e9,
                most[0] >> 20,
                Runtime.getRuntime().maxMemory() >> 20,
                mostResident());
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
            long begin = processorTime();
            long own = ownTime();
            long stored = new Intake(new JdbcPaperShelf(database), AllSources.FORMATS, () -> now)
                    .takeBody("snapshot", lines, "")
                    .counts()
                    .read();
            double storing = (processorTime() - begin) / 1e9;
            double storingOwn = (ownTime() - own) / 1e9;
            double megabytes = size(folder) / 1e6;
            long night = System.nanoTime();
            database.compact();
            double copied = (System.nanoTime() - night) / 1e9;
            double small = size(folder) / 1e6;
            begin = processorTime();
            own = ownTime();
            Archive.anew(folder.resolve("index"), new JdbcLibrary(database), Meanings.NONE, ignored -> {})
                    .close();
            double indexing = (processorTime() - begin) / 1e9;
            double indexingOwn = (ownTime() - own) / 1e9;
            begin = processorTime();
            bare(folder.resolve("bare"), new JdbcLibrary(database));
            double bare = (processorTime() - begin) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "stored in %.1f s of processor time (%,.0f a second of it), %.1f s of them the working thread's, a file of %.0f MB; copied by night in %.1f s, %.0f MB then; indexed in %.1f s (%,.0f), %.1f of them the working thread's; title and abstract as one field of Lucene's and nothing more, %.1f s (%,.0f)%n",
                    storing,
                    stored / storing,
                    storingOwn,
                    megabytes,
                    copied,
                    small,
                    indexing,
                    stored / indexing,
                    indexingOwn,
                    bare,
                    stored / bare);
            return stored;
        } finally {
            Scratch.delete(folder);
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** The least that anybody must do who searches words: Lucene's own analysis, one field, the archive's buffer. */
    private static void bare(Path folder, Library library) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(
                        directory, new IndexWriterConfig(new StandardAnalyzer()).setRAMBufferSizeMB(64))) {
            List<ShelvedPaper> page = library.since(0, 2_000);
            while (!page.isEmpty()) {
                for (ShelvedPaper paper : page) {
                    Document document = new Document();
                    document.add(new TextField(
                            "text", paper.paper().title() + "\n" + paper.paper().abstractText(), Field.Store.NO));
                    writer.addDocument(document);
                }
                page = library.since(page.getLast().number(), 2_000);
            }
        }
    }

    /** Lines as arXiv's snapshot has them, made one by one; notes how much of the heap is taken meanwhile. */
    private static final class Lines extends InputStream {

        /** Each in three pieces: before the number, between number and title, from the title on. */
        private final List<byte[][]> texts;

        private final long records;
        private long next;
        private byte[] line = new byte[0];
        private int at;
        private long bytes;
        private long heapEarly;
        private long heapLate;

        Lines(long records, List<String> texts) {
            this.records = records;
            this.texts = texts.stream().map(Lines::pieces).toList();
        }

        private static byte[][] pieces(String text) {
            Matcher number = NUMBER.matcher(text);
            Matcher title = TITLE.matcher(text);
            if (!number.find() || !title.find(number.end())) {
                throw new IllegalArgumentException("Expected a record with id and title, in this order: " + text);
            }
            return new byte[][] {
                (text.substring(0, number.start()) + "\"id\":\"").getBytes(UTF_8),
                ("\"" + text.substring(number.end(), title.end())).getBytes(UTF_8),
                (" " + text.substring(title.end()) + "\n").getBytes(UTF_8)
            };
        }

        private boolean fill() {
            if (at < line.length) {
                return true;
            }
            if (next == records) {
                return false;
            }
            if (next == records / 10) {
                heapEarly = heapInUse();
            }
            byte[][] pieces = texts.get((int) (next % texts.size()));
            byte[] number =
                    "%04d.%05d".formatted(701 + next / 100_000, next % 100_000).getBytes(UTF_8);
            ByteBuffer whole = ByteBuffer.allocate(
                    pieces[0].length + number.length + pieces[1].length + number.length + pieces[2].length);
            whole.put(pieces[0]).put(number).put(pieces[1]).put(number).put(pieces[2]);
            line = whole.array();
            at = 0;
            next++;
            bytes += line.length;
            if (next == records) {
                heapLate = heapInUse();
            }
            return true;
        }

        /** What is left after collecting, the made lines' texts included. */
        private static long heapInUse() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
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
