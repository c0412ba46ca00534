package org.broadsheet.feedback;

/** What a reader says of a paper. */
public enum Verdict {
    /** More like this. */
    LIKE,
    /** Not for me. */
    DISLIKE
}
