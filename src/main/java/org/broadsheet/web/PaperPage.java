package org.broadsheet.web;

import java.util.List;
import java.util.Optional;
import org.broadsheet.libraries.CitationWriter;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.web.http.Incoming;
import org.broadsheet.web.http.Response;

/** {@code /papers/ID}: one paper with its whole abstract, and the papers most like it. */
final class PaperPage implements Page {

    private static final int SIMILAR = 10;

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

    /** @param bibtex the entry to cite it by */
    record One(Frame frame, PaperLine paper, String bibtex, List<PaperLine> similar) {}

    @Override
    public Response get(Incoming request) {
        Optional<ShelvedPaper> paper = request.rest().length() > 400
                ? Optional.empty()
                : PaperId.parse(request.rest()).flatMap(library::find);
        if (paper.isEmpty()) {
            return press.notice(404, "No such paper", "We do not keep a paper of that number.");
        }
        return cache.get("paper " + paper.get().number(), library.newestNumber(), () -> page(paper.get()));
    }

    private Response page(ShelvedPaper paper) {
        List<PaperLine> similar = finder.similar(paper, SIMILAR).stream()
                .map(other -> PaperLine.of(other.paper()))
                .toList();
        Frame frame = press.frame(PaperLine.plainTitle(paper.paper()) + " · " + press.masthead(), "", Optional.empty());
        return press.page(
                        200,
                        "page-paper.html",
                        new One(
                                frame,
                                PaperLine.whole(paper.paper()),
                                CitationWriter.bibTex(List.of(paper.paper())),
                                similar))
                .cachedFor(60);
    }
}
