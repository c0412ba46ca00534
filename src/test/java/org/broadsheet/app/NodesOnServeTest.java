package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.broadsheet.bench.NodeProcess;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.mail.FaultySink;
import org.broadsheet.sources.StubProviders;
import org.broadsheet.store.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two {@code serve} processes on one PostgreSQL and what once went wrong between such: one lacks a profile file and cannot get mail out,
 * both ask the same providers, one is killed, and one with other keys or rates wants to join.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NodesOnServeTest {

    /** What arXiv asks for. Some of it is lost between our clock and the stub's. */
    private static final Duration PACE = Duration.ofMillis(2_900);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final Set<String> receivers = ConcurrentHashMap.newKeySet();

    @Test
    void twoNodesAreOneInstanceAndNeitherSpoilsWhatTheOtherDoes() throws Exception {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        try (TestPostgres postgres = TestPostgres.start();
                StubProviders stub = new StubProviders(today);
                FaultySink sink = new FaultySink(
                        (step, to) -> FaultySink.NONE,
                        letter -> receivers.add(letter.to()),
                        "8BITMIME",
                        "PIPELINING")) {
            postgres.migrated().close();
            String address = postgres.address();
            NodeProcess alpha = new NodeProcess(folder, "node1", settings(address, sink.port(), stub));
            NodeProcess beta = new NodeProcess(folder, "beta", settings(address, closedPort(), stub));
            NodeProcess stranger = new NodeProcess(folder, "stranger", settings(address, sink.port(), stub));
            profile(alpha, "ada", "Ada as she was", Instant.now().minus(Duration.ofHours(2)));
            profile(alpha, "ben", "Ben", Instant.now().minus(Duration.ofHours(2)));
            profile(beta, "ada", "Ada as she is", Instant.now().minus(Duration.ofHours(1)));
            try {
                alpha.start("-XX:TieredStopAtLevel=1");
                alpha.page();
                soon().until(() -> readers(address), List.of("Ada as she was", "Ben")::equals);
                beta.takeKeysOf(alpha);
                beta.start("-XX:TieredStopAtLevel=1");
                URI page = beta.page();

                // N1: a file that beta lacks ends nobody, and of two that differ the one that was saved last counts.
                soon().until(() -> readers(address), List.of("Ada as she is", "Ben")::equals);

                // N2: what beta cannot send goes out by alpha, and beta's way out rests for beta alone.
                String rests = "SELECT destination FROM destination_rest";
                int asked = 0;
                while (texts(address, rests).isEmpty()) {
                    subscribe(page, ++asked);
                    TimeUnit.MILLISECONDS.sleep(300);
                }
                assertThat(texts(address, rests))
                        .allSatisfy(rest -> assertThat(rest).startsWith("* ").endsWith("beta/data"));
                for (int more = 1; more <= 3; more++) {
                    subscribe(page, asked + more);
                    String receiver = receiver(asked + more);
                    soon().until(() -> receivers.contains(receiver));
                }

                // N6 and N10: who would spoil what both do is refused, in a sentence.
                refused(stranger, "has other keys than this one");
                stranger.takeKeysOf(alpha);
                Files.writeString(
                        stranger.folder().resolve("config/broadsheet.yaml"),
                        settings(address, sink.port(), stub) + "delivery: {max-per-minute: 7}\n");
                refused(stranger, "has other rates than this one");

                // N7: together they are as polite as one.
                soon().until(() -> stub.moments().size() >= 4);
                List<Instant> moments = stub.moments();
                for (int i = 1; i < moments.size(); i++) {
                    assertThat(Duration.between(moments.get(i - 1), moments.get(i)))
                            .isGreaterThan(PACE);
                }

                // N5: a node that is gone has a name, and does not stand as the others' fault.
                beta.kill();
                texts(
                        address,
                        "UPDATE node SET seen_at = seen_at - INTERVAL '2 minutes' WHERE name LIKE '%beta/data' RETURNING name");
                assertThat(Ran.in(alpha.folder(), "status").out())
                        .contains("beta/data is not running, or does not get on")
                        .doesNotContain("node1/data is not running");
                alpha.end();
            } finally {
                List.of(alpha, beta, stranger).forEach(NodeProcess::kill);
            }
        }
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }

    private static void refused(NodeProcess node, String why) throws Exception {
        node.start("-XX:TieredStopAtLevel=1");
        assertThat(node.exitCode()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(node.log()).contains(why);
    }

    private static String settings(String address, int port, StubProviders stub) {
        return """
                from: papers@broadsheet.example
                public-url: https://broadsheet.example
                web: {port: 0}
                monitor: {port: 0}
                matching: {embedder: none}
                database: {address: "%s"}
                mail: {route: smtp, smtp: {host: 127.0.0.1, port: %d, tls: none}}
                sources: {arxiv: [cs.IR], arxiv-queries: ["ti:a", "ti:b", "ti:c"], arxiv-announcements: "%s", arxiv-lookups: "%s", arxiv-oai: "", huggingface: {server: ""}, look-back-days: 0}
                """.formatted(address, port, stub.base(), stub.base());
    }

    private static void profile(NodeProcess node, String name, String says, Instant saved) throws Exception {
        Path file = Files.createDirectories(node.folder().resolve("config/profiles"))
                .resolve(name + ".yaml");
        Files.writeString(
                file,
                "email: %s@example.org\nname: %s\nat: 07:00\ntimezone: UTC\ninterests:\n  - name: Owls\n    about: owls\n"
                        .formatted(name, says));
        Files.setLastModifiedTime(file, FileTime.from(saved));
    }

    private static String receiver(int number) {
        return "reader%d@d%d.example.org".formatted(number, number);
    }

    /** Each from a network of its own in 127.0.0.0/8, as nobody may ask too often, and no network either. */
    private static void subscribe(URI page, int number) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.1.%d.3".formatted(number)))
                .build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(page.resolve("/subscribe"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("act=subscribe&about=owls&email="
                                    + receiver(number).replace("@", "%40")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private static int closedPort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static List<String> readers(String address) throws SQLException {
        return texts(address, "SELECT name FROM reader WHERE left_at IS NULL AND file_name IS NOT NULL ORDER BY name");
    }

    private static List<String> texts(String address, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
