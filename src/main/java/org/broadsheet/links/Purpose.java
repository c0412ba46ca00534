package org.broadsheet.links;

import java.util.Arrays;
import java.util.Optional;

/** What a link lets its holder do. A link made for one purpose is forged for every other. */
public enum Purpose {
    /** Says that an address belongs to whoever asked for the digest. */
    CONFIRM('c'),
    /** Shows and changes a reader's interests, hours and days. */
    PREFERENCES('p'),
    /** Says that a paper is what the reader wants more of. */
    LIKE('l'),
    /** Says that a paper is not for the reader. */
    DISLIKE('d'),
    /** Ends the digest. */
    UNSUBSCRIBE('u'),
    /** Shows one digest as a page. */
    DIGEST('w'),
    /** A reader's digests as an Atom feed. */
    FEED('f'),
    /** Proves, in a letter to us, that its sender received a letter of ours. */
    LETTER('m');

    private final char letter;

    Purpose(char letter) {
        this.letter = letter;
    }

    String letter() {
        return String.valueOf(letter);
    }

    /** The purpose that a token claims by its letter; empty if there is none of that letter. */
    public static Optional<Purpose> ofLetter(String letter) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.letter().equals(letter))
                .findFirst();
    }
}
