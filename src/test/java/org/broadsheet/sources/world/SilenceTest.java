package org.broadsheet.sources.world;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
import org.broadsheet.sources.Source;
import org.broadsheet.sources.SourceSetting;
import org.broadsheet.sources.SourceStanding;
import org.broadsheet.sources.SourceStanding.Condition;
import org.broadsheet.sources.feeds.FeedSource;
import org.broadsheet.sources.medicine.PubMedQuery;
import org.broadsheet.sources.preprints.PreprintServer;
import org.broadsheet.sources.registry.AllSources;
import org.broadsheet.sources.trending.HuggingFaceDays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that look whole and are not, from sources that no other watches: each is noticed, and what was missing is fetched. */
class SilenceTest {

    private static final Duration EVERY = Duration.ofHours(6);

    private final InMemoryShelf shelf = new InMemoryShelf();
    private final InMemorySourceBook book = new InMemorySourceBook();
    private final Memory memory = new Memory(shelf, book, new InMemoryDayLedger(), new InMemoryAnnouncements());
    private Instant now = Instant.parse("2026-03-04T06:00:00Z");
    private HttpServer server;
    private UnaryOperator<String> provider = question -> "";

    @TempDir
    Path data;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = provider.apply(exchange.getRequestURI().toString()).getBytes(UTF_8);
            boolean known = bytes.length == 0;
            exchange.getResponseHeaders().set("ETag", "\"" + bytes.length + "\"");
            exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private SourceStanding ask(Source source, UnaryOperator<String> answers) {
        provider = answers;
        IntakeSettings settings = new IntakeSettings(
                new SourceSetting.Values(Map.of(), Map.of(), Map.of()), 2, Path.of("inbox"), List.of(), "");
        new IntakeRun(
                        new Intake(shelf, AllSources.FORMATS, () -> now),
                        memory,
                        List.of(source),
                        new PoliteClient("", new InMemoryPace(), () -> now, pause -> now = now.plus(pause)),
                        settings,
                        data,
                        () -> now)
                .run();
        now = now.plus(EVERY);
        return book.find(source.name()).orElseThrow();
    }

    private static String list(int count, String... ids) {
        return "{\"header\":{\"type\":\"esearch\"},\"esearchresult\":{\"count\":\"%d\",\"idlist\":[%s]}}"
                .formatted(count, ids.length == 0 ? "" : "\"" + String.join("\",\"", ids) + "\"");
    }

    private static String records(String... ids) {
        StringBuilder all = new StringBuilder("<?xml version=\"1.0\" ?><PubmedArticleSet>");
        for (String id : ids) {
            all.append(
                    "<PubmedArticle><MedlineCitation><PMID>%s</PMID><Article><ArticleTitle>Lakes of number %s</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
                            .formatted(id, id));
        }
        return all.append("</PubmedArticleSet>").toString();
    }

    @Test
    void recordsThatPubMedCountsAndDoesNotGiveAreFetchedLater() {
        Source pubmed = new PubMedQuery("lakes", base(), EVERY);

        SourceStanding half = ask(
                pubmed,
                question -> !question.contains("efetch")
                        ? list(question.contains("mindate=2026/03/03") ? 3 : 0, "11", "12", "13")
                        : records("11", "12"));

        assertThat(half.condition()).isEqualTo(Condition.UNREADABLE);
        assertThat(half.detail()).contains("promises 3 records and gives 2");
        assertThat(shelf.count()).isEqualTo(2);

        SourceStanding whole = ask(
                pubmed,
                question -> !question.contains("efetch")
                        ? question.contains("mindate=2026/03/03") ? list(3, "11", "12", "13") : list(0)
                        : records("11", "12", "13"));

        assertThat(whole.condition().isWell()).isTrue();
        assertThat(shelf.count()).isEqualTo(3);
    }

    @Test
    void aBookOfPubMedIsNoPaperAndNotMissing() {
        SourceStanding standing = ask(
                new PubMedQuery("lakes", base(), EVERY),
                question -> !question.contains("efetch")
                        ? list(question.contains("mindate=2026/03/03") ? 2 : 0, "11", "12")
                        : records("11")
                                .replace(
                                        "</PubmedArticleSet>",
                                        "<PubmedBookArticle><BookDocument/></PubmedBookArticle></PubmedArticleSet>"));

        assertThat(standing.detail()).isEmpty();
    }

    private static String preprints(int total, int... numbers) {
        StringBuilder all =
                new StringBuilder("{\"messages\":[{\"status\":\"ok\",\"count\":%d,\"total\":\"%d\"}],\"collection\":["
                        .formatted(numbers.length, total));
        for (int i = 0; i < numbers.length; i++) {
            all.append(
                    "%s{\"title\":\"Lake %d\",\"authors\":\"Novák, A.\",\"doi\":\"10.1101/2026.03.03.%06d\",\"date\":\"2026-03-03\",\"version\":\"1\",\"category\":\"ecology\",\"abstract\":\"x\",\"server\":\"bioRxiv\"}"
                            .formatted(i == 0 ? "" : ",", numbers[i], numbers[i]));
        }
        return all.append("]}").toString();
    }

    private static final String NO_POSTS = "{\"messages\":[{\"status\":\"no posts found\"}],\"collection\":[]}";

    @Test
    void aPageOfPreprintsThatIsMissingIsFetchedLater() {
        Source biorxiv = new PreprintServer("biorxiv", base(), List.of("ecology"), EVERY);

        SourceStanding half = ask(biorxiv, question -> question.endsWith("/0") ? preprints(3, 1, 2) : preprints(3));

        assertThat(half.detail()).contains("promises 3 records and gives 2");

        SourceStanding whole = ask(biorxiv, question -> question.endsWith("/0") ? preprints(3, 1, 2) : preprints(3, 3));

        assertThat(whole.condition().isWell()).as(whole.detail()).isTrue();
        assertThat(shelf.count()).isEqualTo(3);
    }

    @Test
    void aWorkdayWithoutAnyPreprintIsNoticedUntilItHasSome() {
        Source biorxiv = new PreprintServer("biorxiv", base(), List.of("ecology"), EVERY);
        UnaryOperator<String> empty = question -> question.contains("2026-03-02") ? preprints(1, 9) : NO_POSTS;

        SourceStanding silent = ask(biorxiv, empty);

        assertThat(silent.condition()).isEqualTo(Condition.STALE);
        assertThat(silent.detail()).contains("nothing at all of 2026-03-03,");

        SourceStanding late =
                ask(biorxiv, question -> question.contains("2026-03-03") ? preprints(1, 1) : empty.apply(question));

        assertThat(late.condition().isWell()).as(late.detail()).isTrue();
        assertThat(shelf.count()).isEqualTo(2);
    }

    @Test
    void aHolidayIsNotMournedForLong() {
        Source biorxiv = new PreprintServer("biorxiv", base(), List.of("ecology"), EVERY);
        UnaryOperator<String> holiday = question -> question.contains("2026-03-03") ? NO_POSTS : preprints(1, 9);
        ask(biorxiv, holiday);

        now = now.plus(Duration.ofDays(4));
        SourceStanding later = ask(biorxiv, holiday);

        assertThat(later.condition().isWell()).as(later.detail()).isTrue();
    }

    @Test
    void anErrorThatSpeaksOfADateIsNoQuietDay() {
        String error = "{\"error\":\"failed to update\"}";
        Source trending = new HuggingFaceDays(base(), EVERY);

        SourceStanding standing = ask(
                trending,
                question -> question.contains("2026-03-04") ? "{\"error\":\"date is not there yet\"}" : error);

        assertThat(standing.condition()).isEqualTo(Condition.UNREADABLE);
        assertThat(memory.days().unsettled(trending.name())).contains(LocalDate.of(2026, 3, 2));
    }

    @Test
    void notModifiedIsNoAnswerToANewQuestion() {
        SourceStanding standing = ask(new HuggingFaceDays(base(), EVERY), question -> "");

        assertThat(standing.condition()).isEqualTo(Condition.UNREADABLE);
    }

    @Test
    void aFeedThatIsSuddenlyEmptyIsStaleAsLongAsItIs() {
        String feed = "<rss version=\"2.0\"><channel><title>A journal</title>%s</channel></rss>";
        String item =
                "<item><title>Lakes</title><link>https://doi.org/10.5555/1</link><pubDate>Tue, 03 Mar 2026 04:00:00 GMT</pubDate></item>";
        Source journal = new FeedSource(base(), EVERY);

        assertThat(ask(journal, question -> feed.formatted(item)).condition()).isEqualTo(Condition.FRESH);
        assertThat(ask(journal, question -> feed.formatted("")).condition()).isEqualTo(Condition.STALE);
        assertThat(ask(journal, question -> "").condition()).isEqualTo(Condition.STALE);
        assertThat(ask(journal, question -> feed.formatted(item)).condition()).isEqualTo(Condition.QUIET);
    }

    @Test
    void aSourceThatAlwaysPromisesMoreThanItGivesIsBelievedAfterAWeek() {
        Source pubmed = new PubMedQuery("lakes", base(), EVERY);
        UnaryOperator<String> shortAnswer = question -> !question.contains("efetch")
                ? list(question.contains("mindate=2026/03/03") ? 2 : 0, "11", "12")
                : records("11");
        Optional<SourceStanding> last = Optional.empty();
        for (int i = 0; i < 9; i++) {
            last = Optional.of(ask(pubmed, shortAnswer));
            now = now.plus(Duration.ofHours(18));
        }

        assertThat(last.orElseThrow().condition().isWell())
                .as(last.orElseThrow().detail())
                .isTrue();
    }
}
