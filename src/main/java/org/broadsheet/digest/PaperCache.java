package org.broadsheet.digest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;

/**
 * The papers of the day, which are the same for all readers, kept at hand. Lives as long as one run, so that a new version of
 * a paper is seen by the next. Safe to use from many threads.
 */
final class PaperCache {

    private static final int MOST = 5_000;

    private final Library library;
    private final Map<Long, ShelvedPaper> papers = new LinkedHashMap<>();

    PaperCache(Library library) {
        this.library = library;
    }

    /** By number; numbers that no paper has are left out. */
    synchronized Map<Long, ShelvedPaper> get(Collection<Long> numbers) {
        List<Long> missing =
                numbers.stream().filter(number -> !papers.containsKey(number)).toList();
        if (papers.size() + missing.size() > MOST) {
            papers.clear();
            missing = new ArrayList<>(numbers);
        }
        if (!missing.isEmpty()) {
            library.byNumber(missing).forEach(paper -> papers.put(paper.number(), paper));
        }
        Map<Long, ShelvedPaper> found = new LinkedHashMap<>();
        for (Long number : numbers) {
            ShelvedPaper paper = papers.get(number);
            if (paper != null) {
                found.put(number, paper);
            }
        }
        return found;
    }
}
