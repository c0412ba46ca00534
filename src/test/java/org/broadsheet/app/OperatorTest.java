package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.broadsheet.FreePort;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.daemon.Monitor;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Rest;
import org.broadsheet.delivery.Suppressions;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcRests;
import org.broadsheet.store.JdbcSuppressions;
import org.broadsheet.wellbeing.JobBook.JobRun;
import org.broadsheet.wellbeing.JobBook.Node;
import org.broadsheet.wellbeing.JobBook.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator is told, by command and by port. */
class OperatorTest {

    @TempDir
    private Path folder;

    private Common common() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Common common = new Common();
        new CommandLine(common)
                .parseArgs(
                        "--data",
                        folder.resolve("data").toString(),
                        "--config",
                        folder.resolve("config").toString());
        return common;
    }

    private Instance instance() throws Exception {
        return InstanceFolder.make(common(), InstantSource.system());
    }

    static Message message(Instant now) {
        return new Message(
                new MessageKey("answer/waits"),
                new EmailAddress("ada@example.org"),
                "<waits@example.org>",
                now.minus(Duration.ofHours(3)),
                now.plus(Duration.ofHours(3)));
    }

    private Ran run(String... command) {
        return Ran.in(folder, command);
    }

    @Test
    void statusAloneSaysWhyADigestDidNotArrive() throws Exception {
        try (Instance instance = instance()) {
            Instant now = instance.time().instant();
            instance.outbox().add(message(now), now);
            new JdbcRests(instance.database())
                    .put(new Rest("example.org", now, now.plusSeconds(3600), 1, true, "550 5.7.1 blocked"));
        }

        Ran status = run("status");

        assertThat(status.out())
                .contains("! example.org is left alone until")
                .contains("550 5.7.1 blocked")
                .contains("! A message has been waiting since")
                .contains("1 due");
        assertThat(run("status", "--json").out()).contains("\"well\":false", "\"due\":1", "\"oldestWaiting\"");
    }

    @Test
    void statusAloneSaysWhyADigestWillNotArrive() throws Exception {
        try (Instance instance = instance()) {
            Instant now = instance.time().instant();
            instance.outbox().add(message(now), now);
            new JdbcSuppressions(instance.database())
                    .suppress(
                            new EmailAddress("ada@example.org"), Suppressions.Cause.BOUNCED, "5.1.1 no such user", now);
            instance.courier().deliverDue();
        }

        assertThat(run("status").out())
                .contains("Why messages did not go out")
                .contains("1  the address is suppressed (bounced): 5.1.1 no such user");
        assertThat(run("status", "--json").out()).contains("\"endings\":[{");
    }

    private static JobRun run(Instant at, String outcome, Optional<Work> work) {
        return new JobRun(
                "here",
                "deliver",
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                Optional.of(at),
                Optional.of(at),
                outcome,
                false,
                Optional.of(at),
                work,
                at.plusSeconds(1));
    }

    @Test
    void statusSaysWhatEachJobDidAndKeepsItWhileTheJobFindsNothing() throws Exception {
        Instant at = Instant.parse("2026-03-02T07:00:00Z");
        try (Instance instance = instance()) {
            instance.jobBook()
                    .keep(
                            List.of(run(at, "5 sent, 1 later", Optional.of(new Work(at, "5 sent, 1 later")))),
                            Optional.empty());
            instance.jobBook()
                    .keep(List.of(run(at.plusSeconds(9), "nothing to do", Optional.empty())), Optional.empty());
        }

        assertThat(run("status").out())
                .contains(
                        "deliver        2026-03-02T07:00:09Z  nothing to do; at 2026-03-02T07:00:00Z: 5 sent, 1 later");
        assertThat(run("status", "--json").out())
                .contains("\"outcome\":\"nothing to do\"", "\"workedAt\":\"2026-03-02T07:00:00Z\"")
                .contains("\"work\":\"5 sent, 1 later\"");
    }

    @Test
    void statusSaysWhatKeepsTheModelFromReadingWhileMatchingGoesOnByWords() throws Exception {
        common();
        Files.writeString(
                folder.resolve("config").resolve("broadsheet.yaml"),
                "matching:\n  embedder: local\n  model-folder: models/none\n");
        try (Instance instance = instance()) {
            instance.shelf()
                    .put(
                            new PaperShelf.Batch(
                                    "test",
                                    List.of(Papers.titled("Sparse retrieval").paper()),
                                    List.of(),
                                    Optional.empty()),
                            instance.time().instant());
            instance.matchRun().run();
        }

        assertThat(run("status").out().lines())
                .anySatisfy(line -> assertThat(line).startsWith("! ").contains("models/none"));
    }

    @Test
    void aMessageIsListedShownDroppedAndTriedAgain() throws Exception {
        try (Instance instance = instance()) {
            Instant now = instance.time().instant();
            instance.outbox().add(message(now), now);
        }

        assertThat(run("outbox", "list").out())
                .contains("answer/waits", "a***@example.org")
                .doesNotContain("ada@");
        assertThat(run("outbox", "show", "answer/waits").out()).contains("<waits@example.org>");
        assertThat(run("outbox", "drop", "answer/waits").code()).isZero();
        assertThat(run("outbox", "drop", "answer/waits").code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(run("outbox", "list", "--only", "WITHDRAWN").out()).contains("dropped by the operator");
        assertThat(run("outbox", "retry", "answer/waits").code()).isZero();
        assertThat(run("outbox", "retry", "answer/nobody").code()).isEqualTo(ExitCode.NOT_DONE);
    }

    @Test
    void aTestLetterGoesTheRealWay() throws Exception {
        common();

        Ran sent = run("send", "--test", "you@example.org");

        assertThat(sent.code()).isZero();
        assertThat(sent.out()).contains("Accepted");
        try (var files = Files.list(folder.resolve("data/mail"))) {
            assertThat(files).isNotEmpty();
        }
    }

    @Test
    void aTestLetterThatFailsIsExplained() throws Exception {
        int free = FreePort.find();
        common();
        Files.writeString(
                folder.resolve("config/broadsheet.yaml"),
                "from: d@example.org\nmail:\n  route: smtp\n  smtp:\n    host: 127.0.0.1\n    tls: none\n    port: "
                        + free + "\n");

        Ran sent = run("send", "--test", "you@example.org", "--json");

        assertThat(sent.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(sent.out()).contains("\"accepted\":false", "refused the connection", "smtp.port");
    }

    @Test
    void dnsPrintsTheRecordsToPublish() throws Exception {
        common();
        Files.writeString(folder.resolve("config/broadsheet.yaml"), "from: papers@example.org\n");

        assertThat(run("dns").out())
                .contains("example.org. IN TXT \"v=spf1 mx")
                .contains("_dmarc.example.org. IN TXT \"v=DMARC1;")
                .contains("does not sign");
    }

    @Test
    void spfNamesTheMailServerAsItsAddressAsksUnlessItIsThisMachine() throws Exception {
        common();
        Map<String, String> mechanisms = Map.of(
                "127.0.0.1", "v=spf1 mx -all",
                "192.0.2.25", "v=spf1 mx ip4:192.0.2.25 -all",
                "2001:db8::25", "v=spf1 mx ip6:2001:db8::25 -all",
                "smtp.example.org", "v=spf1 mx a:smtp.example.org -all");
        for (Map.Entry<String, String> expected : mechanisms.entrySet()) {
            Files.writeString(
                    folder.resolve("config/broadsheet.yaml"),
                    "from: papers@example.org\nmail:\n  route: smtp\n  smtp:\n    host: \"%s\"\n"
                            .formatted(expected.getKey()));

            assertThat(run("dns").out()).contains(expected.getValue());
        }
    }

    @Test
    void whileTheDatabaseIsCopiedByNightHealthDoesNotWaitAndIsNoAlarm() throws Exception {
        try (Instance instance = instance();
                Monitor monitor = Monitor.open(
                        0,
                        instance.courier(),
                        new Monitor.Asked(
                                () -> {
                                    throw new AssertionError("Nobody is asked who would wait.");
                                },
                                instance::days,
                                () -> true));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> health = get(client, monitor, "/health");

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"well\":true", "is being copied");
        }
    }

    @Test
    void healthIsGreenOrSaysWhyNotAndMetricsAreThere() throws Exception {
        try (Instance instance = instance();
                Monitor monitor = Monitor.open(
                        0, instance.courier(), new Monitor.Asked(instance::status, instance::days, () -> false));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> unknown = get(client, monitor, "/health");
            assertThat(unknown.statusCode()).isEqualTo(503);
            assertThat(unknown.body()).contains("\"state\":\"unknown\"", "No daemon has run");

            Instant now = instance.time().instant();
            instance.jobBook()
                    .keep(
                            List.of(),
                            Optional.of(new Node("here", "0.1", now, now, Optional.empty(), 40, OptionalLong.of(0))));
            assertThat(get(client, monitor, "/health").statusCode()).isEqualTo(200);

            instance.outbox().add(message(now), now);

            HttpResponse<String> ill = get(client, monitor, "/health");
            assertThat(ill.statusCode()).isEqualTo(503);
            assertThat(ill.body()).contains("A message has been waiting since");
            assertThat(get(client, monitor, "/metrics").body())
                    .contains("broadsheet_attempts_total{end=\"sent\"} 0.0")
                    .contains("broadsheet_messages_due 1.0")
                    .contains("jvm_memory_used_bytes");
            HttpResponse<String> page = get(client, monitor, "/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains(
                            "<h1>Not all is well</h1>",
                            "A message has been waiting since",
                            "1 due, 0 deferred",
                            "0 messages sent")
                    .doesNotContain("example.org");
            assertThat(get(client, monitor, "/elsewhere").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(HttpClient client, Monitor monitor, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + monitor.port() + path))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
