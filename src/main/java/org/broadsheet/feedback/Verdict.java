package org.broadsheet.feedback;

/** What a reader says of a paper. */
public enum Verdict {
    /** More like this. */
    LIKE,
    /** Keep it for me, on the page of my papers; counts as {@link #LIKE}. */
    SAVE,
    /** Keep it for me, and learn nothing from it. */
    FILE,
    /** Not for me. */
    DISLIKE;

    /** Whether more like it is wanted. */
    public boolean likes() {
        return this == LIKE || this == SAVE;
    }

    /** Whether the reader keeps it. */
    public boolean keeps() {
        return this == SAVE || this == FILE;
    }
}
