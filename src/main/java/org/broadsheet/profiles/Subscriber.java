package org.broadsheet.profiles;

import java.time.Instant;
import java.util.Optional;

/**
 * A reader, and everything needed to make their digest.
 *
 * @param name how they are called; empty where they did not say
 * @param profileChanged when interests last changed; matches older than this are made anew
 * @param pausedUntil no digest before this instant, if they asked for a pause
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
        Optional<Instant> pausedUntil) {

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
