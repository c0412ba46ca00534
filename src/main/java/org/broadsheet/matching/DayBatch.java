package org.broadsheet.matching;

import java.util.List;
import org.broadsheet.papers.ShelvedPaper;

/** New papers, analysed once for all readers. Immutable, thread-safe. */
final class DayBatch {

    private final List<ShelvedPaper> papers;
    private final List<List<Analysis.Word>> words;
    private final Postings postings;

    DayBatch(List<ShelvedPaper> papers, List<List<Analysis.Word>> words, Postings postings) {
        this.papers = List.copyOf(papers);
        this.words = List.copyOf(words);
        this.postings = postings;
    }

    int size() {
        return papers.size();
    }

    ShelvedPaper paper(int place) {
        return papers.get(place);
    }

    List<Analysis.Word> words(int place) {
        return words.get(place);
    }

    Postings postings() {
        return postings;
    }
}
