package org.broadsheet.sources.summaries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A model of the operator's writes a sentence about each new paper: once, and nothing else. */
class SummaryRunTest {

    private static final String GOOD =
            "Owls at dusk sing to each other before mating, as recordings of forty nights show.";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final InMemoryShelf shelf = new InMemoryShelf();
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private volatile String says = GOOD;
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = JsonMapper.shared()
                    .writeValueAsString(Map.of("choices", List.of(Map.of("message", Map.of("content", says)))))
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void eachNewPaperIsAskedForOnceAndTheSentenceIsKept() {
        shelve(owls());

        SummaryRun.Counts first = run().run();
        SummaryRun.Counts second = run().run();

        assertThat(first).isEqualTo(new SummaryRun.Counts(1, 0, Optional.empty()));
        assertThat(second).isEqualTo(new SummaryRun.Counts(0, 0, Optional.empty()));
        assertThat(asked)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Bearer secret ")
                .contains("\"model\":\"small\"");
        assertThat(summary()).isEqualTo(GOOD);
    }

    @Test
    void whatTheModelThinksBeforehandAndItsMarksAreNotTheSentence() {
        shelve(owls());
        says = "<think>Hm.\nOwls.</think>\n\n\"" + GOOD + "\"";

        run().run();

        assertThat(summary()).isEqualTo(GOOD);
    }

    @Test
    void whatIsNoSentenceAboutThePaperIsNotKeptAndNotAskedForAgain() {
        for (String useless : List.of(
                "",
                "Sure!",
                "I am sorry, but as a language model I cannot help with this request today.",
                "Owls at dusk sing to each other; see https://owls.example/buy for recordings.",
                "Owls sing. ".repeat(60))) {
            shelve(Papers.titled("Owls " + useless.length())
                    .text("Owls at dusk sing to each other before mating.")
                    .paper());
            says = useless;

            assertThat(run().run()).as(useless).isEqualTo(new SummaryRun.Counts(0, 1, Optional.empty()));
            assertThat(run().run()).as(useless).isEqualTo(new SummaryRun.Counts(0, 0, Optional.empty()));
        }
        assertThat(shelf.since(0, 10))
                .allMatch(one -> one.paper().details().summary().isEmpty());
    }

    @Test
    void aServerThatFailsIsAskedAgainLater() {
        shelve(owls());
        status = 503;
        assertThat(run().run().reason().orElseThrow()).contains("503");

        status = 200;

        assertThat(run().run().written()).isEqualTo(1);
    }

    @Test
    void oldPapersAndThoseThatHaveOneAreLeftAlone() {
        Paper told = owls();
        shelve(told.with(told.details().withSummary("Said already.")));
        shelve(Papers.titled("Bees").text("Bees dance.").paper());
        now = now.plus(Duration.ofDays(4));

        run().run();

        assertThat(asked).isEmpty();
    }

    @Test
    void anotherProcessHasItAndThisOneWaits() {
        shelve(owls());

        new SummaryRun(shelf, shelf, settings(), () -> false, () -> now).run();

        assertThat(asked).isEmpty();
    }

    private static Paper owls() {
        return Papers.titled("The mating of owls")
                .text("We made recordings of forty nights. Owls at dusk sing to each other before mating.")
                .paper();
    }

    private void shelve(Paper paper) {
        shelf.put(new PaperShelf.Batch("test", List.of(paper), List.of(), Optional.empty()), now);
    }

    private String summary() {
        return shelf.since(0, 1).getFirst().paper().details().summary();
    }

    private SummarySettings settings() {
        return new SummarySettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "small",
                Optional.of("secret"),
                Duration.ofSeconds(5));
    }

    private SummaryRun run() {
        return new SummaryRun(shelf, shelf, settings(), () -> true, () -> now);
    }
}
