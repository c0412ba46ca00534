package org.broadsheet.sources;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where papers come from.
 *
 * @param feeds arXiv's announcement feeds to read, each an expression of categories such as {@code cs.AI+q-bio.NC}; may be
 *     empty
 * @param announcements where the announcement feeds are; another address is for tests and mirrors
 * @param lookups where papers that readers name are looked up by identifier: arXiv's API; empty never asks
 * @param interval how often each feed is asked; at least one minute. Announcements come once a day, and an unchanged
 *     feed costs arXiv next to nothing
 * @param inbox the watched folder; relative to the data folder
 * @param contact a mail or web address for arXiv's operators, sent with every request; empty sends none
 */
public record IntakeSettings(
        List<String> feeds, URI announcements, Optional<URI> lookups, Duration interval, Path inbox, String contact) {

    /** arXiv's own addresses, every hour, the folder {@code inbox}, and no feeds until the operator names some. */
    public static final IntakeSettings DEFAULTS = new IntakeSettings(
            List.of(),
            URI.create("https://rss.arxiv.org"),
            Optional.of(URI.create("https://export.arxiv.org")),
            Duration.ofHours(1),
            Path.of("inbox"),
            "");

    private static final Pattern EXPRESSION =
            Pattern.compile("[a-z-]+(?:\\.[A-Za-z-]+)?(?:\\+[a-z-]+(?:\\.[A-Za-z-]+)?)*");

    /**
     * The feed, if it can be one.
     *
     * @throws IllegalArgumentException if it is not an expression of categories
     */
    public static String feed(String categories) {
        if (!EXPRESSION.matcher(categories).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an arXiv feed. Expected categories joined by +, such as cs.AI+q-bio.NC or math."
                            .formatted(categories));
        }
        return categories;
    }

    /** @throws IllegalArgumentException if a feed is not an expression of categories, or the interval is too short */
    public IntakeSettings {
        feeds = List.copyOf(feeds);
        feeds.forEach(IntakeSettings::feed);
        if (interval.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "An interval of %s is too short; arXiv announces once a day. Expected at least 1m."
                            .formatted(interval));
        }
        if (contact.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "The contact goes into a request header, so it is plain ASCII on one line.");
        }
    }
}
