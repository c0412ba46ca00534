package org.broadsheet.digest;

import java.time.Instant;
import java.util.Optional;

/** Knows whether something that should have been announced by now has not come. */
@FunctionalInterface
public interface LateNews {

    /** A sentence for readers on what is late; empty if nothing is. */
    Optional<String> late(Instant now);
}
