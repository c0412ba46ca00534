package org.broadsheet.wellbeing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.FreePort;
import org.broadsheet.sources.InMemoryAnnouncements;
import org.broadsheet.sources.InMemoryDayLedger;
import org.broadsheet.sources.InMemoryPace;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.InMemorySourceBook;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.IntakeRun;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.Memory;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.SourceSetting;
import org.broadsheet.sources.arxiv.ArxivKind;
import org.broadsheet.sources.registry.AllSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that is not there, or a category that does not exist, is an alarm, which goes when the source comes back. */
class SourceAlarmTest {

    private static final String FEED = """
            <?xml version='1.0' encoding='UTF-8'?>
            <feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://www.w3.org/2005/Atom">
            <id>http://rss.arxiv.org/atom/cs.IR</id><title>cs.IR updates on arXiv.org</title><updated>2026-03-03T00:00:00-05:00</updated>
            <entry><id>oai:arXiv.org:2603.00001v1</id><title>On tides</title><summary>arXiv:2603.00001v1 Announce Type: new
            Abstract: Text.</summary><category term="cs.IR"/><published>2026-03-03T00:00:00-05:00</published><arxiv:announce_type>new</arxiv:announce_type><dc:creator>A. Lee</dc:creator></entry></feed>
            """;

    @TempDir
    private Path data;

    private final InMemorySourceBook book = new InMemorySourceBook();
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");
    private int port;
    private HttpServer server;
    private IntakeRun run;

    @BeforeEach
    void start() throws IOException {
        port = FreePort.find();
        InMemoryShelf shelf = new InMemoryShelf();
        SourceSetting.Values values = new SourceSetting.Values(
                Map.of("arxiv-announcements", URI.create("http://127.0.0.1:" + port)),
                Map.of("every", Duration.ofHours(1), "arxiv-witnesses-every", Duration.ofHours(6)),
                Map.of("arxiv", List.of("cs.IR"), "arxiv-queries", List.of()));
        run = new IntakeRun(
                new Intake(shelf, AllSources.FORMATS, () -> now),
                new Memory(shelf, book, new InMemoryDayLedger(), new InMemoryAnnouncements()),
                new ArxivKind().sources(values, Set::of),
                new PoliteClient("", new InMemoryPace(), () -> now, pause -> now = now.plus(pause)),
                new IntakeSettings(values, 0, Path.of("inbox"), List.of(), ""),
                data,
                () -> now);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void answers(int status, String text) throws IOException {
        stop();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = text.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    private List<Trouble> troubles() {
        now = now.plus(Duration.ofHours(1));
        run.run();
        return new SourceCheck(book).look(now);
    }

    @Test
    void aClosedPortIsAnAlarmUntilSomebodyAnswers() throws IOException {
        assertThat(troubles())
                .singleElement()
                .satisfies(trouble -> assertThat(trouble.toString())
                        .contains("The source arxiv cannot be reached (once in a row).", "no connection"));
        assertThat(troubles().toString()).contains("(2 times in a row)");

        answers(200, FEED);

        assertThat(troubles()).isEmpty();
    }

    @Test
    void aCategoryThatDoesNotExistIsAnAlarmThatSaysWhatToCheck() throws IOException {
        answers(404, "Not found");
        assertThat(troubles().toString())
                .contains(
                        "answers something that cannot be read",
                        "Check the spelling of the categories in broadsheet.yaml");

        answers(200, "<rss version=\"2.0\"><channel><title>Feed error for query \"cs.IRR\"</title></channel></rss>");
        assertThat(troubles().toString()).contains("Check the spelling of the categories");

        answers(200, FEED);
        assertThat(troubles()).isEmpty();
    }
}
