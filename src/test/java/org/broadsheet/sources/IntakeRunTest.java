package org.broadsheet.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.broadsheet.sources.arxiv.ArxivKind;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.registry.AllSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds over HTTP, against a server of our own, and the watched folder. */
class IntakeRunTest {

    private record Reply(int status, Map<String, String> headers, String body) {}

    private record Asked(String path, Headers headers, Instant at) {}

    private static final String FEED = """
            <?xml version='1.0' encoding='UTF-8'?>
            <feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
              <id>http://rss.arxiv.org/atom/cs.IR</id>
              <title>cs.IR updates on arXiv.org</title>
              <entry><id>oai:arXiv.org:2603.00001v1</id><title>On Tides</title><summary>Text.</summary></entry>
              <entry><id>oai:arXiv.org:2603.00002v1</id><title>On Moons</title><summary>Text.</summary></entry>
            </feed>
            """;
    private static final String EMPTY = FEED.replaceAll("(?m)^ *<entry>.*\n", "");
    private static final String SNAPSHOT = "{\"id\": \"2603.00009\", \"title\": \"From a file\", \"abstract\": \"\"}\n";

    private final InMemoryShelf shelf = new InMemoryShelf();
    private final SourceBook book = new InMemorySourceBook();
    private final Pace pace = new InMemoryPace();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private CountDownLatch stall = new CountDownLatch(0);
    private Instant now = PaperShelfContract.NOON;
    private HttpServer server;
    private IntakeRun run;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
        run = run("cs.IR", "q-bio.NC+cs.CL");
    }

    private IntakeRun run(String... feeds) {
        return run(Duration.ofMinutes(1), feeds);
    }

    private IntakeRun run(Duration patience, String... feeds) {
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        IntakeSettings settings = new IntakeSettings(
                new SourceSetting.Values(
                        Map.of("arxiv-announcements", here),
                        Map.of("every", Duration.ofHours(1), "arxiv-witnesses-every", Duration.ofHours(6)),
                        Map.of("arxiv", List.of(feeds))),
                7,
                Path.of("inbox"),
                List.of(),
                "mailto:ada@example.org");
        Memory memory = new Memory(shelf, book, new InMemoryDayLedger(), new InMemoryAnnouncements());
        return new IntakeRun(
                new Intake(shelf, AllSources.FORMATS, () -> now),
                memory,
                new ArxivKind().sources(settings.values(), Set::of),
                new PoliteClient(settings.contact(), pace, () -> now, pause -> now = now.plus(pause), patience),
                settings,
                data,
                () -> now);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void reply(HttpExchange exchange) throws IOException {
        asked.add(new Asked(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), now));
        Reply reply = replies.isEmpty() ? new Reply(200, Map.of(), EMPTY) : replies.removeFirst();
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body, 0, body.length / 2);
            out.flush();
            stall.await();
            out.write(body, body.length / 2, body.length - body.length / 2);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void allCategoriesAreAskedForAtOnceAndOnceAnIntervalAndWeSayWhoAsks() {
        replies.add(new Reply(200, Map.of(), FEED));

        List<Taken> taken = run.run();
        assertThat(run.run()).isEmpty();

        assertThat(taken).extracting(Taken::counts).containsExactly(new Counts(2, 0, 0));
        assertThat(asked.getFirst().path()).isEqualTo("/atom/cs.CL+cs.IR+q-bio.NC");
        assertThat(asked.getFirst().headers().getFirst("User-Agent"))
                .isEqualTo("Broadsheet/0.1 (mailto:ada@example.org)");

        now = now.plus(Duration.ofHours(1));
        run.run();
        assertThat(asked).hasSize(2);
    }

    @Test
    void anUnchangedFeedIsAskedForOnlyIfItHasChanged() {
        run = run("cs.IR");
        replies.add(new Reply(200, Map.of("ETag", "\"abc\"", "Last-Modified", "Mon, 02 Mar 2026 05:00:00 GMT"), FEED));
        replies.add(new Reply(304, Map.of(), ""));

        run.run();
        now = now.plus(Duration.ofHours(1));
        List<Taken> again = run.run();

        assertThat(again).isEmpty();
        assertThat(asked.getFirst().headers()).doesNotContainKey("If-none-match");
        assertThat(asked.getLast().headers().getFirst("If-None-Match")).isEqualTo("\"abc\"");
        assertThat(asked.getLast().headers().getFirst("If-Modified-Since")).isEqualTo("Mon, 02 Mar 2026 05:00:00 GMT");
    }

    @Test
    void aServerThatAsksToBeLeftAloneIsLeftAlone() {
        run = run("cs.IR");
        replies.add(new Reply(503, Map.of("Retry-After", "7200"), "busy"));
        replies.add(new Reply(200, Map.of(), FEED));

        assertUnavailable(run.run(), "127.0.0.1 answers 503");
        now = now.plus(Duration.ofHours(1));
        assertUnavailable(run.run(), "127.0.0.1 asked to be left alone until");
        assertThat(asked).hasSize(1);

        now = now.plus(Duration.ofHours(1));
        assertThat(run.run()).extracting(Taken::counts).containsExactly(new Counts(2, 0, 0));
    }

    @Test
    void retryAfterMayBeADate() {
        run = run("cs.IR");
        replies.add(new Reply(429, Map.of("Retry-After", "Mon, 02 Mar 2026 13:30:00 GMT"), ""));

        run.run();
        now = now.plus(Duration.ofHours(1));
        run.run();
        assertThat(asked).hasSize(1);

        now = now.plus(Duration.ofHours(1));
        run.run();
        assertThat(asked).hasSize(2);
    }

    @Test
    void aServerThatIsNotThereIsAskedAgainLater() {
        run = run("cs.IR");
        server.stop(0);

        assertUnavailable(run.run(), "127.0.0.1: ");
    }

    private static void assertUnavailable(List<Taken> taken, String why) {
        assertThat(taken).extracting(Taken::counts).containsExactly(new Counts(0, 0, 0));
        assertThat(((Ending.Unavailable) taken.getFirst().ending()).sentence())
                .startsWith("It is not available now: " + why)
                .endsWith(" Ask again later.");
    }

    @Test
    void aRedirectIsFollowedThreeSecondsLater() {
        run = run("cs.IR");
        replies.add(new Reply(301, Map.of("Location", "/elsewhere"), ""));
        replies.add(new Reply(200, Map.of(), FEED));

        assertThat(run.run()).extracting(Taken::counts).containsExactly(new Counts(2, 0, 0));

        assertThat(asked).extracting(Asked::path).containsExactly("/atom/cs.IR", "/elsewhere");
        assertThat(Duration.between(asked.get(0).at(), asked.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aRedirectThatNeverEndsOrLeadsOutOfTheWebIsNotFollowed() {
        run = run("cs.IR");
        for (int i = 0; i < 6; i++) {
            replies.add(new Reply(302, Map.of("Location", "/atom/cs.IR"), ""));
        }

        assertThat(((Ending.Unreadable) run.run().getFirst().ending()).sentence())
                .contains("redirects more than 5 times");
        assertThat(asked).hasSize(6);

        now = now.plus(Duration.ofHours(1));
        replies.add(new Reply(302, Map.of("Location", "file:///etc/passwd"), ""));
        assertThat(((Ending.Unreadable) run.run().getFirst().ending()).sentence())
                .endsWith(" answers 302");
    }

    @Test
    void aLoginPageInsteadOfAFeedIsNotAvailableNow() {
        run = run("cs.IR");
        replies.add(new Reply(200, Map.of("ETag", "\"login\""), "<!DOCTYPE html><html>Please log in</html>"));

        assertUnavailable(
                run.run(), "http://127.0.0.1:" + server.getAddress().getPort() + "/atom/cs.IR answers with a web page");
        assertThat(shelf.cursor("arxiv")).isEmpty();
    }

    @Test
    void anAnswerThatNeverEndsIsNotWaitedFor() {
        run = run(Duration.ofMillis(300), "cs.IR");
        replies.add(new Reply(200, Map.of(), FEED));
        stall = new CountDownLatch(1);

        assertUnavailable(run.run(), "127.0.0.1: the answer took longer than");

        stall.countDown();
        assertThat(shelf.cursor("arxiv")).isEmpty();
    }

    @Test
    void aWeekendIsAnEmptyFeedAndNoError() {
        run = run("cs.IR");

        assertThat(run.run()).containsExactly(new Taken("arxiv", new Counts(0, 0, 0), new Ending.Complete()));
    }

    @Test
    void theCursorStaysWhereItIsWhenTheFeedIsCutOff() {
        run = run("cs.IR");
        replies.add(new Reply(200, Map.of("ETag", "\"half\""), FEED.substring(0, FEED.length() - 60)));

        List<Taken> taken = run.run();

        assertThat(taken).extracting(Taken::counts).containsExactly(new Counts(1, 0, 1));
        assertThat(taken.getFirst().ending()).isInstanceOf(Ending.CutOff.class);
        assertThat(shelf.cursor("arxiv")).isEmpty();
        assertThat(shelf.count()).isEqualTo(1);
    }

    @Test
    void aFeedThatDoesNotExistIsSaidSo() {
        run = run("cs.XX");
        replies.add(new Reply(404, Map.of(), ""));

        assertThat(run.run())
                .singleElement()
                .satisfies(taken -> assertThat(((Ending.Unreadable) taken.ending()).sentence())
                        .contains("/atom/cs.XX answers 404. Check the spelling of the categories"));
    }

    private Path drop(String name, String text, Duration age) throws IOException {
        Path file = Files.createDirectories(data.resolve("inbox")).resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(now.minus(age)));
        return file;
    }

    @Test
    void aWholeFileInTheFolderIsTakenInAndPutAway() throws IOException {
        run = run();
        Path file = drop("a.jsonl", SNAPSHOT, Duration.ofMinutes(1));

        assertThat(run.run()).extracting(Taken::counts).containsExactly(new Counts(1, 0, 0));
        assertThat(file).doesNotExist();
        assertThat(data.resolve("inbox/done/a.jsonl")).hasContent(SNAPSHOT);
        assertThat(run.run()).isEmpty();
    }

    @Test
    void aFileThatIsStillGrowingIsLeftUntilItStops() throws IOException {
        run = run();
        drop("a.jsonl", SNAPSHOT.substring(0, 20), Duration.ZERO);
        assertThat(run.run()).isEmpty();

        drop("a.jsonl", SNAPSHOT, Duration.ZERO);
        assertThat(run.run()).isEmpty();

        assertThat(run.run()).extracting(Taken::counts).containsExactly(new Counts(1, 0, 0));
    }

    @Test
    void halfDownloadsAndHiddenFilesAreLeftAlone() throws IOException {
        run = run();
        drop("a.jsonl.part", SNAPSHOT, Duration.ofMinutes(1));
        drop(".b.jsonl", SNAPSHOT, Duration.ofMinutes(1));

        assertThat(run.run()).isEmpty();
        assertThat(run.run()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsPutAwayWithTheReason() throws IOException {
        run = run();
        drop("a.txt", "Nothing here.\n", Duration.ofMinutes(1));
        drop("b.jsonl", SNAPSHOT + SNAPSHOT.substring(0, 30), Duration.ofMinutes(1));

        List<Taken> taken = run.run();

        assertThat(taken).extracting(Taken::counts).containsExactly(new Counts(0, 0, 0), new Counts(1, 0, 1));
        assertThat(data.resolve("inbox/failed/a.txt")).exists();
        assertThat(Files.readString(data.resolve("inbox/failed/a.txt.reason.txt")))
                .startsWith("It is text without any title and abstract.");
        assertThat(Files.readString(data.resolve("inbox/failed/b.jsonl.reason.txt")))
                .startsWith("It ends in the middle of line 2.");
    }

    @Test
    void aFileReadAgainAfterACrashBeforeTheMoveChangesNothing() throws IOException {
        String snapshot = SNAPSHOT + "{\"id\": \"broken\"}\n";
        new Intake(shelf, AllSources.FORMATS, () -> now)
                .takeFile(drop("a.jsonl", snapshot, Duration.ofMinutes(1)), java.util.Optional.empty(), done -> {});

        run().run();

        assertThat(shelf.count()).isEqualTo(1);
        assertThat(shelf.setAside(0, 10)).hasSize(1);
        assertThat(data.resolve("inbox/done/a.jsonl")).exists();
    }

    @Test
    void twoFilesOfOneNameAreBothKept() throws IOException {
        run = run();
        drop("a.jsonl", SNAPSHOT, Duration.ofMinutes(1));
        run.run();
        drop("a.jsonl", SNAPSHOT.replace("00009", "00010"), Duration.ofMinutes(1));
        run.run();

        assertThat(data.resolve("inbox/done/a.jsonl")).exists();
        assertThat(data.resolve("inbox/done/a.jsonl.2")).exists();
    }
}
