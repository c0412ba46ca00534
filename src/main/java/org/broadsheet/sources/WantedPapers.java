package org.broadsheet.sources;

import java.time.Instant;
import java.util.Set;
import org.broadsheet.papers.PaperId;

/** Knows which papers readers speak of. */
public interface WantedPapers {

    /** The papers that active readers like or dislike by an identifier and nobody has, of profiles changed since then. */
    Set<PaperId> missingSince(Instant profileChanged);

    /** The categories that active readers' profiles name, in the words of whoever named them. */
    Set<String> categories();
}
