package org.broadsheet.wellbeing;

import java.time.Instant;
import java.util.Optional;

/** How many requests the page turned away, since too much was asked at once. */
public interface TurnedAway {

    /** @param first the minute of the first of them */
    record Lately(long requests, Instant first) {}

    /** Empty if there were none since then. */
    Optional<Lately> since(Instant from);
}
