package org.broadsheet.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.Shared;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.arxiv.ArxivByDate;
import org.broadsheet.sources.arxiv.ArxivOai;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;
import org.broadsheet.sources.medicine.PubMedQuery;
import org.broadsheet.sources.preprints.PreprintServer;
import org.broadsheet.sources.registry.AllSources;
import org.junit.jupiter.api.Test;

/** What providers send, read: small answers of our own, and recorded ones where they are. */
class RecordedSourcesTest {

    private static final URI BASE = URI.create("https://api.example.org");
    private static final Days DAY = Days.of(LocalDate.of(2026, 6, 12));

    private record Answer(List<Paper> papers, List<SourceRecord.Broken> broken, Ending ending) {}

    private static Answer read(byte[] bytes) throws IOException {
        List<Paper> papers = new ArrayList<>();
        List<SourceRecord.Broken> broken = new ArrayList<>();
        Ending ending = AllSources.FORMATS.read(
                new ByteArrayInputStream(bytes),
                new ReadingDay(LocalDate.of(2026, 6, 20), Optional.empty()),
                record -> {
                    switch (record) {
                        case SourceRecord.Found found -> papers.add(found.paper());
                        case SourceRecord.Broken bad -> broken.add(bad);
                    }
                });
        return new Answer(papers, broken, ending);
    }

    private static Answer read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void recordedOaiPmhGivesItsSixRecords() throws IOException {
        Path file = Shared.orSkip("data/feeds/arxiv-oai-listrecords.xml");

        Answer answer = read(Files.readAllBytes(file));

        // Counted apart from this program: grep -c '<record>' arxiv-oai-listrecords.xml
        assertThat(answer.papers()).hasSize(6);
        assertThat(answer.broken()).isEmpty();
        assertThat(answer.papers().getFirst().details().journalReference()).startsWith("Phys.Rev.C76:024606,2007");
        assertThat(answer.papers().getFirst().announced()).isEqualTo(LocalDate.of(2007, 4, 3));
    }

    @Test
    void recordedPubMedGivesEveryArticle() throws IOException {
        byte[] bytes = Files.readAllBytes(Shared.orSkip("data/feeds/pubmed-efetch.xml"));
        String text = new String(bytes, StandardCharsets.UTF_8);
        int articles = text.split("<PubmedArticle>", -1).length - 1;

        Answer answer = read(bytes);

        assertThat(answer.papers()).hasSize(articles);
        assertThat(answer.broken()).isEmpty();
        Paper first = answer.papers().getFirst();
        assertThat(first.doi()).hasToString("Optional[10.1186/s13550-026-01466-0]");
        assertThat(first.details().pubmed()).hasToString("Optional[42286391]");
        assertThat(first.details().journalReference()).isEqualTo("EJNMMI research");
        assertThat(first.abstractText()).startsWith("BACKGROUND: ").contains("RESULTS: ", "CONCLUSIONS: ");
        assertThat(first.authors()).extracting(Author::name).startsWith("Stephan Settelmeier");
    }

    @Test
    void aSearchOfPubMedLeadsToItsRecordsAndThenToTheNextOfIt() {
        PubMedQuery query = new PubMedQuery("tides AND lakes", BASE, Duration.ofHours(6));
        URI search = query.questions(DAY).getFirst();
        assertThat(search.toString()).contains("mindate=2026/06/12", "term=tides+AND+lakes");

        URI records = query.next(search, "{\"esearchresult\":{\"count\":\"201\",\"idlist\":[\"1\",\"22\"]}}")
                .orElseThrow();

        assertThat(records.toString()).contains("efetch.fcgi", "id=1,22");
        assertThat(query.next(records, "").orElseThrow().toString()).contains("esearch.fcgi", "retstart=200");
    }

    @Test
    void aPageOfBiorxivIsReadWhateverItsNumbersAndDatesLookLike() throws IOException {
        String page = """
                {"messages":[{"status":"ok","cursor":"0","count":2,"total":"3"}],"collection":[
                {"title":"Lake <i>tides</i>","authors":"Novák, A.; Lee, B.","doi":"10.1101/2026.06.12.000001","date":"2026-6-9","version":"2","license":"cc_by","category":"cell biology","abstract":"Text.","server":"bioRxiv"},
                {"title":"No DOI","authors":"","doi":"","date":"2026-06-09","version":"1","category":"","abstract":""}]}
                """;

        Answer answer = read(page);

        assertThat(answer.papers()).singleElement().satisfies(paper -> {
            assertThat(paper.title()).isEqualTo("Lake tides");
            assertThat(paper.announced()).isEqualTo(LocalDate.of(2026, 6, 9));
            assertThat(paper.version()).isEqualTo(2);
            assertThat(paper.authors()).extracting(Author::name).containsExactly("A. Novák", "B. Lee");
            assertThat(paper.details().licence()).isEqualTo("cc_by");
        });
        assertThat(answer.broken()).hasSize(1);
        PreprintServer server = new PreprintServer("biorxiv", BASE, List.of("Cell Biology"), Duration.ofHours(6));
        assertThat(server.next(server.questions(DAY).getFirst(), page))
                .contains(URI.create(BASE + "/details/biorxiv/2026-06-12/2026-06-12/2"));
        assertThat(server.wants(answer.papers().getFirst())).isTrue();
        for (String none : List.of("no posts found", "No articles found for this interval", "not found")) {
            assertThat(read("{\"messages\":[{\"status\":\"%s\"}],\"collection\":[]}".formatted(none))
                            .ending())
                    .as(none)
                    .isEqualTo(new Ending.Complete());
        }
    }

    @Test
    void aPageOfBiorxivThatFailsOrIsNotWholeIsNoEmptyDay() throws IOException {
        assertThat(read("{\"messages\":[{\"status\":\"Error: (2002) Connection refused\"}],\"collection\":[]}")
                        .ending())
                .isEqualTo(new Ending.Unreadable("It answers: Error: (2002) Connection refused"));
        assertThat(read("{\"messages\":[{\"status\":\"ok\",\"count\":\"30\",\"total\":42}],\"collection\":[]}")
                        .ending())
                .isEqualTo(new Ending.CutOff("The page says that it has 30 records and has 0. Fetch it again."));
    }

    @Test
    void whereAuthorsWorkIsKept() throws IOException {
        assertThat(read("""
                        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><title>arXiv Query: x</title><id>http://arxiv.org/api/x</id>
                        <entry><id>http://arxiv.org/abs/2606.00001v1</id><published>2026-06-12T10:00:00Z</published><title>Tides</title><summary>Text.</summary><author><name>Ann Lee</name><arxiv:affiliation>University of Lakes</arxiv:affiliation></author><category term="cs.IR"/></entry></feed>
                        """).papers().getFirst().details().affiliations()).containsExactly("University of Lakes");
        assertThat(read("""
                        <?xml version="1.0"?><OAI-PMH><ListRecords><record><header><identifier>oai:arXiv.org:2606.00001</identifier><datestamp>2026-06-12</datestamp></header><metadata><arXiv><id>2606.00001</id><created>2026-06-11</created><authors><author><keyname>Lee</keyname><forenames>Ann</forenames><affiliation>University of Lakes</affiliation></author></authors><title>Tides</title><categories>cs.IR</categories><abstract>Text.</abstract></arXiv></metadata></record></ListRecords></OAI-PMH>
                        """).papers().getFirst().details().affiliations()).containsExactly("University of Lakes");
    }

    @Test
    void titlesThatPubMedTranslatedOrLacksAreThoseOfThePaper() throws IOException {
        String article =
                "<PubmedArticle><MedlineCitation><PMID>%d</PMID><Article><ArticleTitle>%s</ArticleTitle><VernacularTitle>Eulen.</VernacularTitle></Article></MedlineCitation></PubmedArticle>";

        assertThat(read("<?xml version=\"1.0\"?><PubmedArticleSet>"
                                + article.formatted(1, "[Not Available].")
                                + article.formatted(2, "[Owls in winter].")
                                + article.formatted(3, "Owls [and more]")
                                + "</PubmedArticleSet>")
                        .papers())
                .extracting(Paper::title)
                .containsExactly("Eulen.", "Owls in winter", "Owls [and more]");
    }

    @Test
    void aJournalsFeedIsReadInAnyOfItsForms() throws IOException {
        Answer rss = read("""
                <?xml version="1.0"?><rss version="2.0" xmlns:dc="x"><channel><title>A journal</title>
                <item><title>On &amp;amp; off</title><link>https://doi.org/10.5555/abc</link><description>&lt;p&gt;Text&lt;/p&gt;</description><dc:creator>A. Lee</dc:creator><pubDate>Thu, 11 Jun 2026 08:00:00 GMT</pubDate></item>
                <item><title>Broken <b</title></item></channel></rss>
                """);

        assertThat(rss.papers()).singleElement().satisfies(paper -> {
            assertThat(paper.doi()).hasToString("Optional[10.5555/abc]");
            assertThat(paper.abstractText()).isEqualTo("Text");
            assertThat(paper.announced()).isEqualTo(LocalDate.of(2026, 6, 11));
        });
        assertThat(rss.broken()).hasSize(1);
    }

    @Test
    void oaiPmhIsAskedBySetAndFollowedByToken() {
        ArxivOai oai = new ArxivOai(BASE, () -> List.of("cs.AI", "hep-th", "math"), Duration.ofHours(6));

        assertThat(oai.questions(DAY))
                .extracting(URI::getQuery)
                .allMatch(query -> query.endsWith("from=2026-06-12&until=2026-06-12"))
                .anyMatch(query -> query.contains("set=cs:cs:AI"))
                .anyMatch(query -> query.contains("set=physics:hep-th"))
                .anyMatch(query -> query.contains("set=math&"));
        assertThat(oai.next(oai.questions(DAY).getFirst(), "<resumptionToken cursor=\"0\">7|1</resumptionToken>"))
                .contains(URI.create(BASE + "/oai?verb=ListRecords&resumptionToken=7%7C1"));
        assertThat(oai.next(oai.questions(DAY).getFirst(), "<resumptionToken/>"))
                .isEmpty();
    }

    @Test
    void aDeletedRecordAndAnEmptyDayAreNoErrorsAndABadTokenIs() throws IOException {
        assertThat(
                        read(
                                "<OAI-PMH><ListRecords><record><header status=\"deleted\"><identifier>oai:arXiv.org:2606.00001</identifier></header></record></ListRecords></OAI-PMH>"))
                .isEqualTo(new Answer(List.of(), List.of(), new Ending.Complete()));
        assertThat(read("<OAI-PMH><error code=\"noRecordsMatch\">none</error></OAI-PMH>")
                        .ending())
                .isEqualTo(new Ending.Complete());
        assertThat(read("<OAI-PMH><error code=\"badResumptionToken\">old</error></OAI-PMH>")
                        .ending())
                .isInstanceOf(Ending.Unreadable.class);
    }

    @Test
    void theApiIsAskedInSlicesUntilItsTotal() {
        ArxivByDate api = new ArxivByDate(BASE, () -> List.of("cs.AI", "math"), Duration.ofHours(6));
        URI first = api.questions(DAY).getFirst();

        assertThat(first.getQuery()).contains("cat:cs.AI OR cat:math.*".replace(' ', '+'), "start=0");
        assertThat(api.next(first, "<opensearch:totalResults>1500</opensearch:totalResults>")
                        .orElseThrow()
                        .getQuery())
                .contains("start=1000");
        assertThat(api.next(first, "<opensearch:totalResults>900</opensearch:totalResults>"))
                .isEmpty();
    }
}
