package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.rendering.Templates;
import org.broadsheet.sources.Papers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublicPagesTest {

    private final TestSite site = TestSite.open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void everyTemplateOfAPageFitsWhatItIsGivenAndPrintsNothingFromOutsideAsMarkup() {
        assertThat(Templates.from(Optional.empty()).check(Site.samples())).isEmpty();
    }

    @Test
    void aSiteWithoutPapersSaysSoAndWhatToDo() {
        assertThat(site.get("/"))
                .satisfies(page -> assertThat(page.statusCode()).isEqualTo(200))
                .satisfies(page -> assertThat(page.body()).contains("No papers yet", "broadsheet ingest"));
    }

    @Test
    void theFrontPageShowsTheNewestDayMostUpvotesFirstWithTheSubscribeBox() {
        site.shelve(
                Papers.titled("Yesterday's news").announced("2026-03-02").paper(),
                Papers.titled("Less looked at")
                        .announced("2026-03-03")
                        .upvotes(3)
                        .paper(),
                Papers.titled("More looked at")
                        .announced("2026-03-03")
                        .upvotes(30)
                        .paper());

        String page = site.get("/").body();

        assertThat(page)
                .containsSubsequence("More looked at", "Less looked at")
                .contains("Tuesday 3 March 2026", "action=\"/subscribe\"", "href=\"/2026-03-02\"")
                .doesNotContain("Yesterday");
    }

    @Test
    void anyDayHasAPageWithEarlierAndLater() {
        site.shelve(
                Papers.titled("One").announced("2026-03-02").paper(),
                Papers.titled("Two").announced("2026-03-04").paper(),
                Papers.titled("Three").announced("2026-03-09").paper());

        assertThat(site.get("/2026-03-04").body())
                .contains("Two", "href=\"/2026-03-02\"", "href=\"/2026-03-09\"")
                .doesNotContain("Three</a>");
        assertThat(site.get("/2026-03-05").statusCode()).isEqualTo(404);
        assertThat(site.get("/2026-13-05").statusCode()).isEqualTo(404);
    }

    @Test
    void aLongDayIsShownInPartsAndNoPaperIsLost() {
        for (int i = 1; i <= DayPage.PER_PAGE + 1; i++) {
            site.shelve(Papers.titled("Paper number " + i + ".").paper());
        }

        String first = site.get("/").body();
        String second = site.get("/2026-03-02?page=2").body();

        assertThat(first).contains("?page=2");
        assertThat(count(first, "<article") + count(second, "<article")).isEqualTo(DayPage.PER_PAGE + 1);
        assertThat(site.get("/2026-03-02?page=3").statusCode()).isEqualTo(404);
    }

    @Test
    void aPaperHasAPageWhateverItsNumberLooksLike() {
        site.shelve(
                Papers.arxiv("2603.00001", "New style").text("Bees & more").paper(),
                Papers.arxiv("hep-th/9901001", "Old style").paper(),
                Papers.titled("With a DOI").doi("10.1000/a(b)c<d>;e/f").paper(),
                Papers.titled("With a title only").paper());

        assertThat(site.get("/papers/2603.00001").body())
                .contains("New style", "Bees &amp; more", "https://arxiv.org/abs/2603.00001", "Old style");
        assertThat(site.get("/papers/hep-th/9901001").body()).contains("<h1>Old style");
        String front = site.get("/").body();
        for (String title : new String[] {"With a DOI", "With a title only"}) {
            int at = front.indexOf("\">" + title);
            String path = front.substring(front.lastIndexOf("href=\"", at) + 6, at);
            assertThat(site.get(path).body()).as(path).contains("<h1>" + title);
        }
        assertThat(site.get("/papers/2603.99999").statusCode()).isEqualTo(404);
        assertThat(site.get("/papers/").statusCode()).isEqualTo(404);
    }

    @Test
    void aDayIsNarrowedToACategoryAndACalendarLeadsToTheOthers() {
        site.shelve(
                Papers.titled("Owls at dusk")
                        .by("Ada Okafor", "q-bio.PE")
                        .announced("2026-03-02")
                        .paper(),
                Papers.titled("Sparse retrieval")
                        .by("Bo Berg", "cs.IR")
                        .announced("2026-03-02")
                        .paper(),
                Papers.titled("Bees at noon")
                        .by("Bo Berg", "q-bio.PE")
                        .announced("2026-03-05")
                        .paper(),
                Papers.titled("Wasps in April")
                        .by("Bo Berg", "q-bio.PE")
                        .announced("2026-04-01")
                        .paper());

        Document day = Jsoup.parse(site.get("/2026-03-02").body());
        assertThat(day.select("nav.filters a").eachText()).containsExactly("cs.IR 1", "q-bio.PE 1");
        assertThat(day.select(".month td a").eachAttr("href")).containsExactly("/2026-03-02", "/2026-03-05");
        assertThat(day.select(".month caption a").eachAttr("href")).containsExactly("/2026-04-01");

        assertThat(site.get("/2026-03-02?cat=q-bio").body())
                .contains("Owls at dusk", "All 2")
                .doesNotContain("Sparse retrieval");
        assertThat(site.get("/2026-03-02?cat=hep-th").statusCode()).isEqualTo(404);
    }

    @Test
    void aPaperLeadsToItsAuthorsCategoriesDayAndToASubscriptionForItsLike() {
        site.shelve(Papers.arxiv("2603.00001", "Owls at dusk")
                .by("Ada Okafor", "q-bio.PE")
                .paper());

        Document page = Jsoup.parse(site.get("/papers/2603.00001").body());

        assertThat(page.select(".meta a").eachAttr("href"))
                .containsExactly("/search?q=author%3A%22Ada+Okafor%22", "/search?q=cat%3Aq-bio.PE", "/2026-03-02");
        assertThat(page.select("a[href^=/subscribe?]").attr("href")).isEqualTo("/subscribe?about=2603.00001");
        assertThat(page.select("pre").text()).contains("@misc{okafor2026owls,", "eprint", "{2603.00001}");
        assertThat(site.get("/subscribe?about=2603.00001").body()).contains("2603.00001</textarea>");
    }

    @Test
    void aPapersPageSaysWhereItAppearedWhoWroteItWhereAndWhetherItWasTakenBack() {
        site.shelve(Papers.arxiv("2603.00001", "Owls at dusk")
                .details(PaperDetails.NONE
                        .withComment("12 pages. Withdrawn by the authors")
                        .withJournalReference("Journal of Owls 7 (2026)")
                        .withAffiliations(List.of("University of Lakes", "<b>Elsewhere"))
                        .withCode("https://code.example/owls")
                        .withSummary("Owls are <late>.")
                        .withLicence("cc_by"))
                .paper());

        Document page = Jsoup.parse(site.get("/papers/2603.00001").body());

        assertThat(page.select("p.meta").eachText())
                .contains(
                        "Withdrawn",
                        "In one line, by a machine: Owls are <late>.",
                        "Journal of Owls 7 (2026)",
                        "12 pages. Withdrawn by the authors",
                        "University of Lakes; <b>Elsewhere",
                        "CC BY");
        assertThat(page.select("a[href=https://code.example/owls]").text()).isEqualTo("Code");
    }

    @Test
    void aLongAnswerIsCountedAndPaged() {
        for (int i = 0; i < 45; i++) {
            site.shelve(Papers.titled("Owls number " + i).paper());
        }

        Document first = Jsoup.parse(site.get("/search?q=Owls").body());
        assertThat(first.select(".found b").text()).isEqualTo("45 papers, here 1 to 20");
        Document last = Jsoup.parse(
                site.get(first.select("nav.days a[rel=next]").attr("href").replace("page=2", "page=3"))
                        .body());
        assertThat(last.select(".found b").text()).isEqualTo("45 papers, here 41 to 45");
        assertThat(last.select("nav.days a[rel=next]")).isEmpty();
    }

    @Test
    void searchShowsWhatTheArchiveFindsAndKeepsTheQuestion() {
        site.shelve(
                Papers.titled("Owls at dusk").paper(),
                Papers.titled("Bees at noon").paper());

        assertThat(site.get("/search?q=Owls").body())
                .contains("<mark>Owls</mark> at dusk</a>", "value=\"Owls\"", "1 paper")
                .doesNotContain("Bees");
        assertThat(site.get("/search?q=Wasps").body()).contains("No paper found");
        assertThat(site.get("/search").body()).doesNotContain("No paper found");
    }

    @Test
    void theFeedOfADayIsWellFormedWhateverTheTitles() throws Exception {
        site.shelve(Papers.titled("<script>&\"'\uFFFE ]]> tail")
                .by("Ada & <Co>", "cs.IR")
                .paper());

        for (String path : new String[] {"/feed.atom", "/feed/2026-03-02.atom"}) {
            HttpResponse<String> feed = site.get(path);
            assertThat(feed.headers().firstValue("content-type").orElse("")).startsWith("application/atom+xml");
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(feed.body().getBytes(StandardCharsets.UTF_8)));
            assertThat(document.getElementsByTagName("title").item(1).getTextContent())
                    .startsWith("<script>&\"'");
        }
    }

    @Test
    void aNewPaperIsSeenAtOnceThoughPagesAreKept() {
        site.shelve(Papers.titled("First").paper());
        site.get("/");
        site.shelve(Papers.titled("Second").paper());

        assertThat(site.get("/").body()).contains("Second");
    }

    @Test
    void whatIsNotThereIsSaidInAPage() {
        assertThat(site.get("/no/such/page").statusCode()).isEqualTo(404);
        assertThat(site.get("/style.css").headers().firstValue("content-type")).contains("text/css; charset=utf-8");
        assertThat(site.get("/about").body()).contains("What we store");
        assertThat(site.post("/", "").statusCode()).isEqualTo(405);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }
}
