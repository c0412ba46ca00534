package org.broadsheet.digest;

import org.broadsheet.papers.ShelvedPaper;

/** How alike two papers are; answered by {@code matching}. */
public interface Likeness {

    /** Whether a reader who has seen one has seen the other: another version, or the same work under another title. */
    boolean nearDuplicates(ShelvedPaper one, ShelvedPaper other);

    /** 0 for nothing in common, 1 for the same: by what a model makes of both, or by their words where it has not read them. */
    double between(ShelvedPaper one, ShelvedPaper other);
}
