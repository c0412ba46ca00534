package org.broadsheet.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.broadsheet.Scratch;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.papers.Paper;

/**
 * Asks a {@code serve} that has one core for pages at a constant rate, whether or not it keeps up, and tells how long after its
 * moment each page was there: a request that waits because an earlier one is slow counts as slow too.
 *
 * <pre>
 * mvn -q package -DskipTests
 * taskset -c 0 java -cp 'target/test-classes:target/classes:target/lib/*' org.broadsheet.bench.PageLatency [RATE SECONDS PAPERS CORE]
 * </pre>
 *
 * By default 200 a second for 60 s after 20 s of warming up, 100,000 papers on 250 days, the server on core 1. Half of the
 * requests are for papers with their ten similar ones, a quarter each for days and for searches by title words, at random over the
 * whole archive; the same paper or search is hardly asked for twice, the same day every five seconds.
 */
public final class PageLatency {

    private static final int CLIENTS = 32;
    private static final int WARM_UP_SECONDS = 20;
    private static final int DAYS = 250;
    private static final LocalDate NEWEST = LocalDate.parse("2026-03-03");

    private record Asked(String kind, double milliseconds) {}

    private PageLatency() {}

    public static void main(String[] arguments) throws Exception {
        int rate = number(arguments, 0, 200);
        int seconds = number(arguments, 1, 60);
        int papers = number(arguments, 2, 100_000);
        int core = number(arguments, 3, 1);
        Path work = Files.createTempDirectory("broadsheet-latency");
        Path config = Files.createDirectories(work.resolve("config"));
        Files.writeString(
                config.resolve("broadsheet.yaml"), "web: {port: 0, per-second: 100000}\nmonitor: {port: 0}\n");
        ServedInstance.shelve(work.resolve("data"), papers, NEWEST, DAYS, Instant.parse("2026-03-03T06:00:00Z"));
        try (ServedInstance served = ServedInstance.start(
                List.of("taskset", "-c", Integer.toString(core)),
                List.of("serve", "--data=" + work.resolve("data"), "--config=" + config))) {
            List<String[]> pages = pages(papers, rate * (seconds + WARM_UP_SECONDS));
            load(served.address(), rate, pages.subList(0, rate * WARM_UP_SECONDS));
            double before = served.processorSeconds();
            List<Asked> asked = load(
                    served.address(), rate, pages.subList(rate * WARM_UP_SECONDS, rate * (seconds + WARM_UP_SECONDS)));
            System.out.printf(
                    Locale.ROOT,
                    "%d requests/s for %d s, %,d papers, core %d: %.2f ms of processor a request%n",
                    rate,
                    seconds,
                    papers,
                    core,
                    (served.processorSeconds() - before) * 1e3 / asked.size());
            Map<String, List<Double>> kinds = new TreeMap<>();
            for (Asked one : asked) {
                kinds.computeIfAbsent(one.kind(), ignored -> new ArrayList<>()).add(one.milliseconds());
                kinds.computeIfAbsent("all", ignored -> new ArrayList<>()).add(one.milliseconds());
            }
            kinds.forEach(PageLatency::tell);
        } finally {
            Scratch.delete(work);
        }
    }

    private static int number(String[] arguments, int index, int usual) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : usual;
    }

    private static void tell(String kind, List<Double> all) {
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        long under = Arrays.stream(sorted).filter(each -> each < 50).count();
        System.out.printf(
                Locale.ROOT,
                "%-8s %6d  median %6.1f  90%% %6.1f  99%% %6.1f  99.9%% %6.1f  worst %7.1f ms; under 50 ms: %.2f %%%n",
                kind,
                sorted.length,
                at(sorted, 0.5),
                at(sorted, 0.9),
                at(sorted, 0.99),
                at(sorted, 0.999),
                sorted[sorted.length - 1],
                100.0 * under / sorted.length);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    /** Kind and path, at random. */
    private static List<String[]> pages(int papers, int count) {
        SyntheticText text = new SyntheticText(11);
        List<Paper> all = new ArrayList<>();
        for (int i = 0; i < papers; i++) {
            all.add(text.paper(NEWEST));
        }
        Random random = new Random(5);
        List<String[]> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Paper paper = all.get(random.nextInt(all.size() / DAYS * DAYS));
            String title =
                    String.join(" ", Arrays.asList(paper.title().split(" ", -1)).subList(0, 4));
            pages.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new String[] {"day", "/" + NEWEST.minusDays(random.nextInt(DAYS))};
                        case 1 ->
                            new String[] {"search", "/search?q=" + URLEncoder.encode(title, StandardCharsets.UTF_8)};
                        default ->
                            new String[] {"paper", "/papers/" + paper.id().value()};
                    });
        }
        return pages;
    }

    private static List<Asked> load(URI address, int rate, List<String[]> pages) throws InterruptedException {
        ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();
        long began = System.nanoTime() + 100_000_000;
        List<Thread> clients = new ArrayList<>();
        for (int c = 0; c < CLIENTS; c++) {
            int first = c;
            clients.add(Thread.ofPlatform().start(() -> {
                try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                    socket.setTcpNoDelay(true);
                    InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
                    for (int i = first; i < pages.size(); i += CLIENTS) {
                        long due = began + i * 1_000_000_000L / rate;
                        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                            LockSupport.parkNanos(wait);
                        }
                        socket.getOutputStream()
                                .write(("GET " + pages.get(i)[1] + " HTTP/1.1\r\nHost: x\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                        swallow(in, pages.get(i)[1]);
                        asked.add(new Asked(pages.get(i)[0], (System.nanoTime() - due) / 1e6));
                    }
                } catch (IOException broken) {
                    throw new java.io.UncheckedIOException(broken);
                }
            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        if (asked.size() != pages.size()) {
            throw new IllegalStateException("Only %d of %d pages came.".formatted(asked.size(), pages.size()));
        }
        return List.copyOf(asked);
    }

    private static void swallow(InputStream in, String path) throws IOException {
        String status = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        if (!status.contains(" 200 ")) {
            throw new IllegalStateException(path + " gave " + status);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
