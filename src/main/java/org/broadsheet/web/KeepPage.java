package org.broadsheet.web;

import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/**
 * {@code /keep/ID}: "Save" below a paper, for somebody of whom nothing is known. They take it home as a file at once, and see how
 * papers are kept here. A reader's own view has {@link ReadersRoom} at this address, which saves.
 */
final class KeepPage implements Page {

    static final String NAME = "keep";

    private final Library library;
    private final PagePress press;

    KeepPage(Library library, PagePress press) {
        this.library = library;
        this.press = press;
    }

    /** @param formats ways to take it home */
    record Keep(Frame frame, PaperLine paper, List<PagePress.Way> formats) {}

    @Override
    public Response get(Incoming request) {
        return paper(request, library)
                .map(ShelvedPaper::paper)
                .map(paper -> press.page(
                        200,
                        "page-keep.html",
                        new Keep(
                                press.own(press.say("page.keep.title")),
                                PaperLine.of(paper, press.language()),
                                Citations.ways(PaperLine.path(paper.id()) + "?"))))
                .orElseGet(() -> press.notice(404, press.say("page.paper.none"), press.say("page.paper.none-kept")));
    }

    /** The paper that the rest of an address names. */
    static Optional<ShelvedPaper> paper(Incoming request, Library library) {
        return request.rest().length() > PaperPage.LONGEST_ID
                ? Optional.empty()
                : PaperId.parse(request.rest()).flatMap(library::find);
    }
}
