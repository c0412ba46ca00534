package org.broadsheet.sources;

import java.time.Duration;

/** How long a source that does not answer is left alone, before it is asked again. */
final class RestAfterFailure {

    /** Doubled with each failure up to the next; see sources.md. A guess. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofHours(1);

    /** 2 to the 6th minutes are more than the longest. */
    private static final int MOST_DOUBLINGS = 6;

    private RestAfterFailure() {}

    /**
     * A minute, doubled with each failure up to an hour, and never longer than between two questions when all is well.
     *
     * @param failures in a row, at least 1
     */
    static Duration after(int failures, Duration every) {
        Duration rest = FIRST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, failures - 1));
        Duration longest = every.compareTo(LONGEST) < 0 ? every : LONGEST;
        return rest.compareTo(longest) < 0 ? rest : longest;
    }
}
