package org.broadsheet.digest;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What an operator decides about digests.
 *
 * @param masthead the name above every digest; 1 to 60 characters
 * @param domain behind the {@code @} of every Message-ID; a domain of the operator's
 * @param replies whether a mailbox is read, so that a reader may answer "like 2"
 * @param lookBack how old papers may be in a reader's first digest
 * @param patience how long a digest that is due waits for an announcement that is late; zero waits for none
 */
public record DigestSettings(String masthead, String domain, boolean replies, Duration lookBack, Duration patience) {

    /** A guess: announcements that were late came within the morning, and a digest after breakfast is still one. */
    public static final Duration DEFAULT_WAIT = Duration.ofHours(2);

    /** With the usual waiting. */
    public DigestSettings(String masthead, String domain, boolean replies, Duration lookBack) {
        this(masthead, domain, replies, lookBack, DEFAULT_WAIT);
    }

    public static final Duration DEFAULT_LOOK_BACK = Duration.ofDays(7);

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");
    private static final int LONGEST_MASTHEAD = 60;

    /** Then the next digest is near. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(18);

    /** @throws IllegalArgumentException if the masthead is blank, long or more than a line, or the domain is none */
    public DigestSettings {
        masthead = masthead.strip();
        if (masthead.isEmpty()
                || masthead.length() > LONGEST_MASTHEAD
                || masthead.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The masthead must be one line of 1 to %d characters, not \"%s\"."
                    .formatted(LONGEST_MASTHEAD, masthead));
        }
        if (!DOMAIN.matcher(domain).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a domain. Expected a form like papers.example.org.".formatted(domain));
        }
        if (patience.isNegative() || patience.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "A digest waits from 0s to 18h for a late announcement, not %s.".formatted(patience));
        }
        if (lookBack.isNegative()) {
            throw new IllegalArgumentException("A first digest cannot look back " + lookBack + ".");
        }
    }

    /** For an instance that nobody has told anything. */
    public static DigestSettings defaults() {
        return new DigestSettings("Broadsheet", "localhost", false, DEFAULT_LOOK_BACK);
    }
}
