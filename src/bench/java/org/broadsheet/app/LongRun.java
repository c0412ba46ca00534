package org.broadsheet.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.broadsheet.Scratch;
import org.broadsheet.mail.FaultySink;
import org.broadsheet.matching.Plot;

/**
 * A month, or a year, of an instance on the embedded database: every day's papers come in (real days in turn, under new names), every reader
 * gets a digest at their own hour in one of four time zones, daylight saving begins and ends, the night's housekeeping is done. On some
 * days the mail server answers nothing but "later", and the process is killed at random moments and begins where it stood. Prints a line
 * a day, draws memory, files and times, and compares what the mail server took with the tables.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp 'target/test-classes:target/classes:target/lib/*' org.broadsheet.app.LongRun READERS DAYS KILLS OUTAGES FOLDER-FOR-PLOTS [SEED [MINUTES]]
 * </pre>
 *
 * With MINUTES it is lived in sittings: after so many the process is killed as at any other moment, the instance and what the mail server
 * took stay in the folder, and the same command goes on.
 *
 * The month of the promise is {@code 5000 30 0 0}, the year {@code 10000 365 24 12}. Ends with exit code 1 if anything was lost, repeated more
 * often than four times a kill, or grew.
 */
public final class LongRun {

    static final LocalDate FIRST = LocalDate.parse("2026-02-23");
    private static final int WORKERS = 4;
    private static final String SITTINGS = "sittings";
    private static final String TAKEN = "taken";

    private final Path work;
    private final int readers;
    private final int days;
    private final Random random;
    private final AtomicBoolean away = new AtomicBoolean();
    private final Map<String, Integer> taken = new HashMap<>();
    private final List<Day> lines = new ArrayList<>();
    private final List<String> fresh = new ArrayList<>();
    private long ends = Long.MAX_VALUE;
    private boolean stopped;
    private int kills;
    private int sittings = 1;

    /** What one day was, as the process says it. */
    record Day(
            int number,
            double digests,
            double matching,
            double resident,
            double database,
            double index,
            double start,
            long queued) {

        static Day parse(String line) {
            String[] words = line.split(" ", -1);
            return new Day(
                    Integer.parseInt(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]),
                    Double.parseDouble(words[4]),
                    Double.parseDouble(words[5]),
                    Double.parseDouble(words[6]),
                    Double.parseDouble(words[7]),
                    Long.parseLong(words[8]));
        }
    }

    private LongRun(Path work, int readers, int days, long seed) {
        this.work = work;
        this.readers = readers;
        this.days = days;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws Exception {
        long seed = arguments.length > 5 ? Long.parseLong(arguments[5]) : System.nanoTime();
        Path folder = Files.createDirectories(Path.of(arguments[4]));
        boolean inSittings = arguments.length > 6;
        Path work = inSittings
                ? Files.createDirectories(folder.resolve("work"))
                : Files.createTempDirectory("broadsheet-long");
        LongRun run = new LongRun(work, Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), seed);
        Outcome outcome = Outcome.STOPPED;
        try {
            if (inSittings) {
                run.goOn(Duration.ofMinutes(Integer.parseInt(arguments[6])));
            }
            outcome = run.live(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            run.draw(folder);
        } finally {
            if (!inSittings || outcome != Outcome.STOPPED) {
                Scratch.delete(work);
            }
        }
        System.exit(outcome == Outcome.BAD ? 1 : 0);
    }

    private enum Outcome {
        GOOD,
        BAD,
        STOPPED
    }

    /** Reads what earlier sittings left. */
    private void goOn(Duration sitting) throws IOException {
        ends = System.nanoTime() + sitting.toNanos();
        if (Files.exists(work.resolve(SITTINGS))) {
            for (String line : Files.readAllLines(work.resolve(SITTINGS))) {
                if (line.startsWith("day ")) {
                    lines.add(Day.parse(line));
                } else {
                    kills++;
                    sittings += line.equals("sitting") ? 1 : 0;
                }
            }
            try (Stream<String> ids = Files.lines(work.resolve(TAKEN))) {
                ids.forEach(id -> taken.merge(id, 1, Integer::sum));
            }
        }
    }

    /** Keeps a line, and what was taken since the last one. */
    private synchronized void keep(String line) throws IOException {
        if (ends < Long.MAX_VALUE) {
            Files.write(work.resolve(TAKEN), fresh, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Files.write(work.resolve(SITTINGS), List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        fresh.clear();
    }

    private Outcome live(int wanted, int outages) throws Exception {
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < outages; i++) {
            out.add(1 + random.nextInt(days - 1));
        }
        System.out.println(
                "| day | digests and mail | matching | processor, ours | processor, the mail server's | resident | database | index | start | queued |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        String last = "";
        away.set(!lines.isEmpty() && out.contains(lines.getLast().number() + 1));
        try (FaultySink sink = new FaultySink(this::fault, this::take, "PIPELINING", "8BITMIME")) {
            for (int begun = kills - sittings + 1; begun <= wanted && !stopped; begun++) {
                int until = begun == wanted ? days : Math.max(1, days * (begun + 1) / (wanted + 1));
                last = process(sink.port(), until, begun < wanted, out);
            }
        }
        if (stopped) {
            System.out.printf(
                    "%nStopped after day %d: the same command goes on.%n",
                    lines.getLast().number());
            return Outcome.STOPPED;
        }
        String[] counts = last.split(" ", -1);
        long queued = Long.parseLong(counts[1]);
        long waiting = Long.parseLong(counts[2]);
        long repeated = taken.values().stream().mapToInt(times -> times - 1).sum();
        System.out.printf(
                "%n%,d readers, %d days, %d sittings, %d kills, %d days of outage: %,d messages in the tables, %,d waiting, %,d taken, %,d repeated (%d allowed)%n",
                readers, days, sittings, kills, outages, queued, waiting, taken.size(), repeated, kills * WORKERS);
        int third = Math.max(1, lines.size() / 3);
        double earlier = middle(lines.subList(third, 2 * third + 1), Day::database);
        double later = middle(lines.subList(2 * third, lines.size()), Day::database);
        double slowest = lines.stream().mapToDouble(Day::start).max().orElse(0);
        System.out.printf(
                "database: %.1f MB in the middle third, %.1f MB in the last; slowest start %.1f s%n",
                earlier, later, slowest);
        return waiting == 0 && taken.size() == queued && repeated <= (long) kills * WORKERS
                ? Outcome.GOOD
                : Outcome.BAD;
    }

    private static double middle(List<Day> some, ToDoubleFunction<Day> of) {
        return some.stream()
                .mapToDouble(of)
                .sorted()
                .skip(some.size() / 2)
                .findFirst()
                .orElse(0);
    }

    /** Lives days in a process of its own, up to one, and there kills it at a random moment or lets it end. Returns its last words. */
    private String process(int port, int until, boolean kill, List<Integer> out)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx640m", "-XX:+UseParallelGC"));
        command.addAll(Launch.FOR_A_DAEMON);
        command.addAll(List.of(
                "-Dlogback.configurationFile=logback-test.xml",
                "-Dbroadsheet.shared=" + System.getProperty("broadsheet.shared", "../shared"),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LongRunDays.class.getName(),
                work.toString(),
                Integer.toString(port),
                Integer.toString(readers),
                Integer.toString(days)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String last = "";
        double ours = 0;
        double sinks = processor(ProcessHandle.current());
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("day ")) {
                    Day day = Day.parse(line);
                    lines.add(day);
                    keep(line);
                    double used = processor(process.toHandle());
                    double sink = processor(ProcessHandle.current());
                    System.out.printf(
                            "| %d | %.1f s | %.1f s | %.1f s | %.1f s | %.0f MB | %.1f MB | %.1f MB | %.2f s | %,d |%n",
                            day.number(),
                            day.digests(),
                            day.matching(),
                            used - ours,
                            sink - sinks,
                            day.resident(),
                            day.database(),
                            day.index(),
                            day.start(),
                            day.queued());
                    ours = used;
                    sinks = sink;
                    away.set(out.contains(day.number() + 1));
                    stopped = System.nanoTime() > ends && day.number() < days;
                    if (stopped || (kill && day.number() >= until)) {
                        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000 + (int) (day.digests() * 1_000)));
                        process.destroyForcibly().waitFor();
                        kills++;
                        // What it had handed over is still on its way through the mail server.
                        TimeUnit.SECONDS.sleep(1);
                        keep(stopped ? "sitting" : "kill");
                        break;
                    }
                } else if (line.startsWith("mail server back")) {
                    away.set(false);
                } else if (line.startsWith("end ")) {
                    last = line;
                } else if (line.contains("ERROR") || line.contains("Exception")) {
                    System.out.println(line);
                }
            }
        }
        process.waitFor();
        if (!kill && !stopped && last.isEmpty()) {
            throw new IllegalStateException("The process ended before its time.");
        }
        return last;
    }

    /** In seconds, since it began. */
    private static double processor(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
    }

    private FaultySink.Fault fault(FaultySink.Step step, String to) {
        return away.get() && step == FaultySink.Step.MAIL
                ? new FaultySink.Fault.Say("451 4.3.0 later")
                : FaultySink.NONE;
    }

    private synchronized void take(FaultySink.Received received) {
        String text = received.octets();
        int at = text.indexOf("\nMessage-ID: ");
        String id = text.substring(at + 13, text.indexOf('\r', at + 13));
        taken.merge(id, 1, Integer::sum);
        fresh.add(id);
    }

    private void draw(Path folder) throws IOException {
        plot(folder, "resident", "MB resident", Day::resident);
        plot(folder, "database", "MB on disk", Day::database);
        plot(folder, "digests", "seconds a day", Day::digests);
        plot(folder, "start", "seconds to start", Day::start);
    }

    private void plot(Path folder, String name, String unit, ToDoubleFunction<Day> of) throws IOException {
        double most = Math.max(1, Math.ceil(lines.stream().mapToDouble(of).max().orElse(1) * 1.1));
        String svg = Plot.svg(
                "%,d readers, %d days: %s".formatted(readers, days, unit),
                "day",
                unit,
                new double[] {0, days},
                new double[] {0, most},
                List.of(new Plot.Curve(
                        name,
                        lines.stream().mapToDouble(Day::number).toArray(),
                        lines.stream().mapToDouble(of).toArray(),
                        false)));
        Files.writeString(folder.resolve("long-run-" + name + ".svg"), svg);
    }
}
