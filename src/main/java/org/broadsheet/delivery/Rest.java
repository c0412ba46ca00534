package org.broadsheet.delivery;

import java.time.Instant;

/**
 * A destination that is left alone for a while.
 *
 * @param destination a recipient domain, or {@link #ROUTE}
 * @param times in a row that it had to rest; an accepted message ends the row
 * @param alarm a person must look: the refusal was about us
 */
public record Rest(String destination, Instant since, Instant until, int times, boolean alarm, String reason) {

    /** The way all mail takes. */
    public static final String ROUTE = "*";

    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
