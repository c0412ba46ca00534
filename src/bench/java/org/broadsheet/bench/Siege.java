package org.broadsheet.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.broadsheet.FreePort;
import org.broadsheet.Scratch;
import org.broadsheet.matching.SyntheticText;

/**
 * Attacks a running {@code serve} with everything at once while its readers' digests fall due: hostile uploads, previews and
 * searches by six clients who hang up half the time, forms at random, slow clients, bomb letters, forged reports of delivery, and 62
 * subscriptions at one mail domain. Tells how pages and {@code /health} answered meanwhile, whether all digests went out, and what
 * {@code status} says.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp 'target/test-classes:target/classes:target/lib/*' org.broadsheet.bench.Siege [SECONDS READERS SLOW]
 * </pre>
 *
 * By default 600 s, 300 readers, 200 slow connections. Ends with exit code 1 if a digest is missing, a page did not come, or the
 * daemon has ended. Each attacker has an address of its own in 127.0.2.0/24: on Linux only.
 */
public final class Siege {

    private static final String NEWLINES = "x" + "\n".repeat(100_000);

    private final Path data;
    private final URI address;
    private final URI health;
    private final long until;
    private final SyntheticText text = new SyntheticText(5);
    private final List<Double> pages = Collections.synchronizedList(new ArrayList<>());
    private final List<Double> healths = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger attacks = new AtomicInteger();
    private final AtomicInteger letters = new AtomicInteger();

    private Siege(Path data, URI address, URI health, int seconds) {
        this.data = data;
        this.address = address;
        this.health = health;
        this.until = System.nanoTime() + seconds * 1_000_000_000L;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 600;
        int readers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        int slow = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 200;
        Path work = Files.createTempDirectory("broadsheet-siege");
        Path data = work.resolve("data");
        Path config = Files.createDirectories(work.resolve("config"));
        int monitor = FreePort.find();
        Files.writeString(config.resolve("broadsheet.yaml"), """
                from: papers@siege.example
                web: {port: 0}
                monitor: {port: %d}
                mail: {html-beside: false}
                mailbox: {route: maildir, every: 5s}
                digest: {floor: 0, when-empty: a-line}
                """.formatted(monitor));
        // The readers join now and read on Mondays, so one digest each falls due, on the coming Monday at seven, after
        // a fifth of the
        // siege.
        Instant now = Instant.now();
        ServedInstance.shelve(data, 400, LocalDate.ofInstant(now, ZoneOffset.UTC), 1, now);
        SyntheticText text = new SyntheticText(3);
        StringBuilder table = new StringBuilder("email,about,at,timezone,days\n");
        for (int i = 0; i < readers; i++) {
            table.append("reader-%d@d%d.example,%s,07:00,UTC,mon\n".formatted(i, i % 50, text.interest(30)));
        }
        Path csv = Files.writeString(work.resolve("readers.csv"), table);
        ServedInstance.run(List.of(
                "readers", "import", csv.toString(), "--consent", "invented", "--data=" + data, "--config=" + config));
        Instant clock = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atTime(7, 0)
                .toInstant(ZoneOffset.UTC)
                .minusSeconds(seconds / 5);
        boolean well;
        Instant started = Instant.now();
        try (ServedInstance served = ServedInstance.start(
                List.of(), List.of("serve", "--data=" + data, "--config=" + config, "--clock=" + clock + "@1"))) {
            Siege siege =
                    new Siege(data, served.address(), URI.create("http://127.0.0.1:" + monitor + "/health"), seconds);
            siege.run(slow);
            well = siege.report(readers, started.plusSeconds(seconds / 5));
            System.out.printf(Locale.ROOT, "processor time of the daemon: %.1f s%n", served.processorSeconds());
            System.out.println("status says:");
            try {
                ServedInstance.run(List.of("status", "--data=" + data, "--config=" + config));
            } catch (IllegalStateException unwell) {
                System.out.println("  (" + unwell.getMessage() + ": something is not well)");
            }
        } finally {
            Scratch.delete(work);
        }
        System.exit(well ? 0 : 1);
    }

    private void run(int slow) throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            byte[] ris = form("library", "x.ris", NEWLINES);
            byte[] bib = form("library", "x.bib", bomb());
            all.add(repeat("127.0.2.1" + i, random -> random.nextBoolean() ? ris : bib, 300));
            all.add(repeat("127.0.2.2" + i, random -> form("about", "", text.interest(2_000)), 300));
            all.add(repeat("127.0.2.3" + i, this::search, 50));
        }
        all.add(repeat("127.0.2.40", this::nonsense, 300));
        all.add(Thread.ofPlatform().start(() -> dawdle(slow)));
        all.add(Thread.ofPlatform().start(this::write));
        all.add(Thread.ofPlatform().start(this::subscribe));
        all.add(Thread.ofPlatform().start(() -> visit(address.resolve("/"), pages)));
        all.add(Thread.ofPlatform().start(() -> visit(health, healths)));
        for (Thread thread : all) {
            thread.join();
        }
    }

    @FunctionalInterface
    private interface Attack {
        byte[] request(Random random);
    }

    private boolean isOn() {
        return System.nanoTime() < until;
    }

    /** One client that attacks again and again, and hangs up half the time before the answer. */
    private Thread repeat(String from, Attack attack, int pauseMillis) {
        return Thread.ofPlatform().start(() -> {
            Random random = new Random(from.hashCode());
            while (isOn()) {
                try (Socket socket = socket(from)) {
                    socket.getOutputStream().write(attack.request(random));
                    socket.getOutputStream().flush();
                    if (random.nextBoolean()) {
                        socket.getInputStream().readAllBytes();
                    }
                } catch (IOException hungUp) {
                    // That is the daemon's good right.
                    attacks.decrementAndGet();
                }
                attacks.incrementAndGet();
                pause(pauseMillis);
            }
        });
    }

    private Socket socket(String from) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort()), 10_000);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static byte[] form(String field, String file, String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\npreview\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"" + field + "\""
                + (file.isEmpty() ? "" : "; filename=\"" + file + "\"") + "\r\n\r\n" + content + "\r\n--b--\r\n";
        return request("POST /subscribe", "Content-Type: multipart/form-data; boundary=b\r\n", body);
    }

    private static byte[] request(String line, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = (line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "Content-Length: "
                        + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + content.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return whole;
    }

    private byte[] search(Random random) {
        String words = text.interest(60) + " author:\"" + "a".repeat(random.nextInt(50)) + "~ (((NOT title:* OR \"";
        return request("GET /search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8), "", "");
    }

    private byte[] nonsense(Random random) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            body.append("%c%d=%s&".formatted('a' + random.nextInt(26), i, "%C3%A9".repeat(random.nextInt(500))));
        }
        String path = List.of(
                        "/subscribe", "/preferences/x", "/like/" + "a.".repeat(200), "/confirm/%00", "/unsubscribe/x")
                .get(random.nextInt(5));
        return request("POST " + path, "Content-Type: application/x-www-form-urlencoded\r\n", body.toString());
    }

    /** Nine strings, each ten times the one before: a gigabyte, if somebody writes it out. */
    private static String bomb() {
        StringBuilder bib = new StringBuilder("@string{a0 = \"aaaaaaaaaa\"}\n");
        for (int i = 1; i <= 9; i++) {
            bib.append("@string{a").append(i).append(" = ").append("a").append(i - 1);
            bib.append((" # a" + (i - 1)).repeat(9)).append("}\n");
        }
        return bib.append("@article{x, title = a9, year = 2020}\n").toString();
    }

    /** Connections that send a byte now and then and never end their request; who is hung up on comes again. */
    private void dawdle(int connections) {
        List<Socket> crowd = new ArrayList<>(Collections.nCopies(connections, null));
        try {
            while (isOn()) {
                for (int i = 0; i < connections; i++) {
                    crowd.set(i, trickle(crowd.get(i), "127.0.2." + (50 + i % 100)));
                }
                pause(200);
            }
        } finally {
            crowd.forEach(Siege::close);
        }
    }

    private Socket trickle(Socket known, String from) {
        try {
            Socket socket = known == null ? socket(from) : known;
            socket.getOutputStream()
                    .write(
                            known == null
                                    ? "POST /subscribe HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII)
                                    : new byte[] {'x'});
            return socket;
        } catch (IOException hungUp) {
            close(known);
            return null;
        }
    }

    private static void close(Socket socket) {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException unclean) {
                System.out.println("not closed: " + unclean);
            }
        }
    }

    /** Bomb letters and forged reports, one of each every five seconds. */
    private void write() {
        try {
            Path unread = Files.createDirectories(data.resolve("letters/new"));
            while (isOn()) {
                int number = letters.getAndAdd(2);
                String bib = Base64.getMimeEncoder().encodeToString(bomb().getBytes(StandardCharsets.US_ASCII));
                put(unread, number, """
                        From: B <bomb%d@attacker.example>
                        To: papers@siege.example
                        Subject: subscribe
                        Message-ID: <bomb%d@attacker.example>
                        MIME-Version: 1.0
                        Content-Type: multipart/mixed; boundary="XX"

                        --XX
                        Content-Type: text/plain; charset=utf-8

                        dense retrieval
                        --XX
                        Content-Type: text/x-bibtex; name="lib.bib"
                        Content-Disposition: attachment; filename="lib.bib"
                        Content-Transfer-Encoding: base64

                        %s
                        --XX--
                        """.formatted(number, number, bib));
                put(unread, number + 1, """
                        From: MAILER-DAEMON@attacker.example
                        To: papers@siege.example
                        Subject: Undelivered
                        Message-ID: <report%d@attacker.example>
                        MIME-Version: 1.0
                        Content-Type: multipart/report; report-type=delivery-status; boundary="XX"

                        --XX
                        Content-Type: text/plain

                        blocked
                        --XX
                        Content-Type: message/delivery-status

                        Reporting-MTA: dns; mx.d1.example

                        Final-Recipient: rfc822; reader-%d@d%d.example
                        Action: failed
                        Status: 5.7.1
                        Diagnostic-Code: smtp; 550 5.7.1 blocked for policy reasons

                        --XX--
                        """.formatted(number, number % 300, number % 50));
                pause(5_000);
            }
        } catch (IOException noMaildir) {
            throw new java.io.UncheckedIOException(noMaildir);
        }
    }

    private static void put(Path unread, int number, String letter) throws IOException {
        Path written = unread.resolveSibling("." + number);
        Files.writeString(written, letter.replace("\n", "\r\n"));
        Files.move(written, unread.resolve(number + ".siege"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** 62 subscriptions at one mail domain in 16 s. */
    private void subscribe() {
        for (int i = 0; i < 62 && isOn(); i++) {
            String body = "act=subscribe&email=victim%d%%40victims.example".formatted(i);
            try (Socket socket = socket("127.0.2.200")) {
                socket.getOutputStream()
                        .write(request("POST /subscribe", "Content-Type: application/x-www-form-urlencoded\r\n", body));
                socket.getInputStream().readAllBytes();
            } catch (IOException hungUp) {
                attacks.decrementAndGet();
            }
            attacks.incrementAndGet();
            pause(250);
        }
    }

    private void visit(URI page, List<Double> millis) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            while (isOn()) {
                long asked = System.nanoTime();
                try {
                    int status = client.send(
                                    HttpRequest.newBuilder(page)
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    failed.addAndGet(status == 200 || page.equals(health) && status == 503 ? 0 : 1);
                    millis.add((System.nanoTime() - asked) / 1e6);
                } catch (IOException missing) {
                    failed.incrementAndGet();
                    System.out.println("no answer from " + page.getPath() + ": " + missing);
                }
                pause(200);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean report(int readers, Instant due) throws IOException {
        List<Instant> written = digests();
        int out = written.size();
        System.out.printf("%,d requests of attackers, %,d hostile letters%n", attacks.get(), letters.get());
        times("pages", pages);
        times("/health", healths);
        System.out.printf("%,d of %,d digests out; %d pages did not come%n", out, readers, failed.get());
        written.stream()
                .max(Instant::compareTo)
                .ifPresent(last -> System.out.printf(
                        "the last digest was out %d s after its hour, the start of the daemon included%n",
                        Duration.between(due, last).toSeconds()));
        return out == readers && failed.get() == 0;
    }

    private static void times(String what, List<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%s: %,d asked, median %.0f, 99%% %.0f, worst %.0f ms; %.1f%% within 200 ms%n",
                what,
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1],
                100.0 * millis.stream().filter(one -> one <= 200).count() / sorted.length);
    }

    /** When each digest was written. Its file is named by its reader and its day: {@code digest+s42+2026-03-02.eml}. */
    private List<Instant> digests() throws IOException {
        if (Files.notExists(data.resolve("mail"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data.resolve("mail"))) {
            List<Instant> written = new ArrayList<>();
            for (Path file : files.filter(one -> one.getFileName().toString().matches("digest\\+.*\\.eml"))
                    .toList()) {
                written.add(Files.getLastModifiedTime(file).toInstant());
            }
            return written;
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
