package org.broadsheet.app;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.broadsheet.Scratch;
import org.broadsheet.commands.Common;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.mail.SmtpSink;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.matching.meaning.EmbedRun;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.matching.meaning.EmbedderSettings;
import org.broadsheet.matching.meaning.VectorCache;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.simulation.SimulatedTime;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.JdbcOutboxBook;
import org.broadsheet.store.JdbcVectors;
import org.broadsheet.store.ManyReaders;

/**
 * One day's digests from "due" to the mail server's last 250, as the daemon makes them: the digest job and delivery at the
 * same time, on the embedded database, into Postfix's smtp-sink. The papers are real where {@code ../shared/data/arxiv-days}
 * is there (its last day is the day, those more than a week before it the archive), else invented. Each reader likes three papers of the
 * archive and says one title in words, and gets ten papers.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp 'target/test-classes:target/classes:target/lib/*' org.broadsheet.app.EndToEnd [READERS …]
 * </pre>
 *
 * Each number of readers (1,000, 10,000 and 100,000 if none is named) has a database of its own, which one process fills and has the
 * model read; another opens it and does what is measured, so that its memory is the daemon's. {@code -Dbroadsheet.heap=…} is that one's
 * heap; {@code -Dbroadsheet.vectors=FOLDER} keeps what the model read there, for further runs. Thirty-two workers and connections, as to a mail
 * server of one's own.
 */
public final class EndToEnd {

    private static final LocalDate INVENTED_DAY = LocalDate.parse("2026-03-03");
    private static final int ARCHIVE = 10_000;

    /** A first digest looks back a week, so the archive ends before that. */
    private static final int DAYS_BETWEEN = 8;

    private static final int DAY_PAPERS = 250;
    private static final int LIKES = 3;
    private static final long TICK_MILLIS = 200;

    private EndToEnd() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3) {
            Path folder = Path.of(arguments[1]);
            int readers = Integer.parseInt(arguments[2]);
            if (arguments[0].equals("fill")) {
                fill(folder, readers);
            } else {
                one(folder, readers);
            }
            return;
        }
        if (!SmtpSink.isInstalled()) {
            System.err.println("Postfix's smtp-sink is not here: sh src/test/ci/install-test-tools.sh");
            System.exit(1);
        }
        System.out.println("| readers | papers | matched in | digests made in | last 250 after | messages/s "
                + "| CPU | most heap | most resident |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (String readers : arguments.length > 0 ? List.of(arguments) : List.of("1000", "10000", "100000")) {
            Path folder = Files.createTempDirectory("broadsheet-end-to-end");
            boolean done;
            try {
                done = run("fill", folder, readers) == 0 && run("one", folder, readers) == 0;
            } finally {
                Scratch.delete(folder);
            }
            if (!done) {
                System.exit(1);
            }
        }
    }

    private static int run(String part, Path folder, String readers) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("-Xmx" + (part.equals("one") ? System.getProperty("broadsheet.heap", "384m") : "1g"));
        for (String name : List.of("broadsheet.shared", "broadsheet.vectors")) {
            String value = System.getProperty(name);
            if (value != null) {
                command.add("-D" + name + "=" + value);
            }
        }
        if (part.equals("one")) {
            // As the launcher and the unit do.
            command.add("-XX:+UseParallelGC");
            command.addAll(Launch.FOR_A_DAEMON);
        }
        command.addAll(
                Arrays.asList(System.getProperty("broadsheet.options", "").split(" ")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of(
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                EndToEnd.class.getName(),
                part,
                folder.toString(),
                readers));
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        // As the launcher does.
        process.environment().put("MALLOC_ARENA_MAX", "2");
        return process.start().waitFor();
    }

    private static LocalDate day(List<Path> files) {
        return files.isEmpty() ? INVENTED_DAY : date(files.getLast());
    }

    private static void fill(Path folder, int readers) throws Exception {
        List<Path> files = files();
        SimulatedTime time = new SimulatedTime(at(day(files).minusYears(1), 2));
        try (Instance instance = InstanceFolder.openAlone(common(folder, 1), time)) {
            shelve(instance, time, files, day(files), readers);
            read(instance);
        }
    }

    private static void read(Instance instance) {
        String kept = System.getProperty("broadsheet.vectors");
        if (kept == null) {
            instance.matching().meanings().catchUp(instance.library());
            return;
        }
        Embedder model = new EmbedderSettings.Local(Optional.empty(), EmbedderSettings.DEFAULT_WEIGHT)
                .open()
                .orElseThrow();
        try (VectorCache cache = new VectorCache(model, Path.of(kept))) {
            new EmbedRun(instance.library(), cache, new JdbcVectors(instance.database())).run();
        }
    }

    private static void one(Path folder, int readers) throws Exception {
        LocalDate day = day(files());
        SimulatedTime time = new SimulatedTime(at(day, 2));
        try (SmtpSink sink = SmtpSink.counting();
                Instance instance = InstanceFolder.openAlone(common(folder, sink.port()), time)) {
            double matched = seconds(() -> instance.matchRun().run());
            time.moveTo(at(day, 7));
            measure(instance, sink, readers, matched);
        }
    }

    private static Common common(Path folder, int port) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("broadsheet.yaml"), """
                from: papers@broadsheet.example
                public-url: https://broadsheet.example
                mail: {route: smtp, smtp: {host: 127.0.0.1, port: %d, tls: none, connections: 32}}
                delivery: {workers: 32, window: 128}
                """.formatted(port));
        Common common = new Common();
        common.data = Files.createDirectories(folder.resolve("data"));
        common.config = config;
        return common;
    }

    /** The archive as it came; then the readers, and in the night the day's papers. */
    private static void shelve(Instance instance, SimulatedTime time, List<Path> files, LocalDate day, int readers) {
        SyntheticText invented = new SyntheticText(7);
        if (files.isEmpty()) {
            time.moveTo(at(day.minusDays(DAYS_BETWEEN), 2));
            invent(instance, invented, ARCHIVE, day.minusDays(DAYS_BETWEEN));
        }
        for (Path file : files) {
            if (date(file).isBefore(day.minusDays(DAYS_BETWEEN))) {
                time.moveTo(at(date(file), 2));
                instance.intake().takeFile(file, Optional.empty(), read -> {});
            }
        }
        time.moveTo(at(day.minusDays(1), 20));
        List<ShelvedPaper> archive = instance.library().since(0, ARCHIVE);
        Random random = new Random(7);
        ManyReaders.add(instance.database(), 1, readers, number -> profile(archive, random), time.instant());
        time.moveTo(at(day, 2));
        if (files.isEmpty()) {
            invent(instance, invented, DAY_PAPERS, day);
        } else {
            instance.intake().takeFile(files.getLast(), Optional.empty(), read -> {});
        }
    }

    private static LocalDate date(Path file) {
        return LocalDate.parse(file.getFileName().toString().substring(0, 10));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private static List<Path> files() throws IOException {
        Path days = Path.of(System.getProperty("broadsheet.shared", "../shared"), "data", "arxiv-days");
        if (!Files.isDirectory(days)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(days)) {
            return all.filter(file -> file.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList();
        }
    }

    private static void invent(Instance instance, SyntheticText text, int count, LocalDate day) {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            papers.add(text.paper(day));
        }
        instance.shelf()
                .put(
                        new PaperShelf.Batch("invented", papers, List.of(), Optional.empty()),
                        instance.time().instant());
    }

    private static Profile profile(List<ShelvedPaper> archive, Random random) {
        List<Interest> interests = new ArrayList<>();
        interests.add(new Interest.About(any(archive, random).title()));
        for (int i = 0; i < LIKES; i++) {
            interests.add(new Interest.LikePaper(
                    new PaperReference.ById(any(archive, random).id())));
        }
        return new Profile(
                List.of(new NamedInterest("main", interests, OptionalInt.empty())),
                0,
                Profile.DEFAULT_AT_MOST,
                0,
                Profile.DEFAULT_VARIETY,
                Profile.WhenEmpty.NOTHING);
    }

    private static Paper any(List<ShelvedPaper> archive, Random random) {
        return archive.get(random.nextInt(archive.size())).paper();
    }

    private static void measure(Instance instance, SmtpSink sink, int readers, double matched) throws Exception {
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = process.getProcessCpuTime();
        long began = System.nanoTime();
        CompletableFuture<DigestRun.Counts> digests =
                CompletableFuture.supplyAsync(() -> instance.digestRun().run(), Thread.ofPlatform()::start);
        CompletableFuture<Double> made = digests.thenApply(counts -> since(began));
        long sent = 0;
        boolean allMade;
        do {
            allMade = made.isDone();
            sent += instance.courier().deliverDue().sent();
            if (!allMade) {
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            }
        } while (!allMade);
        double last = since(began);
        double cpuSeconds = (process.getProcessCpuTime() - cpu) / 1e9;
        DigestRun.Counts counts = digests.get();
        long waiting = new JdbcOutboxBook(instance.database()).counts().get(OutboxBook.Kind.QUEUED);
        if (sent != counts.digests() || sink.counted() != sent || waiting > 0 || sent < readers * 9L / 10) {
            throw new IllegalStateException(
                    "Of %d readers %s were served; %d messages were sent, smtp-sink took %d, %d wait."
                            .formatted(readers, counts, sent, sink.counted(), waiting));
        }
        System.out.printf(
                "| %,d | %,d | %.1f s | %.1f s | %.1f s | %,.0f | %.1f s | %d MB | %d MB |%n",
                sent,
                counts.papers(),
                matched,
                made.get(),
                last,
                sent / last,
                cpuSeconds,
                heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1_000_000,
                resident() / 1_000_000);
    }

    /** Of the whole process since its start; 0 where the system does not say. */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        }
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return since(began);
    }

    private static double since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3;
    }
}
