package org.broadsheet.sources;

import java.util.Optional;

/** A place on the network where new papers are announced. */
public interface Source {

    /** Under which its cursor is kept; never changes. */
    String name();

    /**
     * Asks once. Does not throw for anything a network or a server can do.
     *
     * @param cursor what the last {@link FetchOutcome.Fetched} that was stored said; empty at first
     */
    FetchOutcome fetch(Optional<String> cursor);
}
