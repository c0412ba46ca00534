package org.broadsheet.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.broadsheet.papers.Doi;

/** Knows the papers that came without an abstract, and for which of them somebody was asked. */
public interface IncompletePapers {

    /** Papers announced longer ago are left as they are. */
    Duration WANTED_FOR = Duration.ofDays(30);

    /** What was asked for is asked for again after so long: registers learn of a paper days after its journal shows it. */
    Duration ASKED_AGAIN_AFTER = Duration.ofDays(7);

    /** The DOIs of papers of the last days that have no abstract, and were not asked for lately; newest first. */
    List<Doi> incomplete(Instant now, int limit);

    /** Writes down that these were asked for. */
    void asked(Collection<Doi> dois, Instant now);
}
