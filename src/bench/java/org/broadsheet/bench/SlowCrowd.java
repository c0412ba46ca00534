package org.broadsheet.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.broadsheet.Scratch;
import org.broadsheet.matching.SyntheticText;

/**
 * Holds thousands of slow connections open to a {@code serve} while its readers' digests fall due: every second one sends a
 * request a byte at a time and never ends it, the others say nothing at all; who is hung up on comes again. Tells how many were
 * open, when the mail went out, and how the page answered meanwhile.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -cp 'target/test-classes:target/classes:target/lib/*' org.broadsheet.bench.SlowCrowd [CONNECTIONS READERS SECONDS]
 * </pre>
 *
 * By default 10,000 connections, 1,000 readers, 90 s. Needs as many open files: {@code ulimit -n 20000}. Ends with exit code 1
 * if a digest is missing or a page did not come.
 */
public final class SlowCrowd {

    private static final byte[] REQUEST =
            ("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: " + "x".repeat(4_000)).getBytes(StandardCharsets.US_ASCII);

    /** A connection, and how much of its request it has sent. */
    private static final class Slow {
        private SocketChannel channel;
        private int sent;
    }

    private final Path mail;
    private final URI address;
    private final List<Slow> crowd = new ArrayList<>();
    private int again;
    private final List<Double> pages = new ArrayList<>();
    private int failed;

    private SlowCrowd(Path mail, URI address) {
        this.mail = mail;
        this.address = address;
    }

    public static void main(String[] arguments) throws Exception {
        int connections = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int readers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 90;
        Path work = Files.createTempDirectory("broadsheet-crowd");
        Path data = work.resolve("data");
        Path config = Files.createDirectories(work.resolve("config"));
        Files.writeString(config.resolve("broadsheet.yaml"), """
                web: {port: 0, per-second: 100000}
                monitor: {port: 0}
                mail: {html-beside: false}
                digest: {floor: 0, when-empty: a-line}
                """);
        // The readers join now, so their first digest falls due on the coming Monday at seven.
        Instant now = Instant.now();
        ServedInstance.shelve(data, 300, LocalDate.ofInstant(now, ZoneOffset.UTC), 1, now);
        SyntheticText text = new SyntheticText(3);
        StringBuilder table = new StringBuilder("email,about,at,timezone\n");
        for (int i = 0; i < readers; i++) {
            table.append("reader-%d@d%d.example,%s,07:00,UTC\n".formatted(i, i % 50, text.interest(30)));
        }
        Path csv = Files.writeString(work.resolve("readers.csv"), table);
        ServedInstance.run(List.of(
                "readers", "import", csv.toString(), "--consent", "invented", "--data=" + data, "--config=" + config));
        Instant due = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atTime(7, 0)
                .toInstant(ZoneOffset.UTC);
        Instant clock = due.minusSeconds(seconds / 2);
        boolean well;
        try (ServedInstance served = ServedInstance.start(
                List.of(), List.of("serve", "--data=" + data, "--config=" + config, "--clock=" + clock + "@1"))) {
            well = new SlowCrowd(data.resolve("mail"), served.address()).watch(connections, readers, seconds);
            System.out.printf(Locale.ROOT, "processor time of the daemon: %.1f s%n", served.processorSeconds());
        } finally {
            Scratch.delete(work);
        }
        System.exit(well ? 0 : 1);
    }

    private boolean watch(int connections, int readers, int seconds) throws Exception {
        for (int i = 0; i < connections; i++) {
            crowd.add(new Slow());
        }
        long began = System.nanoTime();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            Thread visitor = Thread.ofPlatform().start(() -> visit(client, began, seconds));
            int said = -1;
            while (elapsed(began) < seconds) {
                int open = trickle();
                int second = (int) elapsed(began) / 10;
                if (second != said) {
                    said = second;
                    System.out.printf(
                            Locale.ROOT,
                            "%4.0f s: %,d slow connections open, %,d digests out%n",
                            elapsed(began),
                            open,
                            digests());
                }
            }
            visitor.join();
        }
        double[] sorted =
                pages.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%,d connections were hung up on and came again; %d pages: median %.0f, 99%% %.0f, worst %.0f ms, %d failed%n",
                again,
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1],
                failed);
        System.out.printf("%,d of %,d digests out%n", digests(), readers);
        return digests() == readers && failed == 0;
    }

    /** One round: each sends its next byte; who was hung up on connects anew. */
    private int trickle() throws InterruptedException {
        int open = 0;
        for (int i = 0; i < crowd.size(); i++) {
            Slow slow = crowd.get(i);
            try {
                if (slow.channel == null) {
                    slow.channel = SocketChannel.open();
                    slow.channel.connect(new InetSocketAddress(address.getHost(), address.getPort()));
                    slow.channel.configureBlocking(false);
                    slow.sent = 0;
                }
                if (i % 2 == 0) {
                    slow.channel.write(ByteBuffer.wrap(REQUEST, slow.sent++ % REQUEST.length, 1));
                }
                if (slow.channel.read(ByteBuffer.allocate(256)) < 0) {
                    throw new IOException("hung up");
                }
                open++;
            } catch (IOException hungUp) {
                close(slow);
            }
        }
        Thread.sleep(200);
        return open;
    }

    private void close(Slow slow) {
        again++;
        try (SocketChannel gone = slow.channel) {
            slow.channel = null;
        } catch (IOException unclean) {
            System.out.println("not closed: " + unclean);
        }
    }

    private void visit(HttpClient client, long began, int seconds) {
        while (elapsed(began) < seconds) {
            long asked = System.nanoTime();
            try {
                HttpResponse<String> page = client.send(
                        HttpRequest.newBuilder(URI.create(address + "/"))
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                failed += page.statusCode() == 200 ? 0 : 1;
                pages.add((System.nanoTime() - asked) / 1e6);
                Thread.sleep(100);
            } catch (IOException missing) {
                failed++;
                System.out.println("no page: " + missing);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private int digests() throws IOException {
        if (Files.notExists(mail)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(mail)) {
            return (int) files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }

    private static double elapsed(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
