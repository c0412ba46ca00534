package org.broadsheet.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.letters.LikedPaper;
import org.broadsheet.letters.Request;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.subscription.Answer;
import org.broadsheet.subscription.Proof;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.web.forms.Mistakes;
import org.broadsheet.web.forms.WishFields;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/**
 * What a reader can do on the public pages, behind {@code /me/TOKEN/}: save a paper ({@code keep/ID}) and read papers like
 * something ({@code subscribe?about=}), which is one interest more. Their preferences need a link of their own: people pass on the
 * addresses of papers.
 */
final class ReadersRoom {

    private final SubscriptionDesk desk;
    private final SignedLinks links;
    private final Subscribers subscribers;
    private final Library library;
    private final VerdictPages saving;
    private final PagePress press;
    private final Answers answers;
    private final InstantSource time;

    ReadersRoom(Site.Parts parts, PagePress press, Answers answers) {
        this.desk = parts.desk();
        this.links = parts.links();
        this.subscribers = parts.subscribers();
        this.library = parts.library();
        this.saving = new VerdictPages(Verdict.SAVE, parts.feedback(), links, press, answers);
        this.press = press;
        this.answers = answers;
        this.time = parts.time();
    }

    /** @param problems by the field at which they are said */
    record Add(Frame frame, String action, String about, Map<String, String> problems) {}

    /** Whose token that is; empty if it is nobody's, or no longer. */
    Optional<ReaderId> reader(String token) {
        return links.read(Purpose.READER, token) instanceof Reading.Valid(Link link)
                ? ReaderId.parse(link.reader())
                        .filter(reader -> subscribers.find(reader).isPresent())
                : Optional.empty();
    }

    /** Saves a paper, or asks for it first. */
    Response keep(Incoming request, ReaderId reader) {
        boolean posts = request.method().equals("POST");
        return KeepPage.paper(request, library)
                .map(paper -> new VerdictPages.About(reader, paper.number()))
                .map(about -> posts ? saving.judged(request, about) : saving.asked(request, about))
                .orElseGet(() -> press.notice(404, press.say("page.paper.none"), press.say("page.paper.none-kept")));
    }

    /** Adds an interest, or shows the form for it. */
    Response add(Incoming request, String token) {
        if (!request.method().equals("POST")) {
            return form(200, request, request.query().text("about"), new Mistakes());
        }
        Mistakes problems = new Mistakes();
        List<LikedPaper> papers = new ArrayList<>();
        String typed = request.form().text("about");
        String about = WishFields.withoutNumbers(typed, papers, problems, press.language());
        if (about.isEmpty() && papers.isEmpty()) {
            problems.add("about", press.say("page.problem.nothing"));
        }
        if (!problems.isEmpty()) {
            return form(400, request, typed, problems);
        }
        Instant now = time.instant();
        Answer answer =
                desk.handle(new Request.AddInterest(about, papers), new Proof.Token(Purpose.READER, token), now);
        return switch (answer) {
            case Answer.Changed(Subscriber reader, var found) ->
                press.notice(
                        200,
                        press.say("page.add.done"),
                        List.of(press.say("page.add.done-says"), press.say("page.add.change")),
                        Optional.empty(),
                        List.of(new PagePress.Way(press.say("page.search.title"), "/search"), press.today()));
            case Answer.TooMany(Subscriber reader, int asked) -> {
                problems.add("about", press.say("page.problem.too-many", Profile.MOST_INTERESTS, asked));
                yield form(409, request, typed, problems);
            }
            case Answer other -> answers.at(request).page(other);
        };
    }

    private Response form(int status, Incoming request, String about, Mistakes problems) {
        return press.page(
                status,
                "page-add.html",
                new Add(press.own(press.say("page.add.title")), request.path(), about, problems.shown()));
    }
}
