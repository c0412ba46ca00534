package org.broadsheet.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.rendering.Markup;
import org.broadsheet.rendering.Sample;
import org.broadsheet.web.forms.InterestFields;
import org.broadsheet.web.forms.Mistakes;
import org.broadsheet.web.forms.PreferencesForm;

/** Facts with which the templates of the pages are tried: all there and hostile, and all optional left out. */
final class PageSamples {

    private static final String X = Sample.HOSTILE;

    private PageSamples() {}

    static List<Sample> all() {
        Frame full = new Frame(X, X, Optional.of("/feed.atom"), true, true, List.of(new Frame.Tongue("de", X, "/~de")));
        Frame bare = new Frame("t", "m", Optional.empty(), false, false, List.of());
        PagePress.Way way = new PagePress.Way(X, "/x");
        PaperLine paper = new PaperLine(
                "/papers/1",
                Markup.of(X),
                Markup.of(X),
                Optional.of(X),
                true,
                Optional.of(X),
                List.of(way, way),
                X,
                List.of(way),
                Optional.of(X),
                Optional.of(way),
                Optional.of("https://x.example/"),
                Optional.of("https://x.example/"),
                Optional.of("https://x.example/"),
                Optional.of("https://x.example/"),
                List.of(X, X),
                "/x",
                "/x");
        PaperLine plain = new PaperLine(
                "/papers/1",
                Markup.of("t"),
                Markup.of(""),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "/x",
                "/x");
        MonthView calendar = new MonthView(
                X,
                Optional.of("/x"),
                Optional.of("/x"),
                List.of(new MonthView.Weekday(X, X)),
                List.of(List.of(
                        new MonthView.Cell("", Optional.empty(), false),
                        new MonthView.Cell("1", Optional.of("/x"), true),
                        new MonthView.Cell("2", Optional.empty(), false))));
        return List.of(
                whole(
                        "page-day.html",
                        new DayPage.Day(
                                full,
                                true,
                                X,
                                2,
                                Optional.of(way),
                                Optional.of(way),
                                calendar,
                                List.of(new DayPage.Filter(way, true), new DayPage.Filter(way, false)),
                                List.of(paper, plain),
                                Optional.of(way),
                                Optional.of(way))),
                whole(
                        "page-day.html",
                        new DayPage.Day(
                                bare,
                                false,
                                "d",
                                1,
                                Optional.empty(),
                                Optional.empty(),
                                calendar,
                                List.of(),
                                List.of(plain),
                                Optional.empty(),
                                Optional.empty())),
                whole("page-empty.html", new DayPage.Empty(full)),
                whole("page-paper.html", new PaperPage.One(full, paper, X, List.of(way), List.of(paper, plain))),
                whole("page-paper.html", new PaperPage.One(bare, plain, "b", List.of(), List.of())),
                whole("page-search.html", SearchPage.sample(full, X, List.of(paper), Optional.of(way))),
                whole("page-search.html", SearchPage.unasked(bare)),
                whole("page-search.html", SearchPage.sample(bare, "q", List.of(), Optional.empty())),
                whole(
                        "page-notice.html",
                        new PagePress.Notice(
                                full, X, List.of(X, X), Optional.of(new PagePress.Button(X, "/x", X)), List.of(way))),
                whole("page-notice.html", new PagePress.Notice(bare, "h", List.of(), Optional.empty(), List.of())),
                whole(
                        "page-subscribe.html",
                        new SubscribePages.Form(
                                full,
                                new SubscribePages.Typed(X, X, X, X, X, 3),
                                mistakes("about", "library", "at", "zone", "email"),
                                List.of(X),
                                List.of(X),
                                true,
                                X,
                                List.of(
                                        new SubscribePages.Pick(paper, Optional.of(X)),
                                        new SubscribePages.Pick(plain, Optional.empty())))),
                whole(
                        "page-subscribe.html",
                        new SubscribePages.Form(
                                bare,
                                new SubscribePages.Typed("", "", "07:00", "UTC", "", 0),
                                Map.of(),
                                List.of(),
                                List.of(),
                                false,
                                "",
                                List.of())),
                whole("page-confirm.html", new ConfirmPages.Confirm(full, X, List.of(X), X, X, "/x", false)),
                whole("page-confirm.html", new ConfirmPages.Confirm(bare, "a", List.of(), "", "", "/x", true)),
                whole("page-file.html", new Answers.InFile(full, X, X)),
                whole("page-preferences.html", preferences(full, true)),
                whole("page-preferences.html", preferences(bare, false)),
                whole("page-feed.html", new Feeds.ReadableFeed(full, X, X, List.of(paper, plain))),
                whole("page-feed.html", new Feeds.ReadableFeed(bare, "h", "https://x.example/feed.atom", List.of())),
                whole("page-more.html", new OwnDigests.More(full, X, "/x", List.of(paper, plain))),
                whole("page-more.html", new OwnDigests.More(bare, "d", "/x", List.of())),
                whole(
                        "page-my-papers.html",
                        new MyPapersPage.Mine(
                                full,
                                "/x",
                                X,
                                X,
                                List.of(new MyPapersPage.Tab(way, true), new MyPapersPage.Tab(way, false)),
                                X,
                                List.of(paper, plain),
                                Optional.of(way),
                                Optional.of(way),
                                List.of(way),
                                "/x")),
                whole(
                        "page-my-papers.html",
                        new MyPapersPage.Mine(
                                bare,
                                "/x",
                                "saved",
                                "",
                                List.of(),
                                "0 papers",
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                "/x")),
                whole("page-keep.html", new KeepPage.Keep(full, paper, List.of(way))),
                whole("page-add.html", new ReadersRoom.Add(full, "/x", X, mistakes("about"))),
                whole("page-add.html", new ReadersRoom.Add(bare, "/x", "", Map.of())),
                whole("page-help.html", new Leaves.Bare(full)),
                whole("page-about.html", new Leaves.Bare(full)),
                whole("page-style.css", new Leaves.Bare(full)));
    }

    private static PreferencesPages.Preferences preferences(Frame frame, boolean all) {
        Optional<String> some = all ? Optional.of(X) : Optional.empty();
        PreferencesForm form = new PreferencesForm(
                List.of(new InterestFields(0, X, X, X, X, X, X, X, X, X, X, X, 3)),
                X,
                X,
                List.of(
                        new PreferencesForm.DayField("MONDAY", X, all),
                        new PreferencesForm.DayField("FRIDAY", X, !all)),
                all,
                X,
                X,
                X,
                List.of(new PreferencesForm.Step("0", X, all), new PreferencesForm.Step("1", X, !all)),
                all,
                X);
        return new PreferencesPages.Preferences(
                frame,
                "/x",
                X,
                form,
                X,
                X,
                1,
                X,
                List.of(X),
                List.of(new Frame.Tongue(X, X, X)),
                all
                        ? mistakes(
                                "interests",
                                "name0",
                                "about0",
                                "papers0",
                                "dislikes0",
                                "authors0",
                                "categories0",
                                "without0",
                                "atmost0",
                                "at",
                                "zone",
                                "days",
                                "atmost",
                                "trending",
                                "floor",
                                "variety",
                                "weeks",
                                "library",
                                "sure")
                        : Map.of(),
                all ? X : "",
                some,
                some,
                all
                        ? List.of(
                                new PreferencesPages.Elsewhere(X, X, some),
                                new PreferencesPages.Elsewhere(X, X, Optional.empty()))
                        : List.of(),
                all
                        ? List.of(
                                new PreferencesPages.Learned("1", "/x", X, true),
                                new PreferencesPages.Learned("2", "/x", X, false))
                        : List.of(),
                all ? Optional.of("/x") : Optional.empty());
    }

    private static Map<String, String> mistakes(String... fields) {
        Mistakes mistakes = new Mistakes();
        for (String field : fields) {
            mistakes.add(field, X);
        }
        return mistakes.shown();
    }

    private static Sample whole(String template, Record facts) {
        return Sample.of(template, facts);
    }
}
