package org.broadsheet.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps which days each source has been asked about, so that a day that was missed is asked about later. */
public interface DayLedger {

    /**
     * One day of one source.
     *
     * @param askedAt the last time that all of its answer was read
     * @param settled whether it was complete then, and need not be asked about again
     * @param last what the answer held; a question about several days counts for the newest of them
     */
    record AskedDay(Instant askedAt, boolean settled, Counts last) {}

    /** The first day of this source that is settled, from which on it is to be asked about; empty if there is none. */
    Optional<LocalDate> first(String source);

    /** Days that are to be asked about again, wherever they lie. */
    Set<LocalDate> unsettled(String source);

    /** What is known of the days of a source; those that were never asked about are absent. */
    Map<LocalDate, AskedDay> days(String source, Days days);

    /** Writes down that all of these days' answer was read. */
    void asked(String source, Days days, AskedDay what);

    /** Has these days asked about, again or for the first time. */
    void unsettle(String source, Days days);

    /**
     * Drops settled days before that one which nobody asked about since: a day that was fetched later, long after its end, is
     * remembered as long.
     */
    void forget(LocalDate before);
}
