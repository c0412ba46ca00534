package org.broadsheet.web;

import java.util.List;
import java.util.Optional;
import org.broadsheet.feedback.FeedbackDesk;
import org.broadsheet.feedback.FeedbackDesk.Answer;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/** {@code /like/TOKEN}, {@code /dislike/TOKEN}, {@code /save/TOKEN}: a GET shows the paper and one button; the POST records; "undo". */
final class VerdictPages implements Page {

    private final Verdict verdict;
    private final FeedbackDesk desk;
    private final SignedLinks links;
    private final PagePress press;
    private final Answers answers;

    VerdictPages(Verdict verdict, FeedbackDesk desk, SignedLinks links, PagePress press, Answers answers) {
        this.verdict = verdict;
        this.desk = desk;
        this.links = links;
        this.press = press;
        this.answers = answers;
    }

    /** Of a link that is ours: who, and about which paper. */
    record About(ReaderId reader, long paper) {}

    @Override
    public Response get(Incoming request) {
        return withLink(request, about -> asked(request, about));
    }

    @Override
    public Response post(Incoming request) {
        return withLink(request, about -> judged(request, about));
    }

    /** The paper, and one button. */
    Response asked(Incoming request, About about) {
        return desk.paper(about.paper())
                .map(paper -> press.notice(
                        200,
                        asking(),
                        List.of(PaperLine.plainTitle(paper.paper())),
                        Optional.of(new PagePress.Button(label(), request.path(), "judge")),
                        List.of(page(paper))))
                .orElseGet(this::gone);
    }

    /** Records the verdict, or takes it back. */
    Response judged(Incoming request, About about) {
        Answer answer = request.form().text("act").equals("undo")
                ? desk.undo(about.reader(), about.paper())
                : desk.judge(about.reader(), about.paper(), verdict);
        return switch (answer) {
            case Answer.Noted(ShelvedPaper paper, var noted, boolean again) ->
                press.notice(
                        200,
                        again ? press.say("page.verdict.before") : press.say("page.verdict.thanks"),
                        List.of(effect(), PaperLine.plainTitle(paper.paper())),
                        Optional.of(new PagePress.Button(press.say("page.verdict.undo"), request.path(), "undo")),
                        List.of(page(paper)));
            case Answer.Undone(ShelvedPaper paper, var was) ->
                press.notice(
                        200,
                        press.say("page.verdict.undone"),
                        List.of(press.say("page.verdict.undone-says"), PaperLine.plainTitle(paper.paper())),
                        Optional.of(new PagePress.Button(label(), request.path(), "judge")),
                        List.of(page(paper)));
            case Answer.Nowhere() -> gone();
        };
    }

    private Response withLink(Incoming request, java.util.function.Function<About, Response> work) {
        Purpose purpose = verdict.likes() ? Purpose.LIKE : Purpose.DISLIKE;
        return switch (links.read(purpose, request.rest())) {
            case Reading.Forged() -> answers.notOurs();
            case Reading.Expired expired -> answers.tooLate();
            case Reading.Valid(Link link) ->
                ReaderId.parse(link.reader())
                        .filter(reader -> link.subject().matches("[1-9]\\d{0,17}"))
                        .map(reader -> new About(reader, Long.parseLong(link.subject())))
                        .map(work)
                        .orElseGet(answers::notOurs);
        };
    }

    private String asking() {
        return switch (verdict) {
            case LIKE -> press.say("page.verdict.like-ask");
            case SAVE, FILE -> press.say("page.verdict.save-ask");
            case DISLIKE -> press.say("page.verdict.dislike-ask");
        };
    }

    private String label() {
        return switch (verdict) {
            case LIKE -> press.say("page.verdict.like");
            case SAVE, FILE -> press.say("page.verdict.save");
            case DISLIKE -> press.say("page.verdict.dislike");
        };
    }

    private String effect() {
        return switch (verdict) {
            case LIKE -> press.say("page.verdict.like-says");
            case SAVE, FILE -> press.say("page.verdict.save-says");
            case DISLIKE -> press.say("page.verdict.dislike-says");
        };
    }

    private Response gone() {
        return press.notice(404, press.say("page.verdict.gone"), press.say("page.verdict.gone-says"));
    }

    private PagePress.Way page(ShelvedPaper paper) {
        return new PagePress.Way(
                press.say("page.verdict.paper"), PaperLine.path(paper.paper().id()));
    }
}
