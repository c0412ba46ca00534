package org.broadsheet.web;

import java.util.List;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.ShelvedPaper;

/** Finds papers in the archive for the pages. */
public interface Finder {

    /**
     * What a search found, with the papers themselves.
     *
     * @param papers in the answer's order
     */
    record Results(Archive.Answer answer, List<ShelvedPaper> papers) {
        public Results {
            papers = List.copyOf(papers);
        }
    }

    /** The papers that answer a search. Takes whatever a person types; never throws for it. */
    Results search(Archive.Search search);

    /** Those words of a text that a search asks for, as they stand there. */
    List<String> asked(String typed, String text);

    /** The papers that are most like that one, most alike first, itself left out. */
    Near similar(ShelvedPaper paper, int limit);

    /** @param complete whether there was time to look everywhere */
    record Near(List<ShelvedPaper> papers, boolean complete) {}
}
