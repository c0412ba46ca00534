package org.broadsheet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ends {@code serve} and {@code try} by SIGTERM at random moments of their first seconds: while classes are loaded, the
 * database is opened, the model is read, papers come in and vectors are made. Each end must come within ten seconds, by the
 * signal's own exit code and without a crash.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/test-classes:target/classes:target/lib/* org.broadsheet.bench.EndServe DAY PROFILES ENDS [SEED]
 * </pre>
 *
 * <p>DAY is a snapshot file of one day, PROFILES a folder of profile files. Ends with exit code 1 if an end was late or a crash.
 */
public final class EndServe {

    private static final Duration LATE = Duration.ofSeconds(10);
    private static final int LONGEST_MILLIS = 9_000;

    /** By SIGTERM, in order (nothing went wrong), or because it was done before. */
    private static final List<Integer> GOOD = List.of(143, 0);

    private final Path work;
    private final List<Long> millis = new ArrayList<>();
    private final TreeMap<Integer, Integer> codes = new TreeMap<>();
    private int late;

    private EndServe(Path work) {
        this.work = work;
    }

    public static void main(String[] arguments) throws Exception {
        int ends = Integer.parseInt(arguments[2]);
        long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : System.nanoTime();
        Path work = Files.createTempDirectory("broadsheet-end");
        System.out.printf("%d ends, seed %d, in %s%n", ends, seed, work);
        EndServe run = new EndServe(work);
        Random random = new Random(seed);
        for (int i = 1; i <= ends; i++) {
            Path folder = Files.createDirectories(work.resolve("%04d".formatted(i)));
            run.prepare(folder, Path.of(arguments[0]), Path.of(arguments[1]));
            run.end(folder, i % 4 == 0 ? "try" : "serve", random.nextInt(LONGEST_MILLIS));
            System.out.printf("\r%d %s ", i, run.codes);
        }
        System.exit(run.report() ? 0 : 1);
    }

    private void prepare(Path folder, Path day, Path profiles) throws IOException {
        Path target = Files.createDirectories(folder.resolve("config/profiles"));
        try (Stream<Path> files = Files.list(profiles)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("config/broadsheet.yaml"), "web:\n  port: 0\n");
        Path inbox = Files.createDirectories(folder.resolve("data/inbox"));
        Files.copy(day, inbox.resolve(day.getFileName()));
    }

    private void end(Path folder, String command, int afterMillis) throws IOException, InterruptedException {
        String classes = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx1g",
                        "-XX:ErrorFile=" + work.resolve("crash-%p.log"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classes,
                        "org.broadsheet.app.Main",
                        command,
                        "--data",
                        "data",
                        "--config",
                        "config")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("BROADSHEET_OFFLINE", "true");
        Process process = builder.start();
        if (!process.waitFor(afterMillis, TimeUnit.MILLISECONDS)) {
            long from = System.nanoTime();
            process.destroy();
            if (!process.waitFor(LATE.toMillis(), TimeUnit.MILLISECONDS)) {
                late++;
                System.out.printf("%n%s in %s was told to end after %d ms and did not%n", command, folder, afterMillis);
                process.destroyForcibly().waitFor();
            }
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
        }
        codes.merge(process.exitValue(), 1, Integer::sum);
        if (!GOOD.contains(process.exitValue())) {
            System.out.printf(
                    "%n%s in %s ended with %d after %d ms%n", command, folder, process.exitValue(), afterMillis);
        } else {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.delete(each);
                } catch (IOException busy) {
                    throw new UncheckedIOException(busy);
                }
            });
        }
    }

    private boolean report() throws IOException {
        List<Long> sorted = millis.stream().sorted().toList();
        long crashes;
        try (Stream<Path> files = Files.list(work)) {
            crashes = files.filter(file -> file.getFileName().toString().startsWith("crash-"))
                    .count();
        }
        System.out.printf(
                "%n%d ends by SIGTERM: median %d ms, longest %d ms; later than %d s: %d; crashes: %d; exit codes %s%n",
                sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast(), LATE.toSeconds(), late, crashes, codes);
        return late == 0
                && crashes == 0
                && IntStream.of(codes.keySet().stream()
                                .mapToInt(Integer::intValue)
                                .toArray())
                        .allMatch(GOOD::contains);
    }
}
