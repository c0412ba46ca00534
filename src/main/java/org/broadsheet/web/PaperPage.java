package org.broadsheet.web;

import java.util.List;
import java.util.Optional;
import org.broadsheet.libraries.CitationWriter;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/** {@code /papers/ID}: one paper with its whole abstract, and the papers most like it. */
final class PaperPage implements Page {

    private static final int SIMILAR = 10;

    /** Of an identifier in an address. */
    static final int LONGEST_ID = 400;

    private final Library library;
    private final Finder finder;
    private final PagePress press;
    private final PageCache cache;

    PaperPage(Library library, Finder finder, PagePress press, PageCache cache) {
        this.library = library;
        this.finder = finder;
        this.press = press;
        this.cache = cache;
    }

    /**
     * @param bibtex the entry to cite it by
     * @param formats ways to take it home
     */
    record One(Frame frame, PaperLine paper, String bibtex, List<PagePress.Way> formats, List<PaperLine> similar) {}

    @Override
    public Response get(Incoming request) {
        Optional<ShelvedPaper> paper = KeepPage.paper(request, library);
        if (paper.isEmpty()) {
            return press.notice(404, press.say("page.paper.none"), press.say("page.paper.none-kept"));
        }
        String format = request.query().line("as");
        if (!format.isEmpty()) {
            return Citations.file(format, List.of(paper.get().paper()))
                    .orElseGet(() -> press.notice(404, press.say("page.format.none"), press.say("page.format.which")));
        }
        return cache.get(press.key("paper " + paper.get().number()), library.newestNumber(), () -> page(paper.get()));
    }

    private Response page(ShelvedPaper paper) {
        Finder.Near near = finder.similar(paper, SIMILAR);
        List<PaperLine> similar = near.papers().stream()
                .map(other -> PaperLine.of(other.paper(), press.language()))
                .toList();
        Frame frame = press.frame(PaperLine.plainTitle(paper.paper()), Optional.empty());
        Response page = press.page(
                200,
                "page-paper.html",
                new One(
                        frame,
                        PaperLine.whole(paper.paper(), press.language()),
                        CitationWriter.bibTex(List.of(paper.paper())),
                        Citations.ways(PaperLine.path(paper.paper().id()) + "?"),
                        similar));
        return near.complete() ? page.cachedFor(60) : page.notKept();
    }
}
