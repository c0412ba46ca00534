package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.matching.Match;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.NamedInterest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcMatches;
import org.broadsheet.web.forms.Mistakes;
import org.broadsheet.web.forms.PreferencesForm;
import org.broadsheet.web.forms.ZoneGuess;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PersonalPagesTest {

    private final TestSite site = TestSite.open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void subscribingIsConfirmedByThePostBehindTheLinkAndNotByTheGet() {
        site.post(
                "/subscribe",
                "act=subscribe&email=ada%40example.org&about=owls+at+dusk&at=06%3A30&zone=Europe%2FParis");
        String confirm = "/confirm/" + site.token(Purpose.CONFIRM, "0", site.pending.getFirst());

        String shown = site.get(confirm).body();
        assertThat(shown).contains("ada@example.org", "owls at dusk", "06:30", "Europe/Paris", "<button");
        assertThat(site.subscribers.find(new EmailAddress("ada@example.org"))).isEmpty();

        assertThat(site.post(confirm, "act=confirm").body()).contains("You are subscribed", "/preferences/");
        Subscriber ada =
                site.subscribers.find(new EmailAddress("ada@example.org")).orElseThrow();
        assertThat(ada.time().zone().getId()).isEqualTo("Europe/Paris");
        assertThat(ada.profile().interests().getFirst().wants()).containsExactly(new Interest.About("owls at dusk"));
        assertThat(site.get(confirm).body()).contains("confirmed already");
    }

    @Test
    void aStrangerWhoSaysItWasNotThemIsLeftAlone() {
        site.post("/subscribe", "act=subscribe&email=ada%40example.org");
        String confirm = "/confirm/" + site.token(Purpose.CONFIRM, "0", site.pending.getFirst());

        assertThat(site.post(confirm, "act=decline").body()).contains("Nothing will come");
        assertThat(site.post(confirm, "act=confirm").statusCode()).isEqualTo(410);
        assertThat(site.subscribers.find(new EmailAddress("ada@example.org"))).isEmpty();
    }

    @Test
    void numbersAmongTheWordsAreLikedPapersAndALibraryFileIsToo() {
        String boundary = "xx";
        String body = part(boundary, "email", "ada@example.org")
                + part(
                        boundary,
                        "about",
                        "owls, see arXiv:2603.00001v2 and 2603.00002, https://orcid.org/0000-0002-1825-0097")
                + part(boundary, "act", "subscribe")
                + "--xx\r\nContent-Disposition: form-data; name=\"library\"; filename=\"my.bib\"\r\n\r\n"
                + "@misc{a, title = {On owls}}\r\n--xx--\r\n";
        site.send(HttpRequest.newBuilder(site.at("/subscribe"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        site.post("/confirm/" + site.token(Purpose.CONFIRM, "0", site.pending.getFirst()), "act=confirm");

        Subscriber ada =
                site.subscribers.find(new EmailAddress("ada@example.org")).orElseThrow();
        assertThat(ada.profile().interests().getFirst().all(Interest.LikePaper.class))
                .hasSize(4);
        assertThat(ada.profile().interests().getFirst().all(Interest.About.class))
                .containsExactly(new Interest.About("owls, see  and"));
    }

    @Test
    void thePreviewShowsTodaysDigestForThatProfileAndSubscribesNobody() {
        site.shelve(
                Papers.titled("Sparse retrieval with inverted indexes")
                        .text("We rank with sparse vectors and inverted indexes for retrieval.")
                        .paper(),
                Papers.titled("The mating of owls")
                        .text("Owls at dusk sing to each other before mating.")
                        .paper(),
                Papers.titled("Proofs about groups")
                        .text("We show that every finite group of odd order is solvable.")
                        .paper());

        HttpResponse<String> page =
                site.post("/subscribe", "act=preview&email=&about=Owls+that+sing+at+dusk+before+mating");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("The mating of owls</a>", "Owls that sing at dusk");
        assertThat(page.body()).doesNotContain("Proofs about groups</a>");
        assertThat(site.pending).isEmpty();
        assertThat(site.post("/subscribe", "act=preview").body()).contains("Proofs about groups", "most looked at");
    }

    @Test
    void theZoneIsGuessedFromTheBrowsersLanguagesAndCanBeChanged() {
        HttpResponse<String> page = site.send(HttpRequest.newBuilder(site.at("/subscribe"))
                .header("Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
                .build());

        assertThat(page.body()).contains("value=\"Europe/Vienna\"");
        assertThat(ZoneGuess.of("ja")).contains("Asia/Tokyo");
        assertThat(ZoneGuess.of("en")).isEmpty();
        assertThat(ZoneGuess.of(";;;,\u0000*,q=")).isEmpty();
        assertThat(ZoneGuess.all()).contains("Europe/Berlin", "UTC", "Europe/Kyiv");
    }

    @Test
    void preferencesChangeEverythingThatAReaderCanSay() {
        ReaderId ada = site.reader("ada@example.org");
        String page = preferences(ada);

        assertThat(site.get(page).body()).contains("ada@example.org", "value=\"07:00\"", "Europe/Berlin");
        HttpResponse<String> saved = site.post(
                page,
                "act=save&name0=Birds&about0=owls&papers0=2603.00001%0D%0AOn+owls%0D%0Ahttps%3A%2F%2Forcid.org%2F0000-0002-1825-0097&dislikes0=&authors0=Ada+Lovelace"
                        + "&categories0=q-bio.NC&without0=survey&atmost0=3&at=06%3A15&zone=Asia%2FTokyo&day=MONDAY"
                        + "&atmost=7&trending=2&floor=30&variety=0.3&line=yes");

        assertThat(saved.body()).contains("Saved");
        Subscriber now = site.subscribers.find(ada).orElseThrow();
        assertThat(now.time().at()).hasToString("06:15");
        assertThat(now.time().days()).hasToString("[MONDAY]");
        assertThat(now.profile().interests().getFirst().wants())
                .hasSize(7)
                .contains(new Interest.LikePaper(
                        PaperReference.parse("orcid:0000-0002-1825-0097").orElseThrow()));
        assertThat(now.profile().interests().getFirst().atMost()).isEqualTo(OptionalInt.of(3));
        assertThat(now.profile())
                .extracting("atMost", "trending", "floor", "variety")
                .containsExactly(7, 2, 30, 0.3);
    }

    @Test
    void aFormSavedUnchangedChangesNoInterest() {
        ReaderId ada = site.reader("ada@example.org");
        site.post(
                preferences(ada),
                "act=save&name0=Birds&about0=owls&at=07%3A00&zone=UTC&day=MONDAY&atmost=7&trending=0&floor=20&variety=0.1");
        Subscriber before = site.subscribers.find(ada).orElseThrow();

        PreferencesForm form = PreferencesForm.of(before, TestSite.PRESS.language());

        assertThat(form.meaning(before, new Mistakes(), TestSite.PRESS.language()))
                .contains(new PreferencesForm.Meaning(before.profile(), before.time()));
    }

    @Test
    void everyKindOfInterestSurvivesTheForm() {
        List<Interest> wants = List.of(
                new Interest.About("owls at dusk"),
                new Interest.About("bees at noon\nand wasps"),
                new Interest.LikePaper(PaperReference.parse("2603.00001").orElseThrow()),
                new Interest.LikePaper(
                        PaperReference.parse("The mating of owls").orElseThrow()),
                new Interest.DislikePaper(PaperReference.parse("10.1000/x").orElseThrow()),
                new Interest.ByAuthor(new Author("Ada Lovelace")),
                new Interest.InCategory(new Category("cs.IR")),
                new Interest.Without("surveys"),
                new Interest.Always("title:owls OR author:\"Ada Lovelace\""),
                new Interest.Only("q-bio"));
        assertThat(wants.stream().map(Object::getClass).distinct().toList())
                .as("a kind that is added must survive, too")
                .hasSameSizeAs(Interest.class.getPermittedSubclasses());
        ReaderId ada = site.subscribers
                .join(
                        new EmailAddress("ada@example.org"),
                        "",
                        TestSite.USUAL,
                        new Profile(
                                List.of(new NamedInterest("Birds", wants, OptionalInt.of(3))),
                                2,
                                7,
                                20,
                                0.15,
                                Profile.WhenEmpty.A_LINE),
                        TestSite.NOON.minusSeconds(3_600))
                .orElseThrow();
        Subscriber before = site.subscribers.find(ada).orElseThrow();

        assertThat(saved(ada).body())
                .contains("Saved. It counts from your next digest on, which comes on Thursday 5 March 2026");

        assertThat(site.subscribers.find(ada).orElseThrow().profile()).isEqualTo(before.profile());
        assertThat(site.subscribers.find(ada).orElseThrow().time()).isEqualTo(before.time());
    }

    @Test
    void aLibraryOf500TitlesStaysUsable() {
        ReaderId ada = site.reader("ada@example.org");
        String titles = IntStream.rangeClosed(1, 500)
                .mapToObj(i ->
                        "Ünlike approaches to learned sparse retrieval of very many documents, part %03d".formatted(i))
                .collect(Collectors.joining("\n"));
        site.post(
                preferences(ada),
                "act=save&name0=Library&papers0=" + URLEncoder.encode(titles, StandardCharsets.UTF_8)
                        + "&at=07%3A00&zone=Berlin&day=MONDAY&atmost=7&trending=0&floor=20&variety=0.1");

        HttpResponse<String> again = saved(ada);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(again.body()).select("details.fold").getFirst().text())
                .contains("Library", "500 papers");
        assertThat(Jsoup.parse(again.body()).select("details.fold").getFirst().hasAttr("open"))
                .isFalse();
        Subscriber kept = site.subscribers.find(ada).orElseThrow();
        assertThat(kept.profile().interests().getFirst().wants()).hasSize(500);
        assertThat(kept.time().zone()).hasToString("Europe/Berlin");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndItsSectionIsOpen() {
        ReaderId ada = site.reader("ada@example.org");
        Document page = Jsoup.parse(site.post(
                        preferences(ada),
                        "act=save&name0=" + "x".repeat(200)
                                + "&about0=owls&categories0=%3F%3F&name1=B&papers1=https%3A%2F%2Fx.example%2F&atmost1=0"
                                + "&at=25%3A00&zone=Nowhere&atmost=1000&trending=-1&floor=x&variety=7")
                .body());

        for (String field : List.of(
                "name0",
                "categories0",
                "papers1",
                "atmost1",
                "at",
                "zone",
                "days",
                "atmost",
                "trending",
                "floor",
                "variety")) {
            Element problem = page.selectFirst("#" + field + "-problem");
            assertThat(problem).as(field).isNotNull();
            assertThat(problem.closest("details").hasAttr("open")).as(field).isTrue();
            assertThat(page.selectFirst(".error a[href=#" + field + "]"))
                    .as(field)
                    .isNotNull();
            assertThat(page.selectFirst("#" + field)).as(field).isNotNull();
        }
    }

    @Test
    void yesIMeanItStandsWithTheButtonThatItIsAbout() {
        ReaderId ada = site.reader("ada@example.org");

        Document page = Jsoup.parse(site.post(preferences(ada), "act=erase").body());

        assertThat(page.selectFirst("#sure")
                        .closest("form")
                        .selectFirst("button")
                        .val())
                .isEqualTo("erase");
        assertThat(page.selectFirst("#sure-problem")
                        .closest("form")
                        .selectFirst("button")
                        .val())
                .isEqualTo("erase");
        assertThat(page.select("button[value=stop]").first().closest("form").selectFirst("#sure"))
                .isNull();
    }

    @Test
    void aFeedOpensAsAPageAndIsInTheDigestsOrder() {
        site.shelve(
                Papers.titled("Owls").paper(),
                Papers.titled("Bees").paper(),
                Papers.titled("Wasps").paper());
        ReaderId ada = site.reader("ada@example.org");
        site.digest(ada, 3, 1);
        String feed = "/my-feed/" + site.token(Purpose.FEED, ada.toString(), "");

        assertThat(site.get(feed).body())
                .containsSubsequence("<title>Wasps", "<title>Owls")
                .doesNotContain("Bees");
        assertThat(Jsoup.parse(site.get(feed + "?read").body())
                        .select("article h2")
                        .eachText())
                .containsExactly("Wasps", "Owls");
        assertThat(Jsoup.parse(site.get("/feed").body()).selectFirst("#address").val())
                .endsWith("/feed.atom");
        assertThat(Jsoup.parse(site.get(preferences(ada)).body())
                        .select("a[href*=my-feed]")
                        .attr("href"))
                .endsWith("?read");
    }

    @Test
    void thePapersThatFittedToo() {
        site.shelve(
                Papers.titled("Owls").paper(),
                Papers.titled("Bees").paper(),
                Papers.titled("Wasps").paper());
        ReaderId ada = site.reader("ada@example.org");
        site.post(
                preferences(ada),
                "act=save&name0=Birds&about0=owls&at=07%3A00&zone=UTC&day=MONDAY&atmost=7&trending=0&floor=20&variety=0.1");
        MatchStore.Mark mark = new MatchStore.Mark(3, TestSite.NOON);
        new JdbcMatches(site.database)
                .record(List.of(new MatchStore.Look(
                        ada,
                        Optional.empty(),
                        mark,
                        false,
                        List.of(
                                new Match(ada, 1, "Birds", 90),
                                new Match(ada, 2, "Birds", 10),
                                new Match(ada, 3, "Birds", 80)))));
        site.digest(ada, 1);
        String page = "/digest/" + site.token(Purpose.DIGEST, ada.toString(), "2026-03-03");

        assertThat(Jsoup.parse(site.get(page + "?more").body())
                        .select("article h2")
                        .eachText())
                .containsExactly("Wasps");
    }

    @Test
    void aReaderEndsAllOlderLinksAndOnlyMailBringsNewOnes() {
        ReaderId ada = site.reader("ada@example.org");
        Instant yesterday = TestSite.NOON.minus(Duration.ofHours(20));
        String old = "/preferences/" + site.tokenMade(yesterday, Purpose.PREFERENCES, ada.toString(), "");

        HttpResponse<String> ended = site.post(old, "act=links");

        assertThat(ended.body()).contains("Older links are ended", "on its way").doesNotContain("\"/preferences/");
        for (Purpose purpose :
                List.of(Purpose.PREFERENCES, Purpose.FEED, Purpose.DIGEST, Purpose.LIKE, Purpose.DISLIKE)) {
            String path = Map.of(
                            Purpose.PREFERENCES, "/preferences/",
                            Purpose.FEED, "/my-feed/",
                            Purpose.DIGEST, "/digest/",
                            Purpose.LIKE, "/like/",
                            Purpose.DISLIKE, "/dislike/")
                    .get(purpose);
            String subject = purpose == Purpose.DIGEST ? "2026-03-03" : "1";
            assertThat(site.get(path + site.tokenMade(yesterday, purpose, ada.toString(), subject))
                            .statusCode())
                    .as(path)
                    .isEqualTo(410);
        }
        site.post(old, "act=resume");
        assertThat(site.get(old).statusCode()).as("nothing revives it").isEqualTo(410);
        assertThat(site.get(preferences(ada)).statusCode())
                .as("a link from now on")
                .isEqualTo(200);
        assertThat(records(ada)).contains("\"answer_letter\"", "Links in older letters of ours open nothing any more");
        assertThat(site.post("/unsubscribe/" + site.tokenMade(yesterday, Purpose.UNSUBSCRIBE, ada.toString(), ""), "")
                        .body())
                .contains("You are unsubscribed");
    }

    @Test
    void aForwardedDigestNeitherDeletesNorHandsOutAnything() {
        ReaderId ada = site.reader("ada@example.org");
        Instant before = TestSite.NOON.minus(Duration.ofHours(25));
        String old = "/preferences/" + site.tokenMade(before, Purpose.PREFERENCES, ada.toString(), "");

        HttpResponse<String> erased = site.post(old, "act=erase&sure=yes");
        HttpResponse<String> exported = site.get(old + "?download=json");

        assertThat(erased.body()).contains("Please look into your mailbox").doesNotContain("\"/preferences/");
        assertThat(exported.body())
                .contains("Please look into your mailbox")
                .doesNotContain("ada@example.org", "\"/preferences/");
        assertThat(site.subscribers.find(ada)).isPresent();
        assertThat(records(ada)).contains("Is it you?");
        assertThat(site.post(preferences(ada), "act=erase&sure=yes").body()).contains("Deleted");
    }

    @Test
    void nothingOnAReadersPageRenewsTheirLink() {
        ReaderId ada = site.reader("ada@example.org");
        Instant before = TestSite.NOON.minus(Duration.ofDays(100));
        String old = "/preferences/" + site.tokenMade(before, Purpose.PREFERENCES, ada.toString(), "");

        for (String act : List.of("act=resume", "act=pause&weeks=2")) {
            assertThat(Jsoup.parse(site.post(old, act).body())
                            .select("a[href^=/preferences/]")
                            .eachAttr("href"))
                    .containsOnly(old);
        }
        String feed =
                Jsoup.parse(site.get(old).body()).select("a[href*=my-feed]").attr("href");
        assertThat(feed).startsWith("/my-feed/" + site.tokenMade(before, Purpose.FEED, ada.toString(), ""));
    }

    /** All that is held about her. */
    private String records(ReaderId ada) {
        return site.get(preferences(ada) + "?download=json").body();
    }

    private HttpResponse<String> saved(ReaderId ada) {
        Document page = Jsoup.parse(site.get(preferences(ada)).body());
        StringBuilder form = new StringBuilder("act=save");
        for (Element field : page.selectFirst("form").select("input, textarea, select")) {
            boolean checkbox = field.attr("type").equals("checkbox");
            if (!checkbox || field.hasAttr("checked")) {
                String value = field.tagName().equals("textarea")
                        ? field.wholeText()
                        : field.tagName().equals("select")
                                ? field.selectFirst("[selected]").val()
                                : field.val();
                form.append('&')
                        .append(field.attr("name"))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return site.post(preferences(ada), form.toString());
    }

    @Test
    void aFormThatWasOpenWhileSomethingElseChangedTheProfileOverwritesNothing() {
        ReaderId ada = site.reader("ada@example.org");
        String open = site.get(preferences(ada)).body();
        int edition = Integer.parseInt(
                Jsoup.parse(open).select("input[name=edition]").first().val());
        String form = "act=save&edition=" + edition
                + "&name0=Birds&about0=%s&at=07%%3A00&zone=UTC&day=MONDAY&atmost=7&trending=0&floor=20&variety=0.1";
        assertThat(site.post(preferences(ada), form.formatted("owls")).body()).contains("Saved");

        HttpResponse<String> stale = site.post(preferences(ada), form.formatted("bats"));

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("was changed while this page was open", "owls");
        assertThat(Jsoup.parse(stale.body())
                        .select("input[name=edition]")
                        .first()
                        .val())
                .isEqualTo(Integer.toString(edition + 1));
        assertThat(site.subscribers
                        .find(ada)
                        .orElseThrow()
                        .profile()
                        .interests()
                        .getFirst()
                        .all(Interest.About.class))
                .containsExactly(new Interest.About("owls"));
    }

    @Test
    void aFormOfFiftyInterestsIsReadWholeAndOneOfFiftyOneIsRefusedInWords() {
        ReaderId ada = site.reader("ada@example.org");
        StringBuilder form =
                new StringBuilder("act=save&at=07%3A00&zone=UTC&day=MONDAY&atmost=7&trending=0&floor=20&variety=0.1");
        for (int i = 0; i < Profile.MOST_INTERESTS; i++) {
            form.append(
                    "&name%1$d=Birds+%1$d&about%1$d=owls+%1$d&papers%1$d=&dislikes%1$d=&authors%1$d=&categories%1$d=&without%1$d=&atmost%1$d="
                            .formatted(i));
        }
        assertThat(site.post(preferences(ada), form.toString()).body()).contains("Saved", "50 of at most 50 interests");

        HttpResponse<String> more = site.post(
                preferences(ada), form.append("&name50=One+more&about50=bats").toString());

        assertThat(more.statusCode()).isEqualTo(400);
        assertThat(more.body()).contains("at most 50 interests", "would have 51", "bats");
    }

    @Test
    void aClientWhoAsksForTooManySubscriptionsIsToldWhenToTryAgain() {
        for (int i = 0; i < 5; i++) {
            assertThat(site.post(
                                    "/subscribe",
                                    "act=subscribe&about=owls&email=a" + i + "%40example.org&at=07%3A00&zone=UTC")
                            .body())
                    .contains("look into your mailbox");
        }

        HttpResponse<String> sixth =
                site.post("/subscribe", "act=subscribe&about=owls&email=a6%40example.org&at=07%3A00&zone=UTC");

        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).contains("3600");
        assertThat(sixth.body()).contains("Please try again after", "UTC, in 60 minutes");
    }

    @Test
    void mistakesAreAllNamedAtOnceAndWhatWasTypedStays() {
        ReaderId ada = site.reader("ada@example.org");

        HttpResponse<String> page = site.post(
                preferences(ada),
                "act=save&name0=Birds&about0=owls&categories0=%3F%3F&at=25%3A00&zone=Nowhere&day=MONDAY&atmost=1000&trending=0&floor=20&variety=0.1");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("is not a category", "Europe/Berlin", "from 1 to 100", "owls", "25:00");
        assertThat(site.subscribers.find(ada).orElseThrow().profile().interests())
                .isEmpty();
    }

    @Test
    void aReaderPausesComesBackStopsAndIsDeleted() {
        ReaderId ada = site.reader("ada@example.org");
        String page = preferences(ada);

        site.post(page, "act=pause&weeks=2");
        assertThat(site.subscribers.find(ada).orElseThrow().pausedUntil())
                .contains(TestSite.NOON.plus(Duration.ofDays(14)));
        assertThat(site.get(page).body()).contains("Nothing comes until");
        site.post(page, "act=resume");
        assertThat(site.subscribers.find(ada).orElseThrow().pausedUntil()).isEmpty();
        assertThat(site.post(page, "act=erase").statusCode()).isEqualTo(400);
        assertThat(site.subscribers.find(ada)).isPresent();
        assertThat(site.post(page, "act=erase&sure=yes").body()).contains("Deleted");
        assertThat(site.subscribers.find(ada)).isEmpty();
        assertThat(site.get(page).statusCode()).isEqualTo(410);
    }

    @Test
    void theGetBehindAVerdictChangesNothingThePostRecordsAndUndoTakesItBack() {
        site.shelve(Papers.titled("The mating of owls").paper());
        ReaderId ada = site.reader("ada@example.org");
        String like = "/like/" + site.token(Purpose.LIKE, ada.toString(), "1");

        assertThat(site.get(like).body()).contains("The mating of owls", "<button", "More like this");
        assertThat(learned(ada)).isEqualTo("Nothing so far");
        assertThat(site.post(like, "act=judge").body()).contains("Thank you", "Undo");
        assertThat(learned(ada)).isEqualTo("More like");
        assertThat(site.post(like, "act=undo").body()).contains("Taken back");
        assertThat(learned(ada)).isEqualTo("Nothing so far");

        String dislike = "/dislike/" + site.token(Purpose.DISLIKE, ada.toString(), "1");
        site.post(dislike, "act=judge");
        assertThat(learned(ada)).isEqualTo("Less like");
        site.post(preferences(ada), "act=forget&paper=1");
        assertThat(learned(ada)).isEqualTo("Nothing so far");
    }

    @Test
    void aGetNeverUnsubscribesAndTheOneClickPostOfAMailProgramDoesTwiceOver() {
        ReaderId ada = site.reader("ada@example.org");
        String path = "/unsubscribe/" + site.token(Purpose.UNSUBSCRIBE, ada.toString(), "");

        assertThat(site.get(path).body()).contains("<button", "Unsubscribe");
        assertThat(site.subscribers.find(ada)).isPresent();
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> done = site.post(
                    path,
                    "List-Unsubscribe=One-Click",
                    "Origin",
                    "https://mail.example.com",
                    "Sec-Fetch-Site",
                    "cross-site");
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(done.headers().map()).doesNotContainKeys("set-cookie", "location");
        }
        assertThat(site.subscribers.find(ada)).isEmpty();
    }

    @Test
    void aDigestIsShownAsItWasMailedAndFedToItsReaderOnly() {
        site.shelve(Papers.titled("The mating of owls").paper());
        ReaderId ada = site.reader("ada@example.org");
        site.digest(ada, 1);

        HttpResponse<String> page = site.get("/digest/" + site.token(Purpose.DIGEST, ada.toString(), "2026-03-03"));
        assertThat(page.body()).contains("The mating of owls", "Birds");
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "style-src 'unsafe-inline'");
        assertThat(site.get("/my-feed/" + site.token(Purpose.FEED, ada.toString(), ""))
                        .body())
                .contains("<feed", "The mating of owls");
        assertThat(site.get("/digest/" + site.token(Purpose.DIGEST, ada.toString(), "2026-03-04"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void everythingHeldCanBeDownloaded() {
        site.shelve(Papers.arxiv("2603.00001", "The mating of owls").paper());
        ReaderId ada = site.reader("ada@example.org");
        site.post("/like/" + site.token(Purpose.LIKE, ada.toString(), "1"), "act=judge");

        HttpResponse<String> download = site.get(preferences(ada) + "?download=json");

        JsonNode json = JsonMapper.shared().readTree(download.body());
        assertThat(json.path("email").stringValue()).isEqualTo("ada@example.org");
        assertThat(json.path("verdicts").path(0).path("paper").stringValue()).isEqualTo("2603.00001");
        assertThat(json.path("profile").path("atMost").intValue()).isEqualTo(10);
        assertThat(download.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment");
    }

    @Test
    void aReaderWhomAFileDescribesGetsTheFileAsItWouldHaveToRead() {
        site.subscribers.replaceFiles(
                List.of(new org.broadsheet.profiles.Subscribers.FileReader(
                        "ada",
                        new EmailAddress("ada@example.org"),
                        "Ada",
                        TestSite.USUAL,
                        org.broadsheet.profiles.ReaderDefaults.USUAL.profile())),
                List.of(),
                TestSite.NOON);
        ReaderId ada = site.subscribers
                .find(new EmailAddress("ada@example.org"))
                .orElseThrow()
                .id();

        assertThat(site.get(preferences(ada)).body()).contains("ada.yaml");
        assertThat(site.post(
                                preferences(ada),
                                "act=save&name0=Birds&about0=owls&at=07%3A00&zone=UTC&day=MONDAY&atmost=7&trending=0&floor=20&variety=0.1")
                        .body())
                .contains("Nothing was changed here", "ada.yaml", "about:", "owls");
    }

    @Test
    void anOldLinkSaysThatItIsOldAndABrokenOneThatItIsBroken() {
        ReaderId ada = site.reader("ada@example.org");
        String old = site.links.sign(new Link(Purpose.PREFERENCES, ada.toString(), "", TestSite.NOON.minusSeconds(1)));

        assertThat(site.get("/preferences/" + old).statusCode()).isEqualTo(410);
        assertThat(site.get(preferences(ada) + "x").statusCode()).isEqualTo(404);
        assertThat(site.get("/preferences/").statusCode()).isEqualTo(404);
    }

    private String preferences(ReaderId reader) {
        return "/preferences/" + site.token(Purpose.PREFERENCES, reader.toString(), "");
    }

    private String learned(ReaderId reader) {
        String page = site.get(preferences(reader)).body();
        return List.of("Nothing so far", "<b>More like</b>", "<b>Less like</b>").stream()
                .filter(page::contains)
                .findFirst()
                .orElseThrow()
                .replaceAll("<[^>]+>", "");
    }

    private static String part(String boundary, String name, String content) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, content);
    }

    @Test
    void whatAReaderSavesIsFoundOnTheirPageAndTakenHome() {
        ReaderId ada = site.reader("ada@example.org");
        site.shelve(
                Papers.arxiv("2603.00001", "Owls at dusk").paper(),
                Papers.titled("Bees at noon").paper());
        String mine = "/my-papers/" + site.token(Purpose.PREFERENCES, ada.toString(), "");
        String save = "/save/" + site.token(Purpose.LIKE, ada.toString(), "1");

        assertThat(site.get(mine).body()).contains("0 papers");
        assertThat(site.get(save).body()).contains("Save it?", "Owls at dusk");
        assertThat(site.post(save, "act=judge").body()).contains("kept with your papers");

        assertThat(site.get(mine).body()).contains("1 paper", "Owls at dusk").doesNotContain("Bees");
        assertThat(site.get(mine + "?q=%C3%B3wls").body()).contains("1 paper");
        assertThat(site.get(mine + "?q=bees").body()).contains("0 papers");
        assertThat(site.get(mine + "?as=bib").body()).contains("eprint        = {2603.00001}");
        assertThat(site.get(mine + "?as=ris").body()).contains("TI  - Owls at dusk");
        assertThat(site.get(mine + "?as=csv").body()).contains("\"Owls at dusk\"");
        assertThat(site.get(mine + "?as=csl").body()).contains("\"title\":\"Owls at dusk\"");
        assertThat(site.get(mine + "?as=atom").body()).contains("<title>Owls at dusk</title>");
        assertThat(site.get("/my-papers/" + site.token(Purpose.LIKE, ada.toString(), "1"))
                        .statusCode())
                .isEqualTo(404);
    }
}
