package org.broadsheet.feedback;

/** What a reader says of a paper. */
public enum Verdict {
    /** More like this. */
    LIKE,
    /** Keep it for me, on the page of my papers; counts as {@link #LIKE}. */
    SAVE,
    /** Not for me. */
    DISLIKE;

    /** Whether more like it is wanted. */
    public boolean likes() {
        return this != DISLIKE;
    }
}
