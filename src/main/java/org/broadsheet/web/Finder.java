package org.broadsheet.web;

import java.util.List;
import org.broadsheet.papers.ShelvedPaper;

/** Finds papers in the archive for the pages. */
public interface Finder {

    /** The papers that answer a search best, best first. Takes whatever a person types; never throws for it. */
    List<ShelvedPaper> search(String query, int limit);

    /** The papers that are most like that one, most alike first, itself left out. */
    List<ShelvedPaper> similar(ShelvedPaper paper, int limit);
}
