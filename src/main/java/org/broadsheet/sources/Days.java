package org.broadsheet.sources;

import java.time.LocalDate;
import java.util.List;

/**
 * Some days in a row.
 *
 * @param from the first
 * @param to the last, itself included; not before {@code from}
 */
public record Days(LocalDate from, LocalDate to) {

    public Days {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The days end on %s, before they begin on %s.".formatted(to, from));
        }
    }

    public static Days of(LocalDate one) {
        return new Days(one, one);
    }

    /** Each of them, the newest first: what is late is wanted in this order. */
    public List<LocalDate> newestFirst() {
        return from.datesUntil(to.plusDays(1)).toList().reversed();
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + " to " + to;
    }
}
