package org.broadsheet.digest;

import org.broadsheet.papers.Paper;

/** How alike two papers are; answered by {@code matching}. */
public interface Likeness {

    /** Whether a reader who has seen one has seen the other: another version, or the same work under another title. */
    boolean nearDuplicates(Paper one, Paper other);

    /** 0 for nothing in common, 1 for the same words. */
    double between(Paper one, Paper other);
}
