package org.broadsheet.web;

import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.Library;

/** {@code /search?q=}: the archive, by words and by what they mean. */
final class SearchPage implements Page {

    private static final int MOST = 50;
    private static final int LONGEST = 2_000;

    private final Library library;
    private final Finder finder;
    private final PagePress press;
    private final PageCache cache;

    SearchPage(Library library, Finder finder, PagePress press, PageCache cache) {
        this.library = library;
        this.finder = finder;
        this.press = press;
        this.cache = cache;
    }

    record Found(Frame frame, String q, boolean asked, List<PaperLine> papers) {}

    @Override
    public Response get(Incoming request) {
        String typed = request.query().text("q");
        String q = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        return cache.get("search " + q, library.newestNumber(), () -> found(q));
    }

    private Response found(String q) {
        List<PaperLine> papers = q.isEmpty()
                ? List.of()
                : finder.search(q, MOST).stream()
                        .map(paper -> PaperLine.of(paper.paper()))
                        .toList();
        Frame frame = new Frame("Search · " + press.masthead(), press.masthead(), "", Optional.empty(), true);
        return press.page(200, "page-search.html", new Found(frame, q, !q.isEmpty(), papers));
    }
}
