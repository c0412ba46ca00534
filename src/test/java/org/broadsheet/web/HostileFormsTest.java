package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.broadsheet.links.Purpose;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.sources.Papers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every field of every form with what nobody should type: never an error of ours, always a page that says what to mend. */
class HostileFormsTest {

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\0",
            "\n\n\n",
            "a@",
            "@",
            "a@" + "é".repeat(12_000),
            "é".repeat(300) + "@example.org",
            "a@xn--a.example",
            "a@xn--" + "9".repeat(200) + ".example",
            "a@" + "x.".repeat(200) + "example",
            "a@b。c",
            "a@\u3002",
            "\"a b\"@example.org",
            "a@[127.0.0.1]",
            "a\r\nBcc: b@example.org@example.org",
            "x".repeat(30_000),
            "é".repeat(12_000),
            ";".repeat(12_000) + "x",
            ")".repeat(19_000) + "x",
            "a\n".repeat(9_000),
            "\u0096 \u202e \ufeff \ud800",
            "%00%ff%c0%80",
            "25:00",
            "7",
            "99999999999999999999",
            "-1",
            "1e999",
            "NaN",
            "0.1",
            "Europe/Nowhere",
            "../../etc/passwd",
            "UTC+99:99",
            "GMT0",
            "MONDAY",
            "10.1000/" + "x".repeat(2_000),
            "2603.00001v99999999999",
            "https://" + "a/".repeat(5_000),
            "arXiv:",
            "\t\t\t",
            "---\n---\n---",
            "<script>",
            "${7*7}",
            "' or 1=1 --");

    private static final List<String> PREFERENCES = List.of(
            "act",
            "name0",
            "about0",
            "papers0",
            "dislikes0",
            "authors0",
            "categories0",
            "without0",
            "atmost0",
            "remove0",
            "at",
            "zone",
            "day",
            "atmost",
            "trending",
            "floor",
            "variety",
            "line",
            "weeks",
            "paper",
            "seen",
            "edition",
            "sure");

    /**
     * In a build every value goes into every twelfth field, and every field gets every twelfth value; by hand, {@code
     * -Dgrowth.times=8} puts each into each.
     */
    private static final int STRIDE = Integer.getInteger("growth.times", 1) > 1 ? 1 : 12;

    private final TestSite site = TestSite.open();
    private final Random random = new Random(7);
    private int turn;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void noFieldOfTheSubscribeFormMakesAnErrorOfOurs() {
        site.shelve(Papers.titled("The mating of owls").paper());
        for (String act : List.of("subscribe", "preview", "")) {
            for (String field : List.of("email", "about", "at", "zone", "kept", "leave", "act", "library")) {
                for (String value : some()) {
                    // Without an address nothing is asked for, and the page comes at once.
                    String others = "about=owls&act=" + act + "&";
                    answered(site.post("/subscribe", field + "=" + encoded(value) + "&" + others), field, value);
                }
            }
        }
    }

    @Test
    void aValueThatDoesNotFitIsSaidAtItsField() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "email",
                        "a@" + "é".repeat(12_000),
                        "at",
                        "25:00",
                        "zone",
                        "Nowhere",
                        "about",
                        "x".repeat(30_000))
                .entrySet()) {
            HttpResponse<String> page = site.post(
                    "/subscribe",
                    wrong.getKey() + "=" + encoded(wrong.getValue()) + "&email=ada%40example.org&act=subscribe");

            assertThat(page.statusCode()).as(wrong.getKey()).isEqualTo(400);
            Document said = Jsoup.parse(page.body());
            assertThat(said.selectFirst("#" + wrong.getKey() + "-problem"))
                    .as(wrong.getKey())
                    .isNotNull();
        }
    }

    @Test
    void noFieldOfTheReadersPagesMakesAnErrorOfOurs() {
        site.shelve(Papers.titled("The mating of owls").paper());
        ReaderId ada = site.reader("ada@example.org");
        String preferences = "/preferences/" + site.token(Purpose.PREFERENCES, ada.toString(), "");
        String good = "name0=Birds&about0=owls&at=07%3A00&zone=UTC&day=MONDAY&atmost=7&trending=0&floor=20&variety=0.1";
        for (String act : List.of("save", "pause", "forget", "library", "resume", "forget-all")) {
            for (String field : PREFERENCES) {
                if (act.equals("save")
                        || List.of("act", "weeks", "paper", "sure").contains(field)) {
                    for (String value : some()) {
                        answered(
                                site.post(preferences, field + "=" + encoded(value) + "&act=" + act + "&" + good),
                                act + " " + field,
                                value);
                    }
                }
            }
        }
    }

    @Test
    void noPathAndNoQueryMakesAnErrorOfOurs() {
        site.shelve(Papers.titled("The mating of owls").paper());
        List<String> pages = List.of(
                "papers",
                "search",
                "feed",
                "feed.atom",
                "subscribe",
                "confirm",
                "preferences",
                "unsubscribe",
                "like",
                "dislike",
                "digest",
                "my-feed",
                "about",
                "robots.txt",
                "style.css",
                "2026-03-02");
        for (String page : pages) {
            for (String value : some()) {
                String part = encoded(value.length() > 600 ? value.substring(0, 600) : value)
                        .replace("+", "%20");
                answered(site.get("/" + page + "/x" + part), page + " path", value);
                answered(site.get("/" + page + "?q=" + part + "&page=" + part + "&download=" + part), page, value);
                answered(site.post("/" + page + "/x" + part, "act=" + part), page + " post", value);
            }
        }
    }

    @Test
    void noFormAtRandomMakesAnErrorOfOurs() {
        site.shelve(Papers.titled("The mating of owls").paper());
        ReaderId ada = site.reader("ada@example.org");
        List<String> paths = List.of(
                "/subscribe",
                "/preferences/" + site.token(Purpose.PREFERENCES, ada.toString(), ""),
                "/like/" + site.token(Purpose.LIKE, ada.toString(), "1"),
                "/confirm/" + site.token(Purpose.CONFIRM, "0", "id00000000"));
        List<String> fields = new ArrayList<>(PREFERENCES);
        fields.addAll(List.of("email", "about", "kept", "name1", "papers1", "name50", "name51"));
        List<String> acts =
                List.of("save", "save", "preview", "subscribe", "pause", "forget", "confirm", "judge", "undo", "links");
        for (int i = 0; i < 1_200 / STRIDE; i++) {
            StringBuilder form = new StringBuilder("act=" + pick(acts));
            int count = random.nextInt(12);
            for (int j = 0; j < count; j++) {
                form.append('&').append(pick(fields)).append('=').append(encoded(mutated(pick(VALUES))));
            }
            answered(site.post(pick(paths), form.toString()), "form " + i, form.toString());
        }
    }

    /** The values whose turn it is. */
    private List<String> some() {
        turn++;
        return IntStream.range(0, VALUES.size())
                .filter(i -> (i + turn) % STRIDE == 0)
                .mapToObj(VALUES::get)
                .toList();
    }

    private String mutated(String value) {
        StringBuilder text = new StringBuilder(value.length() > 500 ? value.substring(0, 500) : value);
        for (int i = random.nextInt(4); i > 0; i--) {
            text.insert(random.nextInt(text.length() + 1), Character.toString(random.nextInt(0x2fff)));
        }
        return text.toString();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static void answered(HttpResponse<String> page, String where, String value) {
        assertThat(page.statusCode())
                .as("%s with “%s”", where, value.length() > 200 ? value.substring(0, 200) + "…" : value)
                .isBetween(200, 499);
        assertThat(page.body()).doesNotContain("Exception");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
