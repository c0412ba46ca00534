package org.broadsheet.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.broadsheet.Scratch;
import org.broadsheet.mail.FaultySink;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.ManyReaders;
import org.broadsheet.store.database.Database;

/**
 * Several daemons on one PostgreSQL, each a process of its own, with so many digests due at once: first in peace with one, two and three
 * nodes, then three of which two are killed with SIGKILL at random moments (one comes back) and one is stopped with SIGSTOP beyond its
 * leases and continued. What the mail server took is compared with the tables. Papers and readers are invented.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp 'target/test-classes:target/classes:target/lib/*:TEST-LIBRARIES' org.broadsheet.bench.ThreeNodes READERS [SEED [faults]]
 * </pre>
 *
 * "faults" leaves out the runs in peace. TEST-LIBRARIES: what {@code mvn dependency:build-classpath} prints, since PostgreSQL comes from there. Ends with exit code 1 if
 * anything was lost, or repeated more often than the promise allows.
 */
public final class ThreeNodes {

    /** When the digests of {@link #fill} are due, and somewhat later. */
    public static final Instant DUE = Instant.parse("2026-03-03T06:00:30Z");

    private static final LocalDate DAY = LocalDate.parse("2026-03-03");
    private static final int WORKERS = 4;
    private static final int ARCHIVE = 3_000;
    private static final int DAY_PAPERS = 250;

    /** Longer than the lease of a message and the claim of a part, which are two minutes. */
    private static final Duration ASLEEP = Duration.ofSeconds(150);

    private final int readers;
    private final Random random;
    private final Map<String, List<Integer>> taken = new HashMap<>();
    private final List<NodeProcess> all = new ArrayList<>();
    private long begun;
    private volatile long lastTaken;

    private ThreeNodes(int readers, long seed) {
        this.readers = readers;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws Exception {
        int readers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.out.printf("%,d readers, seed %d%n%n", readers, seed);
        System.out.println(
                "| nodes | faults | matched by each | digests by each | last 250 after | lost | repeated | allowed | other bytes |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        boolean good = true;
        boolean inPeace = arguments.length < 3 || !arguments[2].equals("faults");
        for (int nodes = 1; inPeace && nodes <= 3; nodes++) {
            good &= new ThreeNodes(readers, seed).run(nodes, false);
        }
        good &= new ThreeNodes(readers, seed).run(3, true);
        System.exit(good ? 0 : 1);
    }

    private boolean run(int nodes, boolean faults) throws Exception {
        Path work = Files.createTempDirectory("broadsheet-nodes");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                FaultySink sink = new FaultySink((step, to) -> FaultySink.NONE, this::take, "PIPELINING", "8BITMIME")) {
            String address = postgres.getJdbcUrl("postgres", "postgres");
            fill(address, readers);
            for (int node = 1; node <= nodes; node++) {
                all.add(new NodeProcess(work, "node" + node, settings(address, sink.port())));
            }
            begun = System.nanoTime();
            for (NodeProcess node : all) {
                if (node != all.getFirst()) {
                    node.takeKeysOf(all.getFirst());
                }
                node.start(now());
            }
            int allowed = faults ? disturb(address) : 0;
            await(address, readers);
            if (faults) {
                // Who slept wakes late; whatever it would still do wrong, it does within a few rounds.
                TimeUnit.SECONDS.sleep(20);
            }
            for (NodeProcess node : all) {
                node.end();
            }
            return report(address, nodes, faults, allowed);
        } finally {
            all.forEach(NodeProcess::kill);
            Scratch.delete(work);
        }
    }

    private static String settings(String address, int port) {
        return """
                from: papers@broadsheet.example
                public-url: https://broadsheet.example
                web: {port: 0}
                monitor: {port: 0}
                sources: {arxiv: [], arxiv-lookups: ""}
                matching: {embedder: none}
                database: {address: "%s"}
                mail: {route: smtp, smtp: {host: 127.0.0.1, port: %d, tls: none}}
                """.formatted(address, port);
    }

    private Instant now() {
        return DUE.plusNanos(System.nanoTime() - begun);
    }

    /** Two are killed, one of which comes back; one sleeps. Returns how many messages may come twice: those that workers held. */
    private int disturb(String address) throws Exception {
        await(address, readers * (5 + random.nextInt(20)) / 100);
        all.get(0).kill();
        TimeUnit.SECONDS.sleep(3);
        all.get(0).start(now());
        await(address, readers * (30 + random.nextInt(10)) / 100);
        all.get(1).kill();
        await(address, readers * (45 + random.nextInt(20)) / 100);
        all.get(2).signal("STOP");
        TimeUnit.SECONDS.sleep(ASLEEP.toSeconds());
        all.get(2).signal("CONT");
        return 3 * WORKERS;
    }

    private void await(String address, int sent) throws Exception {
        while (count(address, "SELECT COUNT(*) FROM outbox WHERE standing = 'SENT'") < sent) {
            for (NodeProcess node : all) {
                node.mustLive();
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private synchronized void take(FaultySink.Received received) {
        String text = received.octets();
        int at = text.indexOf("\nMessage-ID: ");
        String id = text.substring(at + 13, text.indexOf('\r', at + 13));
        taken.computeIfAbsent(id, none -> new ArrayList<>())
                .add(received.octets().hashCode());
        lastTaken = System.nanoTime();
    }

    private synchronized boolean report(String address, int nodes, boolean faults, int allowed) throws SQLException {
        List<String> queued = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT message_id FROM outbox")) {
            while (row.next()) {
                queued.add(row.getString(1));
            }
        }
        long lost = readers
                - queued.size()
                + queued.stream().filter(id -> !taken.containsKey(id)).count();
        long repeated =
                taken.values().stream().mapToInt(list -> list.size() - 1).sum();
        long other = taken.values().stream()
                .filter(list -> list.stream().distinct().count() > 1)
                .count();
        System.out.printf(
                "| %d | %s | %s | %s | %.1f s | %d | %d | %d | %d |%n",
                nodes,
                faults ? "two killed, one of them back; one asleep for " + ASLEEP.toSeconds() + " s" : "none",
                each("match run done", "matched"),
                each("digest run done", "digests"),
                (lastTaken - begun) / 1e9,
                lost,
                repeated,
                allowed,
                other);
        return lost == 0 && repeated <= allowed && other == 0;
    }

    private String each(String event, String count) {
        return all.stream().map(node -> "%,d".formatted(node.sum(event, count))).collect(Collectors.joining(" + "));
    }

    private static long count(String address, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** An archive, readers who like some of it and whose digests are {@link #DUE}, and the day's papers, which nobody has been matched with. */
    public static void fill(String address, int readers) {
        SyntheticText text = new SyntheticText(7);
        try (Database database = Database.open(address)) {
            Instant before = DUE.minus(Duration.ofDays(20));
            put(database, text, ARCHIVE, DAY.minusDays(20), before);
            List<ShelvedPaper> archive = new JdbcLibrary(database).since(0, ARCHIVE);
            Random choice = new Random(7);
            ManyReaders.add(database, 1, readers, number -> profile(archive, choice), DUE.minus(Duration.ofDays(1)));
            put(database, text, DAY_PAPERS, DAY, DUE.minus(Duration.ofHours(4)));
        }
    }

    private static void put(Database database, SyntheticText text, int count, LocalDate day, Instant now) {
        List<Paper> papers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            papers.add(text.paper(day));
        }
        new JdbcPaperShelf(database).put(new PaperShelf.Batch("invented", papers, List.of(), Optional.empty()), now);
    }

    private static Profile profile(List<ShelvedPaper> archive, Random choice) {
        List<Interest> interests = new ArrayList<>();
        interests.add(new Interest.About(
                archive.get(choice.nextInt(archive.size())).paper().title()));
        for (int i = 0; i < 2; i++) {
            interests.add(new Interest.LikePaper(new PaperReference.ByTitle(
                    archive.get(choice.nextInt(archive.size())).paper().title())));
        }
        return new Profile(
                List.of(new NamedInterest("Main", interests, OptionalInt.empty())),
                0,
                10,
                0,
                0,
                Profile.WhenEmpty.A_LINE);
    }
}
