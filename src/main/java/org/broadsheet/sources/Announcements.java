package org.broadsheet.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what a provider announced on which day, and which of its services said so: one witness can be wrong. */
public interface Announcements {

    /** Which kind of service names a paper. */
    enum Witness {
        /** The one that says what is new. */
        NEWS,
        /** One that keeps its days. */
        KEEPER
    }

    /**
     * A paper that was announced.
     *
     * @param record the provider's identifier
     * @param day on which it was announced, as far as the witness knows
     * @param categories in the provider's words
     */
    record Announced(String record, LocalDate day, List<String> categories) {
        public Announced {
            categories = List.copyOf(categories);
        }
    }

    /**
     * What is known of a paper.
     *
     * @param witnesses who names it
     * @param taken whether it is on the shelf
     */
    record Known(Announced paper, Set<Witness> witnesses, boolean taken) {}

    /** Writes down what a witness names. The day stays the first that was written; what the news says about it goes first. */
    void witnessed(String provider, Witness witness, Collection<Announced> papers, Instant now);

    /** The days under which these records are known; absent if they are not. */
    Map<String, LocalDate> daysOf(String provider, Collection<String> records);

    /** What was announced on these days. */
    List<Known> on(String provider, Days days);

    /** Drops what was announced before that day; how many papers that were. */
    int forget(LocalDate before);
}
