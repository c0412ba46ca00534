package org.broadsheet.sources.completion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.InMemoryPace;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.IncompletePapers;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.WantedPapers;
import org.broadsheet.sources.registry.AllSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records are completed by DOI, against a register on this machine that answers in the shapes of the real ones. */
class CompletionRunTest {

    private final InMemoryShelf shelf = new InMemoryShelf();
    private final Set<Doi> open = new LinkedHashSet<>();
    private final Set<PaperId> named = new LinkedHashSet<>();
    private final List<String> asked = new ArrayList<>();
    private Function<String, String> answer = question -> "";
    private int status = 200;
    private Instant now = Instant.parse("2026-03-05T12:00:00Z");
    private HttpServer server;

    private final IncompletePapers incomplete = new IncompletePapers() {
        @Override
        public List<Doi> incomplete(Instant at, int limit) {
            return open.stream().limit(limit).toList();
        }

        @Override
        public void asked(Collection<Doi> dois, Instant at) {
            open.removeAll(dois);
        }
    };

    @BeforeEach
    void start() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/works", exchange -> {
            String question = URLDecoder.decode(exchange.getRequestURI().toString(), UTF_8);
            asked.add(question);
            byte[] bytes = answer.apply(question).getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private CompletionRun run(Function<URI, Register> register) {
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new CompletionRun(
                incomplete,
                new WantedPapers() {
                    @Override
                    public Set<PaperId> missingSince(Instant profileChanged) {
                        return Set.copyOf(named);
                    }

                    @Override
                    public Set<String> categories() {
                        return Set.of();
                    }
                },
                new Intake(shelf, AllSources.FORMATS, () -> now),
                register.apply(here),
                new PoliteClient("", new InMemoryPace(), () -> now, pause -> now = now.plus(pause)),
                Duration.ofHours(1),
                () -> now);
    }

    private void lacking(String doi, String title) {
        shelf.put(
                new PaperShelf.Batch(
                        "feed",
                        List.of(Papers.titled(title)
                                .doi(doi)
                                .text("")
                                .announced("2026-03-04")
                                .paper()),
                        List.of(),
                        Optional.empty()),
                now);
        open.add(new Doi(doi));
    }

    private Paper paper(String doi) {
        return shelf.find(new PaperId(doi)).orElseThrow().paper();
    }

    private static String openAlex(String... works) {
        return "{\"meta\":{\"count\":1,\"db_response_time_ms\":3,\"page\":1},\"results\":[" + String.join(",", works)
                + "],\"group_by\":[]}";
    }

    private static String crossref(String... works) {
        return "{\"status\":\"ok\",\"message-type\":\"work-list\",\"message-version\":\"1.0.0\",\"message\":{\"facets\":{},\"total-results\":1,\"items\":["
                + String.join(",", works) + "],\"items-per-page\":25}}";
    }

    @Test
    void aPaperThatAReaderNamesByItsDoiIsFetchedOnceAndNoNews() {
        named.add(new PaperId("10.5555/lakes"));
        named.add(new PaperId("2408.01234"));
        answer = question -> crossref(
                "{\"DOI\":\"10.5555/lakes\",\"title\":[\"On lakes\"],\"abstract\":\"Lakes.\",\"issued\":{\"date-parts\":[[2024,5]]}}");
        CompletionRun run = run(Crossref::new);

        run.run();
        now = now.plus(Duration.ofHours(2));
        run.run();

        assertThat(asked).hasSize(1).allMatch(question -> question.endsWith("filter=doi:10.5555/lakes"));
        ShelvedPaper paper = shelf.find(new PaperId("10.5555/lakes")).orElseThrow();
        assertThat(paper.paper().announced()).isEqualTo("2024-05-01");
        assertThat(paper.isNews()).isFalse();
    }

    @Test
    void whatAReaderNamesIsAskedForUntilTheRegisterAnswers() {
        named.add(new PaperId("10.5555/lakes"));
        answer = question -> crossref("{\"DOI\":\"10.5555/lakes\",\"title\":[\"On lakes\"]}");
        CompletionRun run = run(Crossref::new);
        status = 503;
        run.run();

        status = 200;
        now = now.plus(Duration.ofHours(2));
        run.run();

        assertThat(shelf.find(new PaperId("10.5555/lakes"))).isPresent();
    }

    @Test
    void openAlexGivesAnAbstractAsAnIndexOfItsWords() {
        lacking("10.5555/tides", "On tides");
        answer = question -> openAlex(
                "{\"id\":\"https://openalex.org/W1\",\"doi\":\"https://doi.org/10.5555/TIDES\",\"title\":\"On <i>tides</i>\",\"publication_date\":\"2025-01-01\",\"abstract_inverted_index\":{\"Lakes\":[0],\"have\":[1,3],\"tides;\":[2],\"seas.\":[4]},\"authorships\":[{\"author\":{\"display_name\":\"Ada Novák\"},\"institutions\":[{\"display_name\":\"University of Lakes\"}]}],\"primary_location\":{\"license\":\"cc-by\",\"source\":{\"display_name\":\"Journal of Lakes\"}},\"is_retracted\":false}");

        List<Taken> taken = run(OpenAlex::new).run();

        assertThat(taken).hasSize(1);
        assertThat(asked).containsExactly("/works?per-page=1&filter=doi:10.5555/tides");
        Paper paper = paper("10.5555/tides");
        assertThat(paper.title()).isEqualTo("On tides");
        assertThat(paper.abstractText()).isEqualTo("Lakes have tides; have seas.");
        assertThat(paper.authors()).hasToString("[Ada Novák]");
        assertThat(paper.details().affiliations()).containsExactly("University of Lakes");
        assertThat(paper.details().venue()).isEqualTo("Journal of Lakes");
        assertThat(paper.details().licenceName()).isEqualTo("CC BY");
        assertThat(paper.announced()).as("the day of its feed").isEqualTo("2026-03-04");
    }

    @Test
    void whatARetractedWorkIsIsKept() {
        lacking("10.5555/tides", "On tides");
        answer = question -> openAlex(
                "{\"doi\":\"https://doi.org/10.5555/tides\",\"title\":\"On tides\",\"is_retracted\":true,\"primary_location\":null,\"abstract_inverted_index\":null}");

        run(OpenAlex::new).run();

        assertThat(paper("10.5555/tides").isWithdrawn()).isTrue();
    }

    @Test
    void crossrefIsAskedForManyAtOnceAndNotAgainForWhatItDoesNotKnow() {
        for (int i = 0; i < 30; i++) {
            lacking("10.5555/t" + i, "On tides of lake " + i);
        }
        answer = question -> question.contains("doi:10.5555/t3,")
                ? crossref(
                        "{\"DOI\":\"10.5555/t3\",\"title\":[\"On tides of lake 3\"],\"abstract\":\"<jats:title>Abstract</jats:title><jats:p>Lakes &amp; seas.</jats:p>\",\"author\":[{\"given\":\"Ada\",\"family\":\"Novák\",\"suffix\":\"Jr.\"},{\"name\":\"The Lake Consortium\"}]}")
                : crossref();

        CompletionRun run = run(Crossref::new);
        run.run();
        run.run();

        assertThat(asked).hasSize(2);
        assertThat(open).isEmpty();
        assertThat(paper("10.5555/t3").abstractText()).contains("Lakes & seas.");
        assertThat(paper("10.5555/t3").authors()).hasToString("[Ada Novák Jr., The Lake Consortium]");
    }

    @Test
    void aRegisterThatDoesNotAnswerIsAskedAnHourLater() {
        lacking("10.5555/tides", "On tides");
        status = 503;
        CompletionRun run = run(Crossref::new);

        assertThat(run.run()).isEmpty();
        assertThat(run.run()).isEmpty();
        assertThat(asked).hasSize(1);
        now = now.plus(Duration.ofMinutes(61));
        status = 200;
        answer = question -> crossref();
        run.run();

        assertThat(asked).hasSize(2);
        assertThat(open).isEmpty();
    }

    @Test
    void oneDoiThatTheRegisterRefusesDoesNotSpoilTheOthers() {
        for (String name : List.of("a", "b", "bad", "c")) {
            lacking("10.5555/" + name, "On tides of lake " + name);
        }
        answer = question -> question.contains("bad")
                ? "{\"status\":\"failed\",\"message-type\":\"validation-failure\"}"
                : crossref();

        run(Crossref::new).run();

        assertThat(open).isEmpty();
        assertThat(asked).hasSizeLessThanOrEqualTo(2 * 4 - 1);
    }
}
