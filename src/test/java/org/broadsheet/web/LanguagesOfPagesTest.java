package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.broadsheet.links.Purpose;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.rendering.Templates;
import org.broadsheet.sources.Papers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages speak the visitor's language, whole. */
class LanguagesOfPagesTest {

    /** What is called so in every language. */
    private static final List<String> NAMES = List.of("PDF", "you@university.edu");

    private final TestSite site = TestSite.open();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void noTemplateOfAPageSaysAnythingThatIsNotInTheLanguages() throws IOException {
        List<String> said = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("templates"))) {
            for (Path file : files.filter(name -> name.getFileName().toString().matches("page-.*\\.html"))
                    .toList()) {
                for (Element element : Jsoup.parse(Files.readString(file)).getAllElements()) {
                    String own = element.ownText();
                    boolean replaced = Stream.of("th:text", "th:utext").anyMatch(element::hasAttr);
                    if (!replaced
                            && own.codePoints().filter(Character::isLetter).count() > 1
                            && !NAMES.contains(own)
                            && !element.tagName().equals("code")) {
                        said.add(file.getFileName() + ": " + own);
                    }
                    for (String attribute : List.of("aria-label", "placeholder", "title", "alt")) {
                        String value = element.attr(attribute);
                        if (value.contains(" ") && !NAMES.contains(value)) {
                            said.add(file.getFileName() + ": " + attribute + "=" + value);
                        }
                    }
                }
            }
        }

        assertThat(said).isEmpty();
    }

    @Test
    void everyPageIsWholeInGermanAndHasNoEnglishSentence() throws IOException {
        ReaderId ada = site.reader("ada@example.org");
        site.shelve(
                Papers.arxiv("2603.00001", "Owls").by("Ada Okafor", "q-bio.PE").paper(),
                Papers.titled("Bees").announced("2026-02-02").paper());
        site.post("/subscribe", "act=subscribe&email=ben%40example.org&about=Owls");
        site.post("/like/" + site.token(Purpose.LIKE, ada.toString(), "1"), "act=judge");
        String preferences = "/preferences/" + site.token(Purpose.PREFERENCES, ada.toString(), "");
        String room = "/me/" + site.token(Purpose.READER, ada.toString(), "");
        List<String> english = english();

        List<String> pages = new ArrayList<>(List.of(
                site.get("/de/no/such/page").body(),
                site.post("/de/subscribe", "act=subscribe&email=x&zone=Nowhere&at=25")
                        .body(),
                site.post("/de/subscribe", "act=preview&about=Owls").body(),
                site.post("/de" + preferences, "act=save&name0=x&categories0=%21&at=9&zone=y&atmost=x")
                        .body(),
                site.post("/de" + preferences, "act=erase").body(),
                site.post("/de" + room + "/subscribe", "about=").body(),
                site.post("/de" + room + "/subscribe", "about=owls").body(),
                site.post("/de" + room + "/keep/2603.00001", "act=judge").body(),
                site.post("/de" + preferences, "act=pause&weeks=2").body(),
                site.post("/de" + preferences, "act=nonsense").body()));
        for (String path : List.of(
                "/",
                "/2026-02-02",
                "/papers/2603.00001",
                "/keep/2603.00001",
                "/search",
                "/search?q=Owls&cat=q-bio&from=2026",
                "/search?q=Wasps",
                "/feed",
                "/subscribe",
                "/about",
                "/help",
                preferences,
                preferences.replace("preferences", "my-papers"),
                room + "/papers/2603.00001",
                room + "/keep/2603.00001",
                room + "/subscribe?about=owls",
                "/confirm/" + site.token(Purpose.CONFIRM, "0", site.pending.getFirst()),
                "/confirm/x",
                "/like/" + site.token(Purpose.LIKE, ada.toString(), "1"),
                "/dislike/" + site.token(Purpose.DISLIKE, ada.toString(), "1"),
                "/unsubscribe/" + site.token(Purpose.UNSUBSCRIBE, ada.toString(), ""))) {
            pages.add(site.get("/de" + path).body());
        }

        for (String page : pages) {
            Document read = Jsoup.parse(page);
            assertThat(read.selectFirst("html").attr("lang")).isEqualTo("de");
            String text = read.text();
            assertThat(english).as(text).allSatisfy(sentence -> assertThat(text).doesNotContain(sentence));
        }
    }

    /** What pages say in English and not in German, as far as it is long enough to be told apart. */
    private static List<String> english() throws IOException {
        Properties english = read("en");
        Properties german = read("de");
        return english.stringPropertyNames().stream()
                .filter(name -> !name.startsWith("date."))
                .map(english::getProperty)
                .filter(sentence -> !german.containsValue(sentence))
                .map(sentence -> sentence.split("[{|}]", -1)[0].strip())
                .filter(begin -> begin.length() > 6)
                .toList();
    }

    private static Properties read(String code) throws IOException {
        Properties sentences = new Properties();
        try (var in = Files.newBufferedReader(Path.of("templates", code, "pages.properties"))) {
            sentences.load(in);
        }
        return sentences;
    }

    @Test
    void theBrowsersLanguageCountsUntilTheReaderChoosesAndThenLinksKeepIt() {
        site.shelve(Papers.arxiv("2603.00001", "Owls").announced("2026-03-03").paper());

        assertThat(inLanguage("/", "fr-CH, de;q=0.7, en;q=0.3").body())
                .contains("Die Artikel von heute", "Dienstag, 3. März 2026");
        assertThat(inLanguage("/", "en-GB,en;q=0.9,de;q=0.8").body())
                .contains("Today&#39;s papers", "Tuesday 3 March 2026");
        assertThat(inLanguage("/", "fr").body()).contains("Today&#39;s papers");
        assertThat(inLanguage("/", "(" + "x".repeat(1_000)).body()).contains("Today&#39;s papers");
        assertThat(inLanguage("/", "de").headers().firstValue("vary")).contains("Accept-Language");
        assertThat(inLanguage("/en/", "de").body()).contains("Today&#39;s papers");

        Document german = Jsoup.parse(site.get("/de/search?q=Owls&sort=date").body());
        assertThat(german.select("nav a[hreflang=en]").attr("href")).isEqualTo("/en/search?q=Owls&sort=date");
        assertThat(german.select("nav a[hreflang=en]").text()).isEqualTo("English");
        assertThat(german.select("article h2 a").attr("href")).isEqualTo("/de/papers/2603.00001");
        assertThat(german.select("form").attr("action")).isEqualTo("/de/search");
        assertThat(german.select("link[rel=stylesheet]").attr("href")).isEqualTo("/style.css");
        assertThat(Jsoup.parse(site.get("/").body()).select("a[hreflang=de]").attr("href"))
                .isEqualTo("/de/");
    }

    @Test
    void aReadersOwnPagesSpeakTheirLanguageWhateverTheBrowserAsksFor() {
        ReaderId ada = site.reader("ada@example.org");
        String page = "/preferences/" + site.token(Purpose.PREFERENCES, ada.toString(), "");
        assertThat(inLanguage(page, "de").body()).contains("What you get", "<option value=\"de\" lang=\"de\">Deutsch");

        site.post(
                page,
                "act=save&name0=Birds&about0=owls&at=07%3A00&zone=UTC&day=MONDAY&monthly=yes&atmost=7&trending=0&floor=20&variety=0.1&language=de");

        Subscriber now = site.subscribers.find(ada).orElseThrow();
        assertThat(now.profile().language()).isEqualTo("de");
        assertThat(now.time().monthly()).isTrue();
        assertThat(inLanguage(page, "en").body()).contains("Was Sie bekommen", "einmal im Monat");
        assertThat(inLanguage("/en" + page, "de").body())
                .as("as the reader chooses")
                .contains("What you get");
        assertThat(inLanguage("/", "en").body()).as("everybody's").contains("No papers yet");
    }

    @Test
    void whoSubscribesOnAGermanPageIsWrittenToInGerman() {
        site.post("/de/subscribe", "act=subscribe&email=ada%40example.org&about=Eulen");
        site.post("/confirm/" + site.token(Purpose.CONFIRM, "0", site.pending.getFirst()), "act=confirm");

        assertThat(site.subscribers
                        .find(new EmailAddress("ada@example.org"))
                        .orElseThrow()
                        .profile()
                        .language())
                .isEqualTo("de");
    }

    @Test
    void numbersAreWrittenAsTheLanguageDoes() {
        PagePress german = TestSite.press(Templates.from(Optional.empty()), "de");

        assertThat(german.say("page.papers.count", 1_234)).isEqualTo("1.234 Artikel");
        assertThat(TestSite.PRESS.say("page.papers.count", 1_234)).isEqualTo("1,234 papers");
    }

    private HttpResponse<String> inLanguage(String path, String accepted) {
        return site.send(HttpRequest.newBuilder(site.at(path))
                .header("Accept-Language", accepted)
                .build());
    }
}
