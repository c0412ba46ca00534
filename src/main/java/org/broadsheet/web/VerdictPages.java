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

/** {@code /like/TOKEN} and {@code /dislike/TOKEN}: a GET shows the paper and one button; the POST records; "undo". */
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
    private record About(ReaderId reader, long paper) {}

    @Override
    public Response get(Incoming request) {
        return withLink(
                request,
                about -> desk.paper(about.paper())
                        .map(paper -> press.notice(
                                200,
                                asking(),
                                List.of(PaperLine.plainTitle(paper.paper())),
                                Optional.of(new PagePress.Button(label(), request.path(), "judge")),
                                List.of(page(paper))))
                        .orElseGet(this::gone));
    }

    @Override
    public Response post(Incoming request) {
        boolean undo = request.form().text("act").equals("undo");
        return withLink(request, about -> {
            Answer answer = undo
                    ? desk.undo(about.reader(), about.paper())
                    : desk.judge(about.reader(), about.paper(), verdict);
            return switch (answer) {
                case Answer.Noted(ShelvedPaper paper, var noted, boolean again) ->
                    press.notice(
                            200,
                            again ? "Noted before" : "Thank you",
                            List.of(effect(), PaperLine.plainTitle(paper.paper())),
                            Optional.of(new PagePress.Button("Undo", request.path(), "undo")),
                            List.of(page(paper)));
                case Answer.Undone(ShelvedPaper paper, var was) ->
                    press.notice(
                            200,
                            "Taken back",
                            List.of("It counts neither way now.", PaperLine.plainTitle(paper.paper())),
                            Optional.of(new PagePress.Button(label(), request.path(), "judge")),
                            List.of(page(paper)));
                case Answer.Nowhere() -> gone();
            };
        });
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
            case LIKE -> "More like this?";
            case SAVE -> "Save it?";
            case DISLIKE -> "Not for you?";
        };
    }

    private String label() {
        return switch (verdict) {
            case LIKE -> "More like this";
            case SAVE -> "Save it";
            case DISLIKE -> "Not for me";
        };
    }

    private String effect() {
        return switch (verdict) {
            case LIKE -> "Your next digest leans towards papers like this one.";
            case SAVE ->
                "It is kept with your papers, which your preferences lead to, and your next digest leans towards papers like it.";
            case DISLIKE -> "Your next digest leans away from papers like this one.";
        };
    }

    private Response gone() {
        return press.notice(404, "Nothing to note", "That paper is no longer kept, or you have left.");
    }

    private static PagePress.Way page(ShelvedPaper paper) {
        return new PagePress.Way(
                "The paper and similar ones", PaperLine.path(paper.paper().id()));
    }
}
