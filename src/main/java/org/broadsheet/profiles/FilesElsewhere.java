package org.broadsheet.profiles;

import java.time.Instant;
import java.util.List;

/** Which profile files there are on the other nodes of the same instance. */
public interface FilesElsewhere {

    /** For an instance of one node. */
    FilesElsewhere NOWHERE = (mine, now) -> List.of();

    /**
     * Takes note of the files that are here.
     *
     * @param mine their names without ending
     * @return those that another node has now: a reader whom one of them describes stays
     */
    List<String> note(List<String> mine, Instant now);
}
