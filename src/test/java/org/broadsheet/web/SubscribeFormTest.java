package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.Fuzz;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.links.Purpose;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.sources.Papers;
import org.broadsheet.web.forms.KeptPapers;
import org.broadsheet.web.forms.ZoneGuess;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscribeFormTest {

    private static final String LIBRARY = """
            @article{owls, title={The mating of owls}, eprint={2603.00001}}
            @article{bees, title={Bees "at" <noon> & later}}
            """;

    private final TestSite site = TestSite.open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aPreviewKeepsEverythingThatWasTypedAndTheUploadedLibraryWhichIsThenSubscribed() {
        site.shelve(
                Papers.arxiv("2603.00001", "The mating of owls").paper(),
                Papers.arxiv("2603.00002", "The mating of owls at dusk").paper());

        Document previewed = Jsoup.parse(send(
                        Map.of(
                                "act",
                                "preview",
                                "about",
                                "birds – “owls”",
                                "at",
                                "06:30",
                                "zone",
                                "Asia/Tokyo",
                                "email",
                                "ada@example.org"),
                        LIBRARY)
                .body());

        assertThat(previewed.text()).contains("Today's digest, if you had it already", "Your library: 2 papers");
        Map<String, String> again = fields(previewed);
        assertThat(again)
                .containsEntry("about", "birds – “owls”")
                .containsEntry("at", "06:30")
                .containsEntry("zone", "Asia/Tokyo")
                .containsEntry("email", "ada@example.org");
        again.put("act", "preview");
        Map<String, String> third = fields(Jsoup.parse(send(again, "").body()));
        third.put("act", "subscribe");
        assertThat(send(third, "").body()).contains("Please look into your mailbox");
        site.post("/confirm/" + site.token(Purpose.CONFIRM, "0", site.pending.getFirst()), "act=confirm");
        var wants = site.subscribers
                .find(new EmailAddress("ada@example.org"))
                .orElseThrow()
                .profile()
                .interests()
                .getFirst()
                .wants();
        assertThat(wants)
                .hasSize(3)
                .filteredOn(Interest.LikePaper.class::isInstance)
                .hasSize(2);
    }

    @Test
    void aLibraryCanBeLeftOutAgain() {
        site.shelve(Papers.titled("One").paper());
        Map<String, String> again =
                fields(Jsoup.parse(send(Map.of("act", "preview"), LIBRARY).body()));
        again.put("act", "preview");
        again.put("leave", "yes");

        assertThat(send(again, "").body()).doesNotContain("Your library");
    }

    @Test
    void aPreviewsReasonsStandWithTheirPapersAndItJumpsToTheResult() {
        site.shelve(
                Papers.titled("The mating of owls at dusk")
                        .text("Owls mate at dusk.")
                        .paper(),
                Papers.titled("Bees at noon").text("Bees hum.").paper());

        Document page = Jsoup.parse(send(Map.of("act", "preview", "about", "the mating of owls at dusk"), "")
                .body());

        Element why = page.selectFirst(".why");
        assertThat(why).isNotNull();
        assertThat(why.closest("article")).isNotNull();
        assertThat(why.closest("article").text()).contains("owls");
        assertThat(page.selectFirst("#preview")).isNotNull();
        assertThat(page.selectFirst("button[value=preview]").attr("formaction")).isEqualTo("/subscribe#preview");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndWhatWasTypedStays() {
        Document page = Jsoup.parse(send(
                        Map.of("act", "subscribe", "email", "ada@", "at", "25:00", "zone", "Berlinn", "about", "owls"),
                        "not a library")
                .body());

        for (String field : List.of("email", "at", "zone", "library")) {
            assertThat(page.selectFirst("#" + field + "-problem")).as(field).isNotNull();
            assertThat(page.selectFirst("#" + field).attr("aria-describedby")).isEqualTo(field + "-problem");
            assertThat(page.selectFirst(".error a[href=#" + field + "]"))
                    .as(field)
                    .isNotNull();
        }
        assertThat(page.selectFirst("#zone-problem").text()).contains("Did you mean Europe/Berlin?");
        assertThat(fields(page)).containsEntry("about", "owls").containsEntry("zone", "Berlinn");
    }

    @Test
    void placesAreTakenForZones() {
        assertThat(ZoneGuess.named("berlin")).hasToString("Optional[Europe/Berlin]");
        assertThat(ZoneGuess.named(" New York ")).hasToString("Optional[America/New_York]");
        assertThat(ZoneGuess.named("europe/BERLIN")).hasToString("Optional[Europe/Berlin]");
        assertThat(ZoneGuess.named("UTC")).hasToString("Optional[UTC]");
        assertThat(ZoneGuess.named("Atlantis")).isEmpty();
        assertThat(ZoneGuess.near("Berln")).contains("Europe/Berlin");
        assertThat(ZoneGuess.near("Tokio")).contains("Asia/Tokyo");
        assertThat(ZoneGuess.near("x".repeat(100_000))).isEmpty();
    }

    @Test
    void aZoneByItsCityIsTaken() {
        assertThat(site.post("/subscribe", "act=subscribe&email=ada%40example.org&zone=Berlin&at=7:30")
                        .statusCode())
                .isEqualTo(200);
        site.post("/confirm/" + site.token(Purpose.CONFIRM, "0", site.pending.getFirst()), "act=confirm");

        assertThat(site.subscribers
                        .find(new EmailAddress("ada@example.org"))
                        .orElseThrow()
                        .time())
                .isEqualTo(new DigestTime(LocalTime.of(7, 30), ZoneId.of("Europe/Berlin"), DigestTime.WEEKDAYS));
    }

    @Test
    void aWindowsDashIsTakenAsWhatItWasMeantAsInWhateverEncoding() {
        for (String dash : List.of("%96", "%C2%96", "%E2%80%93")) {
            assertThat(Jsoup.parse(site.post("/subscribe", "act=preview&about=owls+" + dash + "+bees")
                                    .body())
                            .selectFirst("#about")
                            .wholeText()
                            .strip())
                    .as(dash)
                    .isEqualTo("owls – bees");
        }
    }

    @Test
    void keptPapersSurviveTheirFieldAndHostileOnesAreBounded() {
        KeptPapers kept = new KeptPapers(List.of(
                LikedPaper.parse("2603.00001").orElseThrow(),
                LikedPaper.parse("Owls & <bees>").orElseThrow()));

        assertThat(KeptPapers.read(kept.written())).isEqualTo(kept);
        assertThat(KeptPapers.read("\n\t\n\t\t\n2603.00001\t\n" + "y".repeat(9_000))
                        .papers())
                .hasSize(1);
        assertThat(KeptPapers.read("a title\n".repeat(100_000)).papers()).hasSize(5_000);
    }

    @Test
    void noKeptPapersMakeTheReaderThrow() {
        Fuzz.of("kept papers", KeptPapers::read)
                .seeds("2603.00001\tA title\n\tAnother\n10.1000/x\t", "just a title")
                .run();
    }

    /** The fields of the page's form, as a browser would send them. */
    private static Map<String, String> fields(Document page) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : page.select("#form input[type!=file][type!=checkbox], #form textarea")) {
            fields.put(
                    field.attr("name"), field.tagName().equals("textarea") ? field.wholeText() : field.attr("value"));
        }
        return fields;
    }

    private HttpResponse<String> send(Map<String, String> fields, String file) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--b\r\nContent-Disposition: form-data; name=\"library\"; filename=\"my.bib\"\r\n")
                .append("Content-Type: application/x-bibtex\r\n\r\n")
                .append(file)
                .append("\r\n--b--\r\n");
        return site.send(HttpRequest.newBuilder(site.at("/subscribe"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), StandardCharsets.UTF_8))
                .build());
    }
}
