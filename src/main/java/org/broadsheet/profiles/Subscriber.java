package org.broadsheet.profiles;

import java.time.Instant;
import java.util.Optional;

/**
 * A reader, and everything needed to make their digest.
 *
 * @param name how they are called; empty where they did not say
 * @param profileChanged when interests last changed; matches older than this are made anew
 * @param pausedUntil no digest before this instant, if they asked for a pause
 * @param edition counts up with every change of name, time, profile or origin: whoever changes a reader names the edition
 *     that they saw
 */
public record Subscriber(
        ReaderId id,
        EmailAddress email,
        String name,
        Origin origin,
        DigestTime time,
        Profile profile,
        Instant since,
        Instant profileChanged,
        Optional<Instant> pausedUntil,
        int edition) {

    private static final int LONGEST_NAME = 200;

    /** @throws IllegalArgumentException if the name could not stand in a mail's header */
    public Subscriber {
        name = nameFit(name);
    }

    /**
     * The name, stripped, if it can stand in a mail's header.
     *
     * @throws IllegalArgumentException if it is longer than 200 characters or holds a line break or another control character
     */
    public static String nameFit(String name) {
        String stripped = name.strip();
        if (stripped.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A reader's name has at most %d characters, not %d.".formatted(LONGEST_NAME, stripped.length()));
        }
        if (stripped.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw new IllegalArgumentException("A reader's name stands on one line, without control characters.");
        }
        return stripped;
    }

    /** The same reader with another profile. */
    public Subscriber with(Profile other) {
        return new Subscriber(id, email, name, origin, time, other, since, profileChanged, pausedUntil, edition);
    }

    /** Who keeps this reader's profile. */
    public sealed interface Origin {

        /**
         * A file of the operator's; what it says is changed there only.
         *
         * @param name of the file without its ending: {@code ada} of {@code config/profiles/ada.yaml}
         */
        record File(String name) implements Origin {}

        /** The reader, by mail or on the page. */
        record Desk() implements Origin {}
    }
}
