package org.broadsheet.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.broadsheet.papers.Doi;

/** The papers that came without an abstract, and which of them a register has been asked for. */
public interface IncompletePapers {

    /** Papers announced longer ago are left as they are. */
    Duration WANTED_FOR = Duration.ofDays(30);

    /** How long to wait before asking for the same paper again: registers learn of a paper days after its journal shows it. */
    Duration ASKED_AGAIN_AFTER = Duration.ofDays(7);

    /** The DOIs of papers of the last days that have no abstract, and were not asked for lately; newest first. */
    List<Doi> incomplete(Instant now, int limit);

    /** Writes down that these were asked for. */
    void asked(Collection<Doi> dois, Instant now);
}
