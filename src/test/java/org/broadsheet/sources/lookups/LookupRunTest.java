package org.broadsheet.sources.lookups;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.Counts;
import org.broadsheet.sources.InMemoryPace;
import org.broadsheet.sources.InMemoryShelf;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.PaperShelfContract;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.WantedPapers;
import org.broadsheet.sources.arxiv.ArxivNumbers;
import org.broadsheet.sources.medicine.PubMedNumbers;
import org.broadsheet.sources.registry.AllSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking up papers that readers name, at an API of our own that answers as arXiv's does. */
class LookupRunTest {

    private static final String FEED = """
            <?xml version='1.0' encoding='UTF-8'?>
            <feed xmlns="http://www.w3.org/2005/Atom"><id>https://arxiv.org/api/x</id>
            <title>arXiv Query: search_query=&amp;id_list=</title>
            %s
            </feed>""";
    private static final String ENTRY = """
            <entry><id>http://arxiv.org/abs/%sv2</id><title>The paper %1$s</title>
            <published>2019-05-03T10:00:00Z</published><updated>2020-05-03T10:00:00Z</updated>
            <summary>What it is about.</summary><author><name>Ann Lee</name></author></entry>
            """;
    private static final String RECORD = """
            <PubmedArticle><MedlineCitation><PMID>%s</PMID><Article><Journal><Title>Tides</Title></Journal>
            <ArticleTitle>The article %1$s.</ArticleTitle><Abstract><AbstractText>What it is about.</AbstractText></Abstract>
            <AuthorList><Author><LastName>Lee</LastName><ForeName>Ann</ForeName></Author></AuthorList></Article></MedlineCitation>
            <PubmedData><History><PubMedPubDate PubStatus="entrez"><Year>2019</Year><Month>5</Month><Day>3</Day></PubMedPubDate>
            </History></PubmedData></PubmedArticle>
            """;
    private static final String ERROR = FEED.formatted("""
            <entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_2399.99999</id><title>Error</title>
            <summary>incorrect id format for 2399.99999</summary></entry>""");

    private final InMemoryShelf shelf = new InMemoryShelf();
    private final Set<PaperId> wanted = new LinkedHashSet<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>();
    private int status = 200;
    private Instant now = PaperShelfContract.NOON;
    private HttpServer server;
    private LookupRun lookups;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/query", this::answer);
        server.createContext("/entrez/eutils/efetch.fcgi", this::answerAsPubMed);
        server.start();
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        lookups = new LookupRun(
                new WantedPapers() {
                    @Override
                    public Set<PaperId> missingSince(Instant profileChanged) {
                        return Set.copyOf(wanted);
                    }

                    @Override
                    public Set<String> categories() {
                        return Set.of();
                    }
                },
                new Intake(shelf, AllSources.FORMATS, () -> now),
                List.of(new ArxivNumbers(here), new PubMedNumbers(here)),
                new PoliteClient("", new InMemoryPace(), () -> now, pause -> now = now.plus(pause)),
                () -> now);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Leaves out what it does not know, as PubMed does. */
    private void answerAsPubMed(HttpExchange exchange) throws IOException {
        String numbers = exchange.getRequestURI().getQuery().replaceFirst(".*&id=", "");
        asked.add("pmid " + numbers);
        String records = Arrays.stream(numbers.split(",", -1))
                .filter(number -> !number.equals("404"))
                .map(RECORD::formatted)
                .collect(Collectors.joining());
        byte[] body =
                ("<?xml version=\"1.0\" ?>\n<PubmedArticleSet>" + records + "</PubmedArticleSet>").getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Knows every paper but 2402.00404, and does not take the thirteenth month and beyond for an identifier. */
    private void answer(HttpExchange exchange) throws IOException {
        String ids = exchange.getRequestURI().getQuery().replaceFirst(".*id_list=", "");
        asked.add(ids);
        moments.add(now);
        String entries = Arrays.stream(ids.split(",", -1))
                .filter(id -> !id.equals("2402.00404"))
                .map(ENTRY::formatted)
                .collect(Collectors.joining());
        byte[] body = (ids.contains("2399.") ? ERROR : FEED.formatted(entries)).getBytes(UTF_8);
        exchange.sendResponseHeaders(ids.contains("2399.") ? 400 : status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Test
    void aPaperThatAReaderNamesIsFetchedOnceAndIsNoNews() {
        want("1905.01234", "hep-th/9901001");

        assertThat(lookups.run()).extracting(Taken::counts).containsExactly(new Counts(2, 0, 0));
        assertThat(lookups.run()).isEmpty();

        ShelvedPaper found = shelf.find(new PaperId("1905.01234")).orElseThrow();
        assertThat(found.paper().title()).isEqualTo("The paper 1905.01234");
        assertThat(found.paper().announced()).isEqualTo(LocalDate.parse("2019-05-06"));
        assertThat(found.isNews()).isFalse();
        assertThat(shelf.find(new PaperId("hep-th/9901001"))).isPresent();
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatArxivDoesNotKnowIsNotAskedForAgain() {
        want("2402.00404");

        assertThat(lookups.run()).extracting(Taken::counts).containsExactly(new Counts(0, 0, 0));
        assertThat(lookups.run()).isEmpty();

        want("2402.00405");
        lookups.run();
        assertThat(asked).containsExactly("2402.00404", "2402.00405");
    }

    @Test
    void oneThatArxivRefusesDoesNotSpoilTheOthers() {
        want("2402.00001", "2399.99999", "2402.00003", "2402.00004");

        for (int run = 0; run < 3; run++) {
            lookups.run();
        }

        assertThat(shelf.count()).isEqualTo(3);
        assertThat(asked).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void manyAreAskedForAHundredAtATimeThreeSecondsApartAndTheRestInTheNextRun() {
        want(IntStream.range(0, 620).mapToObj("2402.%05d"::formatted).toArray(String[]::new));

        lookups.run();
        assertThat(asked).hasSize(5);
        lookups.run();

        assertThat(asked).hasSize(7);
        assertThat(asked)
                .allSatisfy(ids -> assertThat(ids.split(",", -1)).hasSizeLessThanOrEqualTo(100))
                .allSatisfy(ids -> assertThat(ids).hasSizeLessThan(1_900));
        for (int i = 1; i < moments.size(); i++) {
            assertThat(Duration.between(moments.get(i - 1), moments.get(i)))
                    .isGreaterThanOrEqualTo(Provider.ARXIV.gap());
        }
        assertThat(shelf.count()).isEqualTo(619);
    }

    @Test
    void whileArxivIsAwayNobodyWaitsAndItIsAskedAgainAfterTenMinutes() {
        want("1905.01234");
        status = 503;

        assertThat(lookups.run()).isEmpty();
        status = 200;
        assertThat(lookups.run()).isEmpty();
        assertThat(asked).hasSize(1);

        now = now.plus(Duration.ofMinutes(10));
        assertThat(lookups.run()).hasSize(1);
        assertThat(shelf.count()).isEqualTo(1);
    }

    @Test
    void aPaperThatAReaderNamesByPubMedsNumberIsFetchedOnceAndIsNoNews() {
        want("pmid:38753423", "pmid:404", "1905.01234");

        lookups.run();
        assertThat(lookups.run()).isEmpty();

        ShelvedPaper found = shelf.find(new PaperId("pmid:38753423")).orElseThrow();
        assertThat(found.paper().title()).startsWith("The article 38753423");
        assertThat(found.isNews()).isFalse();
        assertThat(shelf.find(new PaperId("1905.01234"))).isPresent();
        assertThat(asked).hasSize(2).anyMatch(one -> one.startsWith("pmid "));
    }

    @Test
    void whilePubMedIsAwayArxivIsStillAsked() {
        want("pmid:38753423");
        status = 503;
        lookups.run();

        status = 200;
        want("1905.01234");
        lookups.run();
        assertThat(shelf.count()).isEqualTo(1);

        now = now.plus(Duration.ofMinutes(10));
        lookups.run();
        assertThat(shelf.count()).isEqualTo(2);
    }

    private void want(String... ids) {
        Arrays.stream(ids).map(PaperId::new).forEach(wanted::add);
    }
}
