package org.broadsheet.sources;

import java.time.Duration;
import java.time.Instant;

/**
 * Sees to it that each provider is asked one question at a time and no faster than it wants, by all processes of an instance
 * together, and that what it asked of us ("not before …") is kept, whoever starts again.
 */
public interface Pace {

    /** A lease or a closing that reaches further into the future than this was written by another clock, and does not hold. */
    Duration BELIEVED = Duration.ofDays(1).plusMinutes(1);

    /** Whether we may ask now. */
    sealed interface Turn {

        /** Yes; nobody else will until {@link #done}, or until the lease is over. */
        record Yours() implements Turn {}

        /** Somebody else is asking, or has just asked. */
        record Wait(Instant until) implements Turn {}

        /** The provider wants to be left alone. */
        record Closed(Instant until) implements Turn {}
    }

    /**
     * Takes the only line to the provider, if it is free.
     *
     * @param lease how long it stays ours if we die meanwhile; less than {@link #BELIEVED}
     */
    Turn take(Provider provider, Instant now, Duration lease);

    /** Gives the line back; the provider's gap begins. */
    void done(Provider provider, Instant now);

    /** Nobody asks the provider before {@code until}, which is less than {@link #BELIEVED} away. */
    void close(Provider provider, Instant until);
}
