package org.broadsheet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs {@code serve} on a stream of real days with a fast clock, kills it with SIGKILL at random moments, and reconciles
 * the mail folder with the database: every digest in the folder exactly once, no paper twice to one reader, nothing waiting.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp target/test-classes:target/classes:target/lib/* org.broadsheet.bench.KillServe DAYS PROFILES KILLS [SEED]
 * </pre>
 *
 * A fifth argument, with 0 kills, only reconciles the folder of an earlier run.
 *
 * <p>DAYS is a folder of one snapshot file a day, named by its date; PROFILES a folder of profile files. Ends with exit code 1
 * if anything was lost or doubled.
 */
public final class KillServe {

    /** A simulated hour in two seconds: what the program does in the seconds after a kill must not take it half a day. */
    private static final long SPEED = 1_800;

    private static final Pattern READY = Pattern.compile("ready .*time=\"?([0-9T:.-]+Z)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Path work;
    private final Path data;
    private final Random random;
    private final List<Long> readyMillis = new ArrayList<>();
    private Process daemon;
    private Instant simulated;
    private long since;
    private int kills;

    private KillServe(Path work, long seed) {
        this.work = work;
        this.data = work.resolve("data");
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws Exception {
        List<Path> days;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            days = files.filter(
                            file -> DATE.matcher(file.getFileName().toString()).find())
                    .sorted()
                    .toList();
        }
        int kills = Integer.parseInt(arguments[2]);
        long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : System.nanoTime();
        if (kills == 0 && arguments.length > 4) {
            System.exit(new KillServe(Path.of(arguments[4]), seed).reconcile(days.size()) ? 0 : 1);
        }
        Path work = Files.createTempDirectory("broadsheet-kill");
        System.out.printf("%d days, %d kills, seed %d, in %s%n", days.size(), kills, seed, work);
        KillServe run = new KillServe(work, seed);
        run.prepare(Path.of(arguments[1]));
        run.stream(days, kills);
        System.exit(run.reconcile(days.size()) ? 0 : 1);
    }

    private void prepare(Path profiles) throws IOException {
        Path target = Files.createDirectories(work.resolve("config/profiles"));
        try (Stream<Path> files = Files.list(profiles)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".yaml")).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        Files.writeString(work.resolve("config/broadsheet.yaml"), "web:\n  port: 0\n");
        Files.createDirectories(data.resolve("inbox"));
    }

    /** Each day's file comes in at 00:30 UTC of its day; the kills are spread over the whole stream. */
    private void stream(List<Path> days, int wanted) throws Exception {
        simulated = dateOf(days.getFirst()).minusDays(1).atTime(10, 0).toInstant(java.time.ZoneOffset.UTC);
        TreeSet<Double> moments = new TreeSet<>();
        while (moments.size() < wanted) {
            moments.add(random.nextDouble() * days.size());
        }
        start();
        for (int i = 0; i < days.size(); i++) {
            LocalDate date = dateOf(days.get(i));
            Path dropped = data.resolve("inbox/." + days.get(i).getFileName());
            Files.copy(days.get(i), dropped, StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    dropped, data.resolve("inbox").resolve(days.get(i).getFileName()), StandardCopyOption.ATOMIC_MOVE);
            Instant from = now();
            Instant until = i + 1 < days.size()
                    ? dateOf(days.get(i + 1)).minusDays(1).atTime(11, 0).toInstant(java.time.ZoneOffset.UTC)
                    : date.plusDays(4).atStartOfDay().toInstant(java.time.ZoneOffset.UTC);
            for (double moment : moments.subSet((double) i, (double) i + 1)) {
                Duration all = Duration.between(from, until);
                waitUntil(from.plusMillis((long) (all.toMillis() * (moment - i))));
                kill();
                start();
            }
            waitUntil(until);
            System.out.printf("\r%s %d kills ", date, kills);
        }
        System.out.println();
        daemon.destroy();
        if (!daemon.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("serve did not close within 20 s of SIGTERM");
        }
    }

    private void start() throws IOException {
        long began = System.nanoTime();
        simulated = now();
        daemon = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        "target/classes:target/lib/*",
                        "org.broadsheet.app.Main",
                        "serve",
                        "--data=" + data,
                        "--config=" + work.resolve("config"),
                        "--clock=" + simulated + "@" + SPEED,
                        "--tick=PT0.05S")
                .redirectErrorStream(true)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                simulated = Instant.parse(ready.group(1));
                since = System.nanoTime();
                readyMillis.add((since - began) / 1_000_000);
                drain(lines);
                return;
            }
        }
        throw new IllegalStateException("serve ended before it was ready:\n" + said);
    }

    private void drain(BufferedReader lines) {
        Path log = work.resolve("serve.log");
        Thread.ofVirtual().start(() -> {
            try (var out = Files.newBufferedWriter(
                    log, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    out.write(line);
                    out.newLine();
                }
            } catch (IOException ended) {
                // The daemon was killed while it spoke: that is what this driver does.
                return;
            }
        });
    }

    private void kill() throws InterruptedException {
        simulated = now();
        since = 0;
        daemon.destroyForcibly().waitFor();
        kills++;
    }

    private Instant now() {
        return since == 0 ? simulated : simulated.plus(Duration.ofNanos((System.nanoTime() - since) * SPEED));
    }

    private void waitUntil(Instant then) throws InterruptedException {
        while (now().isBefore(then)) {
            if (!daemon.isAlive()) {
                throw new IllegalStateException("serve ended by itself with exit code " + daemon.exitValue());
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private boolean reconcile(int days) throws SQLException, IOException {
        Map<String, Integer> inFolder = new HashMap<>();
        try (Stream<Path> files = Files.walk(data.resolve("mail"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".eml")).toList()) {
                String head = Files.readString(file, StandardCharsets.UTF_8).split("\r?\n\r?\n", 2)[0];
                Matcher id = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)").matcher(head);
                inFolder.merge(id.find() ? id.group(1) : "no Message-ID in " + file, 1, Integer::sum);
            }
        }
        TreeSet<String> queued = new TreeSet<>();
        TreeSet<String> unsent = new TreeSet<>();
        long repeats = repeatsInTheFolder();
        long digests;
        long readers;
        String url = "jdbc:h2:file:" + data.toAbsolutePath().resolve("broadsheet")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT message_id, standing FROM outbox")) {
                while (row.next()) {
                    queued.add(row.getString(1));
                    if (!row.getString(2).equals("SENT")) {
                        unsent.add(row.getString(1) + " " + row.getString(2));
                    }
                }
            }
            digests = number(statement, "SELECT count(*) FROM digest WHERE sections <> '[]'");
            readers = number(statement, "SELECT count(DISTINCT reader) FROM digest");
        }
        TreeSet<String> lost = new TreeSet<>(queued);
        lost.removeAll(inFolder.keySet());
        TreeSet<String> strangers = new TreeSet<>(inFolder.keySet());
        strangers.removeAll(queued);
        long doubled = inFolder.values().stream().filter(count -> count > 1).count();
        System.out.printf(
                "%d kills, %d days, %d readers, %d digests recorded, %d queued, %d in the folder%n",
                kills, days, readers, digests, queued.size(), inFolder.size());
        System.out.printf(
                "lost %d, doubled %d, unexplained %d, unsent %d, papers sent twice %d%n",
                lost.size(), doubled, strangers.size(), unsent.size(), repeats);
        readyMillis.sort(null);
        if (!readyMillis.isEmpty()) {
            System.out.printf(
                    "ready after %d ms (median), %d ms (slowest of %d starts)%n",
                    readyMillis.get(readyMillis.size() / 2), readyMillis.getLast(), readyMillis.size());
        }
        Stream.of(lost, strangers, unsent).flatMap(TreeSet::stream).limit(20).forEach(System.out::println);
        return lost.isEmpty() && strangers.isEmpty() && unsent.isEmpty() && doubled == 0 && repeats == 0 && digests > 0;
    }

    /** Papers that stand in two digests of one reader, as their web view beside each mail shows them. */
    private long repeatsInTheFolder() throws IOException {
        Map<String, TreeSet<String>> had = new HashMap<>();
        long repeats = 0;
        try (Stream<Path> files = Files.walk(data.resolve("mail"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".html")).toList()) {
                String reader = file.getFileName().toString().replaceFirst("\\+\\d{4}-.*", "");
                TreeSet<String> papers = new TreeSet<>();
                Matcher link = Pattern.compile("arxiv\\.org/abs/([^\"#?]+)").matcher(Files.readString(file));
                while (link.find()) {
                    papers.add(link.group(1));
                }
                TreeSet<String> before = had.computeIfAbsent(reader, name -> new TreeSet<>());
                repeats += papers.stream().filter(paper -> !before.add(paper)).count();
            }
        }
        return repeats;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static LocalDate dateOf(Path file) {
        Matcher date = DATE.matcher(file.getFileName().toString());
        if (!date.find()) {
            throw new IllegalArgumentException(file + " is not named by its date");
        }
        return LocalDate.parse(date.group());
    }
}
