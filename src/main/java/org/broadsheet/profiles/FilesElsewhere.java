package org.broadsheet.profiles;

import java.time.Instant;
import java.util.Map;

/** Which profile files there are on the other nodes of the same instance. */
public interface FilesElsewhere {

    /** For an instance of one node. */
    FilesElsewhere NOWHERE = (mine, now) -> Map.of();

    /**
     * Takes note of the files that are here.
     *
     * @param mine when each was saved, by its name without ending
     * @return those that another node has now, in the same way: a reader whom one of them describes stays, and of two that differ the
     *     one that was saved last counts
     */
    Map<String, Instant> note(Map<String, Instant> mine, Instant now);
}
