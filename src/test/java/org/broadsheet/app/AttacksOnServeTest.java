package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What once stopped a running {@code serve} or misled it, one after the other against one with a small heap: two uploads of line ends, a
 * library whose macros are a billion characters, a forged report of delivery, and 62 subscriptions at one mail domain. Whoever
 * comes behind them is served, and {@code status} says what happened.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AttacksOnServeTest {

    private static final Pattern PAGE = Pattern.compile("The page is at (http://\\S+)/");
    private static final Pattern TO = Pattern.compile("(?m)^To: .*?([\\w.]+@[\\w.]+)");
    private static final int LEVELS = 9;
    private static final String READER = "ada@example.net";

    @TempDir
    Path folder;

    /** A library whose macros grow tenfold a level: a kilobyte that would be a billion. */
    private static String bomb() {
        StringBuilder bib = new StringBuilder("@string{a0 = \"lol lol lol \"}\n");
        for (int level = 1; level <= LEVELS; level++) {
            String before = "a" + (level - 1);
            bib.append("@string{a")
                    .append(level)
                    .append(" = ")
                    .append(String.join(" # ", Collections.nCopies(10, before)))
                    .append("}\n");
        }
        return bib.append("@article{x, title = a").append(LEVELS).append("}\n").toString();
    }

    private void deliver(String name, String letter) throws IOException {
        Path box = Files.createDirectories(folder.resolve("data/letters/new"));
        Path tmp = Files.createDirectories(folder.resolve("data/letters/tmp")).resolve(name);
        Files.writeString(tmp, letter.replace("\n", "\r\n"));
        Files.move(tmp, box.resolve(name));
    }

    /** The receivers of all mail that went out. */
    private Set<String> receivers() throws IOException {
        Path mail = folder.resolve("data/mail");
        Set<String> all = new TreeSet<>();
        if (Files.exists(mail)) {
            try (Stream<Path> files = Files.list(mail)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".eml")).toList()) {
                    Matcher to = TO.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
                    assertThat(to.find()).isTrue();
                    all.add(to.group(1));
                }
            }
        }
        return all;
    }

    @Test
    void uploadsABombAForgedReportAndSixtyTwoSubscriptionsHoldUpNobody() throws Exception {
        Files.createDirectories(folder.resolve("config/profiles"));
        Files.writeString(
                folder.resolve("config/profiles/ada.yaml"),
                "email: " + READER
                        + "\nat: 07:00\ntimezone: UTC\ninterests:\n  - name: Retrieval\n    about: dense retrieval\n");
        Files.writeString(folder.resolve("config/broadsheet.yaml"), """
                from: papers@example.org
                sources: {arxiv: [], huggingface: {server: ""}}
                mailbox: {route: maildir, every: 1s}
                web: {port: 0}
                monitor: {port: 0}
                matching: {embedder: none}
                """);
        deliver("1.bomb", bombLetter());
        deliver("2.forged", forgedReport());
        deliver("3.honest", """
                From: Bob <bob@example.com>
                To: papers@example.org
                Subject: help
                Message-ID: <3@example.com>

                help
                """);
        Process daemon = serve();
        try (ExecutorService attackers = Executors.newFixedThreadPool(2)) {
            URI page = page(daemon.inputReader(StandardCharsets.UTF_8));
            byte[] lineEnds = upload("x" + "\n".repeat(100_000));
            List<Future<String>> uploads = List.of(
                    attackers.submit(() -> asked(page, "127.0.3.1", lineEnds)),
                    attackers.submit(() -> asked(page, "127.0.3.2", lineEnds)));
            assertThat(asked(page, "127.0.3.3", request("GET /about", "", "")))
                    .as("a page while both uploads are read")
                    .startsWith("HTTP/1.1 200");
            for (Future<String> upload : uploads) {
                assertThat(upload.get()).matches("(?s)HTTP/1.1 (200|400|503) .*");
            }

            int held = 0;
            for (int i = 0; i < 62; i++) {
                String answer = asked(page, "127.0.3.4", subscription("victim" + i + "@victims.example"));
                held += answer.startsWith("HTTP/1.1 429") ? 1 : 0;
            }
            assertThat(held).isEqualTo(57);
            assertThat(asked(page, "127.0.4.1", subscription("honest@victims.example")))
                    .startsWith("HTTP/1.1 200");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(120))
                    .untilAsserted(() -> assertThat(receivers())
                            .containsExactlyInAnyOrder(
                                    "eve@example.com",
                                    "bob@example.com",
                                    "honest@victims.example",
                                    "victim0@victims.example",
                                    "victim1@victims.example",
                                    "victim2@victims.example",
                                    "victim3@victims.example",
                                    "victim4@victims.example"));
            assertThat(daemon.isAlive()).isTrue();
            String status = Ran.in(folder, "status").out();
            assertThat(status)
                    .as("the forged report rests no destination, the bomb is read within its budget and not set aside")
                    .doesNotContain("example.net is left alone")
                    .doesNotContain("set aside")
                    .contains("57 who asked for a subscription were held back, by the limit for one client (57)");
        } finally {
            daemon.destroyForcibly().waitFor();
        }
    }

    private static String bombLetter() {
        return """
                From: Eve <eve@example.com>
                To: papers@example.org
                Subject: subscribe
                Message-ID: <1@example.com>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                subscribe

                --b
                Content-Type: application/x-bibtex; name=x.bib
                Content-Disposition: attachment; filename=x.bib

                %s
                --b--
                """.formatted(bomb());
    }

    /** To our own bounce address, about a reader of ours, as nobody but their own server may say it. */
    private static String forgedReport() {
        return """
                From: MAILER-DAEMON@example.net
                To: papers+b1-forged@example.org
                Subject: failure
                Message-ID: <2@example.net>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=r

                --r
                Content-Type: text/plain

                no

                --r
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.7.1
                Diagnostic-Code: smtp; 550 5.7.1 blocked

                --r--
                """.formatted(READER);
    }

    private static byte[] upload(String library) {
        return request(
                "POST /subscribe",
                "Content-Type: multipart/form-data; boundary=b\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\npreview\r\n--b\r\nContent-Disposition: form-data; "
                        + "name=\"library\"; filename=\"x.ris\"\r\n\r\n" + library + "\r\n--b--\r\n");
    }

    private static byte[] subscription(String address) {
        return request(
                "POST /subscribe",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                "act=subscribe&about=owls&email=" + address.replace("@", "%40"));
    }

    private static byte[] request(String line, String headers, String body) {
        return (line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "Content-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** One client's question, from an address of its own in 127.0.0.0/8, and the answer. */
    private static String asked(URI page, String from, byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), page.getPort()));
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Process serve() throws IOException {
        return new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.broadsheet.app.Main",
                        "serve",
                        "--data=" + folder.resolve("data"),
                        "--config=" + folder.resolve("config")))
                .redirectErrorStream(true)
                .start();
    }

    private static URI page(BufferedReader said) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            Matcher address = PAGE.matcher(line);
            if (address.find()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(more -> {}));
                return URI.create(address.group(1));
            }
        }
        throw new AssertionError("It ended before it was ready:\n" + all);
    }
}
