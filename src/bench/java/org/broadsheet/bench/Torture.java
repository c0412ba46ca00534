package org.broadsheet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.Scratch;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.delivery.OutboxBook.Entry;
import org.broadsheet.delivery.Standing;
import org.broadsheet.mail.FaultySink;
import org.broadsheet.mail.FaultySink.Fault;
import org.broadsheet.mail.FaultySink.Received;
import org.broadsheet.mail.FaultySink.Step;
import org.broadsheet.store.JdbcOutboxBook;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Database.Survives;

/**
 * Kills the delivery with SIGKILL at random moments while the mail server answers 4xx, 5xx and 421, waits, and hangs up
 * before and behind the final dot; then reconciles what the server has with what the database says.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp 'target/test-classes:target/classes:target/lib/*' org.broadsheet.bench.Torture KILLS [SEED [MOST_MINUTES [kill|power-cut|power-cut-unsynced]]]
 * </pre>
 *
 * A power cut also takes from the disk what nobody waited for ({@link PowerCut}); the daemon then runs with
 * {@code database.sync}, or without it, to see that the cut bites. Ends with exit code 1 if a message was lost, or repeated more often than the promise allows.
 */
public final class Torture {

    private static final int WORKERS = 4;
    private static final int MESSAGES_A_ROUND = 50;
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: <([^>]+)>\r?$");

    /** What happens to the daemon at a random moment, and what its commits have to survive. */
    public enum Blow {
        KILL(Survives.KILLED_PROCESS),
        POWER_CUT(Survives.POWER_CUT),
        POWER_CUT_UNSYNCED(Survives.KILLED_PROCESS);

        private final Survives survives;

        Blow(Survives survives) {
            this.survives = survives;
        }
    }

    private final Path folder;
    private final Optional<PowerCut> power;
    private final Survives survives;
    private final String address;
    private final Random random;
    private final Map<String, List<Receipt>> receipts = new ConcurrentHashMap<>();
    private final Set<String> queued = ConcurrentHashMap.newKeySet();
    private final AtomicInteger dropsBehindTheDot = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final Semaphore taken = new Semaphore(0);
    private int kills;
    private int killsUnderWay;

    private record Receipt(String sha256, boolean answered) {}

    /**
     * What a torture came to.
     *
     * @param killsUnderWay how many kills came after the round's first message had arrived
     * @param lost messages that were queued, or said to be sent, and are not where they should be; must be 0
     * @param repeats receipts beyond the first of each message
     * @param allowed the most the promise allows: one a worker and kill, one a drop behind the final dot
     * @param changed repeats whose bytes differ; must be 0
     */
    public record Report(
            int kills,
            int killsUnderWay,
            int queued,
            int sent,
            int refused,
            int givenUp,
            int faults,
            int dropsBehindTheDot,
            int lost,
            int repeats,
            int repeatsAfterAKill,
            int allowed,
            int changed) {

        public boolean keepsThePromise() {
            return lost == 0 && changed == 0 && repeats <= allowed && repeatsAfterAKill <= kills * WORKERS;
        }
    }

    private Torture(Path folder, Optional<PowerCut> power, Survives survives, long seed) {
        this.folder = folder;
        this.power = power;
        this.survives = survives;
        this.address = Database.embedded(power.map(PowerCut::disk).orElse(folder));
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        Duration longest = Duration.ofMinutes(arguments.length > 2 ? Long.parseLong(arguments[2]) : 600);
        Blow blow = arguments.length > 3
                ? Blow.valueOf(arguments[3].toUpperCase(Locale.ROOT).replace('-', '_'))
                : Blow.KILL;
        long began = System.nanoTime();
        Report report = run(kills, seed, longest, blow);
        System.out.printf(
                "%s%nseed %d, %d s%n%s%n",
                report,
                seed,
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                report.keepsThePromise() ? "The promise holds." : "THE PROMISE IS BROKEN.");
        System.exit(report.keepsThePromise() ? 0 : 1);
    }

    /** Kills the delivery so many times, or fewer where time runs out, lets it finish, and reconciles. Where the promise is broken its folder stays to be looked at. */
    public static Report run(int kills, long seed, Duration longest, Blow blow) throws Exception {
        Path folder = Files.createTempDirectory("broadsheet-torture");
        Report report = run(folder, kills, seed, longest, blow);
        if (report.keepsThePromise()) {
            Scratch.delete(folder);
        }
        return report;
    }

    private static Report run(Path folder, int kills, long seed, Duration longest, Blow blow) throws Exception {
        if (blow == Blow.KILL) {
            return new Torture(folder, Optional.empty(), blow.survives, seed).run(kills, longest);
        }
        try (PowerCut power = new PowerCut(folder)) {
            return new Torture(folder, Optional.of(power), blow.survives, seed).run(kills, longest);
        }
    }

    private Report run(int most, Duration longest) throws Exception {
        long end = System.nanoTime() + longest.toNanos();
        try (FaultySink sink = new FaultySink(this::fault, this::take, "PIPELINING", "8BITMIME", "SIZE 1000000")) {
            for (int kill = 1; kill <= most && System.nanoTime() < end; kill++) {
                killed(sink.port(), kill);
                kills = kill;
                if (kill % 25 == 0) {
                    System.err.printf("%d kills, %d messages taken%n", kill, receipts.size());
                }
            }
            finish(sink.port());
        }
        return reconcile();
    }

    private Fault fault(Step step, String recipient) {
        double dice;
        int pause;
        synchronized (random) {
            dice = random.nextDouble();
            pause = random.nextInt(25);
        }
        Fault fault = switch (step) {
            case GREETING -> dice < 0.02 ? new Fault.Say("421 4.3.2 too busy") : FaultySink.NONE;
            case EHLO -> dice < 0.01 ? new Fault.HangUp() : FaultySink.NONE;
            case AUTH -> FaultySink.NONE;
            case MAIL -> dice < 0.01 ? new Fault.Say("451 4.3.0 later") : FaultySink.NONE;
            case RCPT -> atRcpt(dice);
            case DATA -> dice < 0.01 ? new Fault.Say("451 4.3.0 later") : FaultySink.NONE;
            case BODY -> dice < 0.01 ? new Fault.HangUp() : FaultySink.NONE;
            case DOT -> atDot(dice, pause);
        };
        if (!(fault instanceof Fault.None) && !(fault instanceof Fault.Wait)) {
            faults.incrementAndGet();
        }
        return fault;
    }

    private static Fault atRcpt(double dice) {
        if (dice < 0.02) {
            return new Fault.Say("450 4.2.0 greylisted");
        }
        if (dice < 0.03) {
            return new Fault.Say("550 5.1.1 no such user");
        }
        return dice < 0.04 ? new Fault.Say("421 4.7.0 slow down") : FaultySink.NONE;
    }

    private Fault atDot(double dice, int pause) {
        if (dice < 0.01) {
            dropsBehindTheDot.incrementAndGet();
            return new Fault.TakeAndHangUp();
        }
        if (dice < 0.02) {
            return new Fault.HangUp();
        }
        if (dice < 0.03) {
            return new Fault.Say("452 4.3.1 no space");
        }
        return dice < 0.5 ? new Fault.Wait(Duration.ofMillis(pause)) : FaultySink.NONE;
    }

    private void take(Received received) {
        Matcher id = MESSAGE_ID.matcher(received.octets());
        String name = id.find() ? id.group(1) : "without a Message-ID";
        List<Receipt> mine = receipts.computeIfAbsent(name, any -> new ArrayList<>(1));
        synchronized (mine) {
            mine.add(new Receipt(sha256(received.from() + '\n' + received.octets()), received.answered()));
        }
        taken.release();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256.", missing);
        }
    }

    private void killed(int port, int round) throws IOException, InterruptedException {
        CountDownLatch ready = new CountDownLatch(1);
        Process daemon = start(port, round, MESSAGES_A_ROUND, "run");
        Thread reader = listen(daemon, ready);
        if (!ready.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the daemon was not ready within a minute; its log is in " + folder);
        }
        // Most kills should find messages under way, however slowly this machine gets going.
        taken.drainPermits();
        boolean underWay = taken.tryAcquire(5, TimeUnit.SECONDS);
        int pause;
        synchronized (random) {
            pause = random.nextInt(700);
        }
        killsUnderWay += underWay ? 1 : 0;
        boolean diedByItself = daemon.waitFor(pause, TimeUnit.MILLISECONDS);
        if (diedByItself) {
            throw new IllegalStateException(
                    "the daemon ended by itself with " + daemon.exitValue() + "; see " + folder);
        }
        // By its handle: destroying the Process itself would close its output before all that it said has been read.
        daemon.toHandle().destroyForcibly();
        daemon.waitFor();
        reader.join();
        if (power.isPresent()) {
            power.get().cut();
        }
    }

    private void finish(int port) throws IOException, InterruptedException {
        Process daemon = start(port, 0, 0, "finish");
        Thread reader = listen(daemon, new CountDownLatch(1));
        if (!daemon.waitFor(10, TimeUnit.MINUTES) || daemon.exitValue() != 0) {
            daemon.destroyForcibly();
            throw new IllegalStateException("the daemon did not finish; its log is in " + folder);
        }
        reader.join();
    }

    private Process start(int port, int round, int messages, String mode) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TortureDaemon.class.getName(),
                        address,
                        Integer.toString(port),
                        Integer.toString(round),
                        Integer.toString(messages),
                        Integer.toString(WORKERS),
                        survives.name(),
                        mode)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("daemon.log").toFile()))
                .start();
    }

    private Thread listen(Process daemon, CountDownLatch ready) {
        return Thread.ofVirtual().start(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.equals("ready")) {
                        ready.countDown();
                    } else if (line.startsWith("queued test/")) {
                        queued.add(line.substring("queued test/".length()));
                    }
                }
            } catch (IOException killed) {
                // It was killed while it spoke; half a line names no message.
                return;
            }
        });
    }

    private Report reconcile() {
        int sent = 0;
        int refused = 0;
        int givenUp = 0;
        Set<String> known = new HashSet<>();
        List<String> missing = new ArrayList<>();
        try (Database database = Database.open(address)) {
            for (Entry entry :
                    new JdbcOutboxBook(database).list(Optional.<OutboxBook.Kind>empty(), Integer.MAX_VALUE)) {
                String name = entry.key().value().substring("test/".length());
                known.add(name);
                boolean arrived = receipts.containsKey(name + "@torture.example");
                sent += entry.standing() instanceof Standing.Sent ? 1 : 0;
                refused += entry.standing() instanceof Standing.Refused ? 1 : 0;
                givenUp += entry.standing() instanceof Standing.GivenUp ? 1 : 0;
                if (isLost(entry.standing(), arrived)) {
                    missing.add(name + ", which is " + entry.standing());
                }
            }
        }
        // What was said to be queued must be there, whatever was killed when.
        queued.stream().filter(name -> !known.contains(name)).forEach(name -> missing.add(name + ", which is unknown"));
        missing.forEach(name -> System.err.println("lost: " + name));
        int repeats = 0;
        int afterAKill = 0;
        int changed = 0;
        for (List<Receipt> mine : receipts.values()) {
            repeats += mine.size() - 1;
            afterAKill +=
                    Math.max(0, (int) mine.stream().filter(Receipt::answered).count() - 1);
            changed += (int) mine.stream().map(Receipt::sha256).distinct().count() - 1;
        }
        return new Report(
                kills,
                killsUnderWay,
                known.size(),
                sent,
                refused,
                givenUp,
                faults.get(),
                dropsBehindTheDot.get(),
                missing.size(),
                repeats,
                afterAKill,
                kills * WORKERS + dropsBehindTheDot.get(),
                changed);
    }

    private static boolean isLost(Standing standing, boolean arrived) {
        return switch (standing) {
            case Standing.Sent ignored -> !arrived;
            case Standing.Refused ignored -> false;
            case Standing.GivenUp end -> !end.reason().contains("may have arrived");
            case Standing.Queued ignored -> true;
            case Standing.Unsure ignored -> true;
            case Standing.Claimed ignored -> true;
            case Standing.Withdrawn ignored -> true;
        };
    }
}
