package org.broadsheet.wellbeing;

import java.time.Instant;
import java.util.List;

/** Looks at one thing that can be not well, in the tables or at the machine. */
@FunctionalInterface
public interface Check {

    /** What is not well with it now; empty if all is. Throws if it cannot find out. */
    List<Trouble> look(Instant now);
}
