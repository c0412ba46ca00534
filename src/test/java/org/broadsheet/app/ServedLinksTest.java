package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.broadsheet.commands.Common;
import org.broadsheet.daemon.Daemon;
import org.broadsheet.letters.Request;
import org.broadsheet.letters.Wish;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.simulation.SimulatedTime;
import org.broadsheet.subscription.Proof;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail that a running daemon sends leads to the page that it serves. */
class ServedLinksTest {

    private static final String PUBLIC = "https://papers.example.org";
    private static final EmailAddress ADA = new EmailAddress("ada@example.org");

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-03-02T05:00:00Z"));
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Instance instance;
    private Daemon daemon;

    @BeforeEach
    void serve() throws IOException {
        Common common = new Common();
        common.data = folder.resolve("data");
        common.config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                common.config.resolve("broadsheet.yaml"),
                "public-url: %s\nmailbox: {route: maildir}\nweb: {port: 0}\nmonitor: {port: 0}\nmatching: {embedder: none}\n"
                        .formatted(PUBLIC));
        instance = InstanceFolder.openAlone(common, time);
        instance.intake().takeFile(Path.of("src/main/resources/sample/day.jsonl"), Optional.empty(), read -> {});
        instance.desk()
                .subscriptionDesk()
                .handle(
                        new Request.Enrol(
                                ADA,
                                "Ada",
                                new Wish("Learned sparse retrieval and inverted indexes", List.of(), Optional.empty()),
                                "a test"),
                        new Proof.Operator(Optional.empty()),
                        time.instant());
        time.moveTo(Instant.parse("2026-03-02T07:00:30Z"));
        daemon = Daemon.start(instance, Duration.ofMillis(100), why -> {});
    }

    @AfterEach
    void close() {
        client.close();
        daemon.close();
        instance.close();
    }

    @Test
    void everyLinkOfTheDigestThatServeSendsOpensOnThePageThatItServes() throws Exception {
        MimeMessage letter = letter();
        Multipart parts = (Multipart) letter.getContent();
        Set<String> inHtml =
                Jsoup.parse((String) parts.getBodyPart(1).getContent()).select("a[href^=" + PUBLIC + "]").stream()
                        .map(link -> link.attr("href"))
                        .collect(Collectors.toSet());
        Set<String> inText = Stream.of(((String) parts.getBodyPart(0).getContent()).split("\\s+"))
                .filter(word -> word.startsWith(PUBLIC))
                .collect(Collectors.toSet());

        assertThat(inHtml)
                .map(ServedLinksTest::kind)
                .contains("like", "dislike", "preferences", "unsubscribe", "digest", "me");
        assertThat(inText)
                .as("verdicts in the text are replies, since a mailbox is read")
                .map(ServedLinksTest::kind)
                .contains("preferences", "unsubscribe", "digest");
        for (String link : Stream.concat(inHtml.stream(), inText.stream()).toList()) {
            assertThat(get(link).statusCode()).as(kind(link)).isEqualTo(200);
        }
        assertThat(get(only(inHtml, "digest")).body()).contains("Learned sparse retrieval");
        assertThat(get(only(inHtml, "preferences")).body()).contains(ADA.value());
    }

    @Test
    void aVerdictAPauseAndTheOneClickUnsubscribeOfThatDigestWork() throws Exception {
        MimeMessage letter = letter();
        List<String> links =
                Jsoup.parse((String)
                                ((Multipart) letter.getContent()).getBodyPart(1).getContent())
                        .select("a")
                        .stream()
                        .map((Element link) -> link.attr("href"))
                        .toList();

        assertThat(post(only(links, "like"), "act=judge").body()).contains("Thank you");
        post(only(links, "preferences"), "act=pause&weeks=2");
        assertThat(instance.subscribers().find(ADA).orElseThrow().pausedUntil()).isPresent();

        String header = String.join(" ", letter.getHeader("List-Unsubscribe"));
        assertThat(letter.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        String oneClick = header.replaceAll("(?s).*<(" + PUBLIC + "[^>]+)>.*", "$1");
        assertThat(post(oneClick, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
        assertThat(instance.subscribers().find(ADA)).isEmpty();
        assertThat(header).contains("<mailto:broadsheet+");
    }

    private MimeMessage letter() throws Exception {
        Path mail = folder.resolve("data/mail");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !letters(mail).isEmpty());
        try (InputStream in = Files.newInputStream(letters(mail).getFirst())) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private static List<Path> letters(Path mail) throws IOException {
        if (Files.notExists(mail)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(mail)) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }

    /** The first part of the address: what the link is for. */
    private static String kind(String link) {
        return URI.create(link).getPath().split("/", -1)[1];
    }

    private static String only(Iterable<String> links, String kind) {
        for (String link : links) {
            if (link.startsWith(PUBLIC + "/" + kind + "/")) {
                return link;
            }
        }
        throw new AssertionError("The digest has no link to /" + kind + "/.");
    }

    /** As the proxy in front passes it on. */
    private URI here(String link) {
        return URI.create(daemon.address() + link.substring(PUBLIC.length()).replaceFirst("#.*", ""));
    }

    private HttpResponse<String> get(String link) throws Exception {
        return client.send(HttpRequest.newBuilder(here(link)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String link, String form) throws Exception {
        return client.send(
                HttpRequest.newBuilder(here(link))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
