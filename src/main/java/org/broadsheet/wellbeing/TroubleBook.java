package org.broadsheet.wellbeing;

import java.time.Instant;
import java.util.List;

/** Keeps the list of what is not well, so that everybody reads the same, and each entry keeps its beginning. */
public interface TroubleBook {

    /** An entry of the list. */
    record Known(Trouble trouble, Instant since) {}

    /**
     * Makes this the list, in one transaction. An entry of the same kind and subject as before keeps the beginning it had,
     * unless the new one knows its own.
     *
     * @return the list as it is now: unwell before unknown before notes, the oldest first
     */
    List<Known> keep(List<Trouble> troubles, Instant now);
}
