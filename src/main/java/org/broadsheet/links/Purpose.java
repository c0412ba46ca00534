package org.broadsheet.links;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What a link lets its holder do. A link made for one purpose is forged for every other. */
public enum Purpose {
    /** Says that an address belongs to whoever asked for the digest. */
    CONFIRM('c', Duration.ZERO, false),
    /** Shows and changes a reader's interests, hours and days. */
    PREFERENCES('p', Duration.ofDays(180), true),
    /** Says that a paper is what the reader wants more of. */
    LIKE('l', Duration.ofDays(90), true),
    /** Says that a paper is not for the reader. */
    DISLIKE('d', Duration.ofDays(90), true),
    /** Ends the digest. */
    UNSUBSCRIBE('u', Duration.ofDays(400), false),
    /** Shows one digest as a page. */
    DIGEST('w', Duration.ofDays(400), true),
    /** A reader's digests as an Atom feed. */
    FEED('f', Duration.ofDays(400), true),
    /** Shows the public pages as one reader's: they may save papers and add interests there. Short-lived, since people pass addresses on. */
    READER('r', Duration.ofDays(60), true),
    /** Proves, in a letter to us, that its sender received a letter of ours. */
    LETTER('m', Duration.ofDays(180), true);

    private final char letter;
    private final Duration life;
    private final boolean endsWithOthers;

    Purpose(char letter, Duration life, boolean endsWithOthers) {
        this.letter = letter;
        this.life = life;
        this.endsWithOthers = endsWithOthers;
    }

    /**
     * How long a link of a reader's counts from the moment when its letter or page was made. A verdict on a paper of last quarter
     * teaches little; the page to stop must work for as long as the mail is kept. Zero for a confirmation, whose life is the
     * request's.
     */
    public Duration life() {
        return life;
    }

    /** Whether a reader who ends all older links ends these too. Stopping the mail works by any link, always. */
    boolean endsWithOthers() {
        return endsWithOthers;
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
