package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.broadsheet.daemon.OperatorPage;
import org.broadsheet.daemon.StatusReport;
import org.broadsheet.links.Purpose;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcJobBook;
import org.broadsheet.store.JdbcSights;
import org.broadsheet.store.JdbcTroubleBook;
import org.broadsheet.wellbeing.Check;
import org.broadsheet.wellbeing.Trouble;
import org.broadsheet.wellbeing.Wellbeing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A person's whole story in a real browser, and every page looked at on a phone and a desk, light and dark. */
class BrowserStoryTest {

    /** Pixels a window is wide. */
    private static final int PHONE = 360;

    private static final int DESK = 1280;

    private static Browser browser;

    /** One for all: its start takes longer than most that is done with it. */
    @BeforeAll
    static void open() {
        browser = Browser.orSkip();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static final Paper[] DAY = {
        Papers.arxiv("2603.01200", "A map of everything a small model forgets")
                .text("We train a small language model twice on the same data in two orders and keep the difference."
                        + " The difference is not noise: it has a shape, which we draw, and which predicts what the"
                        + " next model will lose.")
                .by("Ines Aguilar", "cs.LG")
                .upvotes(148)
                .paper(),
        Papers.arxiv("2603.00871", "Tables, read aloud: speech for people who cannot see the grid")
                .text("Screen readers read tables cell by cell. We ask forty-one people what they want to hear first,"
                        + " and build a reader that says the finding before the numbers.")
                .by("Lwazi Dube", "cs.HC")
                .upvotes(91)
                .paper(),
        Papers.arxiv("2603.00312", "Owls that sing at dusk: duets before mating")
                .text("Tawny owls sing duets at dusk. We record 212 pairs over three winters and find that pairs who"
                        + " sing in time raise more young.")
                .by("Hana Kimura", "q-bio.PE")
                .upvotes(12)
                .paper()
    };

    @Test
    void aPersonSubscribesConfirmsChangesSaysWhatTheyLikeAndLeavesWithoutAScriptOrAMail() {
        try (TestSite site = TestSite.open()) {
            site.shelve(DAY);
            browser.look(1200, false);
            browser.driver.get(site.at("/").toString());
            browser.shows("A map of everything", "Tables, read aloud", "Owls");

            browser.type("about", "Owls and other birds that sing duets at dusk");
            browser.press("Show me today's first");
            browser.shows("Today's digest, if you had it already", "Owls that sing at dusk");

            browser.type("email", "ada@example.org");
            browser.press("Subscribe");
            browser.shows("Please look into your mailbox");

            browser.driver.get(site.at("/confirm/" + site.token(Purpose.CONFIRM, "0", site.pending.getFirst()))
                    .toString());
            browser.press("Yes, send it to me");
            browser.shows("You are subscribed");
            ReaderId ada = site.subscribers
                    .find(new EmailAddress("ada@example.org"))
                    .map(Subscriber::id)
                    .orElseThrow();

            browser.follow("Change what you get");
            browser.unfold("Add an interest");
            browser.type("name1", "Screen readers");
            browser.type("about1", "tables read aloud for people who cannot see them");
            browser.unfold("When it comes");
            browser.type("at", "06:15AM");
            browser.press("Save");
            browser.shows("Saved.");
            Subscriber changed = site.subscribers.find(ada).orElseThrow();
            assertThat(changed.profile().interests()).hasSize(2);
            assertThat(changed.time().at()).hasToString("06:15");

            browser.follow("My papers: saved, liked, sent");
            browser.shows("My papers", "Nothing here");
            browser.follow("Search");
            browser.type("q", "Tables");
            browser.press("Search");
            browser.follow("Save");
            browser.shows("Save it?", "Tables, read aloud");
            browser.press("Save");
            browser.shows("Thank you");
            browser.follow("Deutsch");
            browser.shows("Merken?", "Tables, read aloud");
            browser.driver.get(site.at("/my-papers/" + site.token(Purpose.PREFERENCES, ada.toString(), ""))
                    .toString());
            browser.shows("1 paper", "Tables, read aloud");

            browser.driver.get(site.at("/like/" + site.token(Purpose.LIKE, ada.toString(), "3"))
                    .toString());
            browser.press("More like this");
            browser.shows("Thank you");
            assertThat(site.subscribers
                            .find(ada)
                            .orElseThrow()
                            .profile()
                            .interests()
                            .getLast()
                            .all(Interest.LikePaper.class))
                    .isNotEmpty();
            browser.press("Undo");
            browser.shows("Taken back");

            browser.driver.get(site.at("/unsubscribe/" + site.token(Purpose.UNSUBSCRIBE, ada.toString(), ""))
                    .toString());
            browser.press("Unsubscribe");
            browser.shows("You are unsubscribed");
            assertThat(site.subscribers.find(ada)).isEmpty();
        }
    }

    /**
     * Each page is opened once and looked at twice, on a phone by day and on a desk by night: that shows what is too wide and what is
     * too pale. Pictures, of both by day and by night, are kept where the system property {@code broadsheet.pictures} names a folder.
     */
    @Test
    void everyPageInEveryStateFitsAPhoneAndADeskAndAxeFindsNothing(@TempDir Path folder) throws Exception {
        try (TestSite site = TestSite.open();
                TestSite empty = TestSite.open()) {
            site.shelve(DAY);
            List<String> problems = new ArrayList<>();
            Map<String, Consumer<Browser>> pages = new LinkedHashMap<>();
            pages(site)
                    .forEach((name, path) -> pages.put(
                            name, seen -> seen.driver.get(site.at(path).toString())));
            answers(site).forEach((name, form) -> pages.put(name, seen -> seen.post(site.at(form[0]), form[1])));
            pages.put("empty", seen -> seen.driver.get(empty.at("/").toString()));
            String digest = digest(site, folder);
            pages.put("digest", seen -> seen.driver.get(digest));
            String operator = operatorsPage(site, folder);
            pages.put("operator", seen -> seen.driver.get(operator));
            pages.forEach((name, open) -> {
                browser.look(PHONE, false);
                open.accept(browser);
                keep(name, browser);
                browser.unfoldAll();
                for (int width : new int[] {PHONE, DESK}) {
                    browser.look(width, width == DESK);
                    String seen = name + "-" + width;
                    if (browser.tooWide() > 0) {
                        problems.add(seen + " is " + browser.tooWide() + " px too wide");
                    }
                    (width == DESK ? browser.problems() : browser.problemsOfLook())
                            .forEach(problem -> problems.add(seen + ": " + problem));
                }
            });
            assertThat(problems).isEmpty();
        }
    }

    @Test
    void fieldsThatStandSideBySideStandLevelWithTheirLabels() {
        try (TestSite site = TestSite.open()) {
            for (String page : List.of("/subscribe", pages(site).get("preferences"))) {
                browser.look(1200, false);
                browser.driver.get(site.at(page).toString());
                if (!page.equals("/subscribe")) {
                    browser.unfold("When it comes");
                    browser.unfold("How much");
                }
                browser.shows("On the clock of");

                assertThat(browser.bottoms(".pair>div>label"))
                        .as(page)
                        .isNotEmpty()
                        .allSatisfy(row -> assertThat(row).hasSize(1));
            }
        }
    }

    @Test
    void everythingCanBeReachedAndPressedWithTheKeyboard() {
        try (TestSite site = TestSite.open()) {
            site.shelve(DAY);
            browser.look(1200, false);
            browser.driver.get(site.at("/").toString());
            List<String> reached = new ArrayList<>();
            // The form stands after the first papers, each with a handful of links.
            for (int i = 0; i < 60; i++) {
                browser.driver.switchTo().activeElement().sendKeys(org.openqa.selenium.Keys.TAB);
                reached.add(browser.driver.switchTo().activeElement().getTagName());
            }

            assertThat(reached).contains("a", "textarea", "input", "button");
            assertThat(browser.driver.findElements(By.cssSelector("[tabindex]:not([tabindex='0'])")))
                    .isEmpty();
        }
    }

    /** A digest's page from a file: as it is served no script may run in it, and so neither may axe. */
    private static String digest(TestSite site, Path folder) throws IOException {
        ReaderId fay = site.reader("fay@example.org");
        site.digest(fay, 1, 3);
        String body = site.get("/digest/" + site.token(Purpose.DIGEST, fay.toString(), "2026-03-03"))
                .body();
        return Files.writeString(folder.resolve("digest.html"), body).toUri().toString();
    }

    /** From a file too, for the same reason. */
    private static String operatorsPage(TestSite site, Path folder) throws IOException {
        Check source = now -> List.of(Trouble.unwell(
                Trouble.Kind.SOURCE, "arxiv", "The source arxiv cannot be reached (3 times in a row).", "Look at it."));
        StatusReport status = StatusReport.of(
                new Wellbeing(List.of(source), new JdbcTroubleBook(site.database), () -> TestSite.NOON).look(),
                site.database,
                new JdbcJobBook(site.database),
                5_000_000_000L,
                TestSite.NOON);
        return Files.writeString(
                        folder.resolve("operator.html"),
                        OperatorPage.of(status, new JdbcSights(site.database).days(30, TestSite.NOON)))
                .toUri()
                .toString();
    }

    private static Map<String, String> pages(TestSite site) {
        ReaderId ada = site.reader("ada@example.org");
        site.post("/subscribe", "act=subscribe&email=ben%40example.org&about=Owls+at+dusk");
        site.post("/dislike/" + site.token(Purpose.DISLIKE, ada.toString(), "1"), "act=judge");
        site.post("/save/" + site.token(Purpose.LIKE, ada.toString(), "3"), "act=judge");
        String reader = ada.toString();
        String preferences = "/preferences/" + site.token(Purpose.PREFERENCES, reader, "");
        String room = "/me/" + site.token(Purpose.READER, reader, "");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("day", "/");
        pages.put("day-as-reader", room + "/");
        pages.put("day-german", "/de/");
        pages.put("paper", "/papers/2603.01200");
        pages.put("search", "/search");
        pages.put("found", "/search?q=Owls&cat=q-bio");
        pages.put("not-found", "/search?q=Wasps");
        pages.put("subscribe", "/subscribe");
        pages.put("confirm", "/confirm/" + site.token(Purpose.CONFIRM, "0", site.pending.getFirst()));
        pages.put("preferences", preferences);
        pages.put("preferences-german", "/de" + preferences);
        pages.put("my-papers", preferences.replace("preferences", "my-papers"));
        pages.put("like", "/like/" + site.token(Purpose.LIKE, reader, "3"));
        pages.put("unsubscribe", "/unsubscribe/" + site.token(Purpose.UNSUBSCRIBE, reader, ""));
        pages.put("keep", "/keep/2603.01200");
        pages.put("add", room + "/subscribe?about=2603.01200");
        pages.put("feed", "/feed");
        pages.put("my-feed", "/my-feed/" + site.token(Purpose.FEED, reader, "") + "?read");
        pages.put("help", "/help");
        pages.put("about", "/about");
        pages.put("sorry", "/no/such/page");
        return pages;
    }

    /** Pages that answer a form: its path, and its fields. */
    private static Map<String, String[]> answers(TestSite site) {
        String reader = site.reader("eve@example.org").toString();
        String preferences = "/preferences/" + site.token(Purpose.PREFERENCES, reader, "");
        Map<String, String[]> answers = new LinkedHashMap<>();
        answers.put("preview", new String[] {"/subscribe", "act=preview&about=Owls that sing duets at dusk"});
        answers.put("subscribe-mistakes", new String[] {"/subscribe", "act=subscribe&email=x&at=25&zone=Berlim"});
        answers.put("subscribed", new String[] {"/subscribe", "act=subscribe&email=cleo@example.org"});
        answers.put("preferences-mistakes", new String[] {
            preferences, "act=save&name0=Birds&about0=owls&categories0=!&at=25&zone=Berlim&atmost=x&trending=x&floor=x"
        });
        answers.put("preferences-saved", new String[] {
            preferences,
            "act=save&name0=Birds&about0=owls&at=07:00&zone=Berlin&day=MONDAY&atmost=7&trending=0&floor=20&variety=0.1"
        });
        answers.put("judged", new String[] {"/like/" + site.token(Purpose.LIKE, reader, "3"), "act=judge"});
        return answers;
    }

    private static void keep(String name, Browser browser) {
        if (System.getProperty("broadsheet.pictures", "").isEmpty()) {
            return;
        }
        Path folder = Path.of(System.getProperty("broadsheet.pictures"));
        for (int width : new int[] {DESK, PHONE}) {
            for (boolean dark : new boolean[] {true, false}) {
                browser.look(width, dark);
                try {
                    Files.createDirectories(folder);
                    Files.write(
                            folder.resolve("%s-%d-%s.png".formatted(name, width, dark ? "dark" : "light")),
                            browser.picture());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
