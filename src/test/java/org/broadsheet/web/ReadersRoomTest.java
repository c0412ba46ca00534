package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.broadsheet.links.Purpose;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.sources.Papers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The public pages, as a reader sees them who came by a link of theirs. */
class ReadersRoomTest {

    private final TestSite site = TestSite.open();
    private final ReaderId ada = site.reader("ada@example.org");
    private final String room = "/me/" + site.token(Purpose.READER, ada.toString(), "");

    @BeforeEach
    void shelve() {
        site.shelve(
                Papers.arxiv("2603.00001", "Owls at dusk").paper(),
                Papers.titled("Bees at noon").paper());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aReaderSavesWhateverPaperTheyComeAcrossInTwoClicks() {
        String found = Jsoup.parse(site.get(room + "/search?q=Owls").body())
                .select("article h2 a")
                .attr("href");
        String save = Jsoup.parse(site.get(found).body())
                .select(".whole .links a:contains(Save)")
                .attr("href");
        assertThat(save).startsWith(room + "/keep/");
        assertThat(site.get(save).body()).contains("Save it?", "Owls at dusk");
        assertThat(saved()).isEmpty();

        HttpResponse<String> kept = site.post(save, "act=judge");

        assertThat(kept.body()).contains("Thank you", "Undo");
        assertThat(saved()).containsExactly("Owls at dusk");
        site.post(save, "act=undo");
        assertThat(saved()).isEmpty();
    }

    @Test
    void papersLikeThisAreOneInterestMoreForAReaderAndASubscriptionForAStranger() {
        String like = Jsoup.parse(site.get(room + "/papers/2603.00001").body())
                .select("a:contains(Digest me)")
                .attr("href");
        Document form = Jsoup.parse(site.get(like).body());
        assertThat(form.select("textarea").text()).isEqualTo("2603.00001");
        assertThat(form.select("input[type=email]")).isEmpty();

        HttpResponse<String> added =
                site.post(form.select("form").attr("action"), "about=2603.00001+and+duets+of+birds");

        assertThat(added.body()).contains("Added");
        assertThat(site.subscribers.find(ada).orElseThrow().profile().interests())
                .singleElement()
                .satisfies(interest -> {
                    assertThat(interest.all(Interest.LikePaper.class)).hasSize(1);
                    assertThat(interest.all(Interest.About.class)).hasSize(1);
                });
        assertThat(site.post(room + "/subscribe", "about=+").statusCode()).isEqualTo(400);

        Document stranger = Jsoup.parse(site.get("/subscribe?about=2603.00001").body());
        assertThat(stranger.select("input[type=email]")).hasSize(1);
    }

    @Test
    void aReadersPageLeadsIntoTheirRoomAndEveryLinkThereStays() {
        String mine = "/my-papers/" + site.token(Purpose.PREFERENCES, ada.toString(), "");
        assertThat(hrefs(mine)).contains(room + "/search", room + "/");

        for (String page : List.of("/", "/search?q=Owls", "/papers/2603.00001", "/2026-03-02", "/help")) {
            assertThat(hrefs(room + page))
                    .as(page)
                    .filteredOn(href -> href.startsWith("/"))
                    .filteredOn(href -> !href.startsWith("/style.css") && !href.startsWith("/feed"))
                    .filteredOn(href -> !href.startsWith(room) && !href.startsWith("/de" + room))
                    .containsOnly(page);
        }
    }

    @Test
    void aRoomsPagesAreKeptByNobodyAndTheirLinkOpensNothingElse() {
        HttpResponse<String> page = site.get(room + "/papers/2603.00001");
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.headers().firstValue("x-robots-tag").orElse("")).contains("noindex");

        String token = room.substring(4);
        for (String other : List.of("preferences", "my-papers", "unsubscribe", "digest", "my-feed", "like")) {
            assertThat(site.get("/" + other + "/" + token).statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(site.get(room + "/").body())
                .doesNotContain("ada@example.org")
                .doesNotContain("/preferences/");
    }

    @Test
    void whoeverComesByAnOldOrForeignLinkSeesThePublicPageAndChangesNothing() {
        String old =
                "/me/" + site.tokenMade(TestSite.NOON.minus(Duration.ofDays(61)), Purpose.READER, ada.toString(), "");
        for (String other : List.of(
                old,
                "/me/x",
                "/me/" + site.token(Purpose.LIKE, ada.toString(), "1"),
                "/me/" + site.token(Purpose.READER, "s99", ""))) {
            assertThat(site.get(other + "/papers/2603.00001?as=bib").headers().firstValue("location"))
                    .as(other)
                    .contains("/papers/2603.00001?as=bib");
            assertThat(site.post(other + "/keep/2603.00001", "act=judge").statusCode())
                    .isEqualTo(410);
        }
        assertThat(site.get("/me/x//evil.example/").headers().firstValue("location"))
                .contains("/evil.example/");
        assertThat(saved()).isEmpty();
    }

    @Test
    void aStrangerTakesAPaperHomeAndSeesHowPapersAreKept() {
        String save = Jsoup.parse(site.get("/papers/2603.00001").body())
                .select(".whole .links a:contains(Save)")
                .attr("href");
        Document page = Jsoup.parse(site.get(save).body());

        assertThat(page.select("a:contains(RIS)").attr("href")).isEqualTo("/papers/2603.00001?as=ris");
        assertThat(site.get("/papers/2603.00001?as=ris").body()).contains("TI  - Owls at dusk");
        assertThat(site.get("/papers/2603.00001?as=doc").statusCode()).isEqualTo(404);
        assertThat(page.select("a[href^=/subscribe?]")).isNotEmpty();
        assertThat(site.post(save, "act=judge").statusCode()).isEqualTo(405);
        assertThat(site.get("/keep/2603.99999").statusCode()).isEqualTo(404);
    }

    private List<String> saved() {
        return Jsoup.parse(site.get("/my-papers/" + site.token(Purpose.PREFERENCES, ada.toString(), ""))
                        .body())
                .select("article h2")
                .eachText();
    }

    private List<String> hrefs(String path) {
        return Jsoup.parse(site.get(path).body()).select("[href]").eachAttr("href");
    }
}
