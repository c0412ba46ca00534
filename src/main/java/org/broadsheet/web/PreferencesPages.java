package org.broadsheet.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.feedback.FeedbackDesk;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.letters.Request;
import org.broadsheet.libraries.LibraryFile;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.papers.PaperList;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.subscription.Answer;
import org.broadsheet.subscription.Proof;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.web.forms.LeftOut;
import org.broadsheet.web.forms.Mistakes;
import org.broadsheet.web.forms.PreferencesForm;
import org.broadsheet.web.forms.PreferencesForm.Meaning;
import org.broadsheet.web.forms.ZoneGuess;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/**
 * {@code /preferences/TOKEN}: what a reader gets, and everything they can do about it. The token is all the right there is;
 * no cookie is set, so that no other site can act in a reader's name.
 */
final class PreferencesPages implements Page {

    private static final int MOST_LEARNED = 200;
    private static final String INTERESTS = "interests";
    private static final String LIBRARY = "library";

    private final SubscriptionDesk desk;
    private final FeedbackDesk feedback;
    private final SignedLinks links;
    private final Holdings holdings;
    private final WebLinks addresses;
    private final PagePress press;
    private final Answers answers;
    private final PaperLists lists;
    private final InstantSource time;

    PreferencesPages(Site.Parts parts, WebLinks addresses, PagePress press, Answers answers) {
        this.desk = parts.desk();
        this.feedback = parts.feedback();
        this.links = parts.links();
        this.holdings = new Holdings(parts);
        this.addresses = addresses;
        this.press = press;
        this.answers = answers;
        this.lists = parts.lists();
        this.time = parts.time();
    }

    /**
     * What was learned from a verdict.
     *
     * @param number the paper's, for forgetting it
     */
    record Learned(String number, String path, String title, boolean likes) {}

    /**
     * A list that they keep elsewhere.
     *
     * @param says how reading it went
     * @param reason why it cannot be read, in its keeper's words or ours, in English; empty if it can be
     */
    record Elsewhere(String list, String says, Optional<String> reason) {}

    /**
     * What the template sees.
     *
     * @param edition of the profile that the form shows, sent back with it
     * @param room how many interests there are, and how many there may be
     * @param whenSays when it comes, in a line
     * @param muchSays how much comes, in a line
     * @param problems by the field at which they are said
     * @param tongues in which we speak
     * @param done what was just done; empty for nothing
     * @param file the operator's file that describes this reader, if one does
     * @param paused until when
     */
    record Preferences(
            Frame frame,
            String action,
            String address,
            PreferencesForm form,
            String whenSays,
            String muchSays,
            int edition,
            String room,
            List<String> zones,
            List<Frame.Tongue> tongues,
            Map<String, String> problems,
            String done,
            Optional<String> file,
            Optional<String> paused,
            List<Elsewhere> lists,
            List<Learned> learned,
            Optional<String> feed) {}

    @Override
    public Response get(Incoming request) {
        return withReader(
                request,
                reader ->
                        request.query().line("download").equals("json") ? export(request) : done(request, reader, ""));
    }

    @Override
    public Response post(Incoming request) {
        return withReader(request, reader -> switch (request.form().line("act")) {
            case "save" -> save(request, reader);
            case "library" -> library(request, reader);
            case "pause" -> pause(request, reader);
            case "resume" -> ask(request, new Request.Resume());
            case "forget" -> forget(request, reader);
            case "forget-all" -> {
                feedback.forgetAll(reader.id());
                yield done(request, reader, press.say("page.preferences.forgot-all"));
            }
            case "links" -> ask(request, new Request.EndLinks());
            case "stop" -> ask(request, new Request.Stop());
            case "erase" ->
                request.form().has("sure")
                        ? ask(request, new Request.Erase())
                        : wrong(request, reader, "sure", press.say("page.problem.sure"));
            default -> ask(request, new Request.NotUnderstood(""));
        });
    }

    private Response export(Incoming request) {
        return switch (desk.handle(new Request.Export(), proof(request), time.instant())) {
            case Answer.Shown(Subscriber reader) ->
                Response.text(200, "application/json", holdings.json(reader))
                        .with("Content-Disposition", "attachment; filename=\"broadsheet.json\"");
            case Answer other -> answers.at(request).page(other);
        };
    }

    private Response save(Incoming request, Subscriber reader) {
        PreferencesForm typed = PreferencesForm.typed(request.form(), press.language());
        Mistakes problems = new Mistakes();
        Optional<Meaning> meant = typed.meaning(reader, problems, press.language());
        if (meant.isEmpty()) {
            return page(400, request, reader, typed, problems, "");
        }
        Profile profile = meant.get().profile();
        DigestTime hours = meant.get().time();
        String edition = request.form().line("edition");
        int seen = edition.matches("\\d{1,9}") ? Integer.parseInt(edition) : reader.edition();
        return switch (desk.handle(new Request.SetProfile(profile, hours, seen), proof(request), time.instant())) {
            case Answer.Changed(Subscriber now, var papers) -> saved(request, now);
            // A page that is sent again, by a reload, has nothing to overwrite.
            case Answer.ChangedMeanwhile(Subscriber now)
            when now.profile().equals(profile) && now.time().equals(hours) -> saved(request, now);
            case Answer.ChangedMeanwhile(Subscriber now) -> {
                problems.add(INTERESTS, press.say("page.problem.meanwhile"));
                yield page(409, request, now, PreferencesForm.of(now, press.language()), problems, "");
            }
            case Answer.TooMany(Subscriber now, int asked) -> {
                problems.add(INTERESTS, press.say("page.problem.too-many", Profile.MOST_INTERESTS, asked));
                yield page(409, request, now, typed, problems, "");
            }
            case Answer other -> answers.at(request).page(other);
        };
    }

    private Response saved(Incoming request, Subscriber now) {
        var next = now.time().nextAfter(now.time().newestAt(time.instant()));
        return done(
                request,
                now,
                press.say(
                        "page.preferences.saved",
                        press.language()
                                .date("date.full-moment", next.atZone(now.time().zone()))));
    }

    private Response library(Incoming request, Subscriber reader) {
        return switch (LibraryFile.read(request.form().upload(LIBRARY))) {
            case LibraryFile.Reading.NotALibrary notOne ->
                wrong(request, reader, LIBRARY, press.say("page.problem.library"));
            case LibraryFile.Reading.Papers papers
            when papers.entries().isEmpty() ->
                wrong(
                        request,
                        reader,
                        LIBRARY,
                        (press.say("page.problem.library-empty") + " " + LeftOut.says(papers, press.language()))
                                .strip());
            case LibraryFile.Reading.Papers papers ->
                switch (desk.handle(
                        new Request.AddInterest("", LikedPaper.of(papers.entries())), proof(request), time.instant())) {
                    case Answer.Changed(Subscriber now, var found) ->
                        done(
                                request,
                                now,
                                (press.say(
                                                        "page.preferences.added",
                                                        found.references().size(),
                                                        found.inArchive().size(),
                                                        found.byTitle().size(),
                                                        found.unknown().size())
                                                + " "
                                                + LeftOut.says(papers, press.language()))
                                        .strip());
                    case Answer other -> answers.at(request).page(other);
                };
        };
    }

    private Response pause(Incoming request, Subscriber reader) {
        String weeks = request.form().line("weeks");
        return weeks.matches("[1-9]|[1-4]\\d|5[0-2]")
                ? ask(request, new Request.Pause(Duration.ofDays(7L * Integer.parseInt(weeks))))
                : wrong(request, reader, "weeks", press.say("page.problem.weeks"));
    }

    private Response forget(Incoming request, Subscriber reader) {
        String paper = request.form().line("paper");
        if (paper.matches("[1-9]\\d{0,17}")) {
            feedback.undo(reader.id(), Long.parseLong(paper));
        }
        return done(request, reader, press.say("page.preferences.forgot"));
    }

    private Response ask(Incoming request, Request asked) {
        return answers.at(request).page(desk.handle(asked, proof(request), time.instant()));
    }

    private Response done(Incoming request, Subscriber reader, String done) {
        return page(200, request, reader, PreferencesForm.of(reader, press.language()), new Mistakes(), done);
    }

    private Response wrong(Incoming request, Subscriber reader, String field, String problem) {
        Mistakes problems = new Mistakes();
        problems.add(field, problem);
        return page(400, request, reader, PreferencesForm.of(reader, press.language()), problems, "");
    }

    private Response page(
            int status, Incoming request, Subscriber reader, PreferencesForm form, Mistakes problems, String done) {
        Instant now = time.instant();
        List<Learned> learned = feedback.learned(reader.id()).stream()
                .filter(one -> one.verdict() != Verdict.FILE)
                .limit(MOST_LEARNED)
                .map(PreferencesPages::learned)
                .toList();
        return press.page(
                status,
                "page-preferences.html",
                new Preferences(
                        press.own(press.say("page.preferences.title")),
                        request.path(),
                        reader.email().value(),
                        form,
                        form.whenSays(press.language()),
                        form.muchSays(press.language()),
                        reader.edition(),
                        press.say(
                                "page.preferences.room",
                                reader.profile().interests().size(),
                                Profile.MOST_INTERESTS),
                        ZoneGuess.all(),
                        press.tongues(),
                        problems.shown(),
                        done,
                        reader.origin() instanceof Subscriber.Origin.File(String name)
                                ? Optional.of(name)
                                : Optional.empty(),
                        reader.pausedUntil().filter(until -> until.isAfter(now)).map(until -> date(until, reader)),
                        lists(reader),
                        learned,
                        addresses.feed(reader.id(), linkMade(request)).map(URI::getRawPath)));
    }

    private List<Elsewhere> lists(Subscriber reader) {
        Set<PaperList> named = PaperLists.lists(reader.profile());
        Map<PaperList, PaperLists.Health> health = named.isEmpty() ? Map.of() : lists.health(named);
        return named.stream()
                .map(list -> new Elsewhere(
                        list.text(),
                        says(Optional.ofNullable(health.get(list)), reader),
                        Optional.ofNullable(health.get(list))
                                .map(PaperLists.Health::problem)
                                .filter(reason -> !reason.isEmpty())))
                .sorted(Comparator.comparing(Elsewhere::list))
                .toList();
    }

    private String says(Optional<PaperLists.Health> health, Subscriber reader) {
        if (health.isEmpty()) {
            return press.say("page.lists.waits");
        }
        int papers = health.get().papers();
        return health.get()
                .failingSince()
                .map(since -> press.say("page.lists.unread", date(since, reader), papers))
                .or(() -> health.get().readAt().map(at -> press.say("page.lists.read", papers, date(at, reader))))
                .orElseGet(() -> press.say("page.lists.waits"));
    }

    private String date(Instant moment, Subscriber reader) {
        return press.language()
                .date("date.full", LocalDate.ofInstant(moment, reader.time().zone()));
    }

    /** What this page leads to lives no longer than the link that led here: nobody renews a link but by mail. */
    private Instant linkMade(Incoming request) {
        return links.read(Purpose.PREFERENCES, request.rest()) instanceof Reading.Valid(Link link)
                ? link.madeAt()
                : Instant.EPOCH;
    }

    private static Learned learned(FeedbackDesk.Learned learned) {
        return new Learned(
                Long.toString(learned.paper().number()),
                PaperLine.path(learned.paper().paper().id()),
                PaperLine.plainTitle(learned.paper().paper()),
                learned.verdict().likes());
    }

    private Response withReader(Incoming request, java.util.function.Function<Subscriber, Response> work) {
        return switch (links.read(Purpose.PREFERENCES, request.rest())) {
            case Reading.Forged() -> answers.notOurs();
            case Reading.Expired expired -> answers.tooLate();
            case Reading.Valid valid -> {
                Optional<Subscriber> reader = desk.reader(proof(request));
                yield reader.map(work)
                        .orElseGet(() -> press.notice(
                                410,
                                press.say("page.preferences.left"),
                                List.of(press.say("page.preferences.left-says")),
                                Optional.empty(),
                                List.of(new PagePress.Way(press.say("page.way.again"), "/subscribe"))));
            }
        };
    }

    private static Proof proof(Incoming request) {
        return new Proof.Token(Purpose.PREFERENCES, request.rest());
    }
}
