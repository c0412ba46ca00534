package org.broadsheet.sources;

import java.time.Instant;
import java.util.Set;
import org.broadsheet.papers.ArxivId;

/** Knows which papers readers speak of. */
public interface WantedPapers {

    /** The papers that active readers like or dislike by arXiv's identifier and nobody has, of profiles changed since then. */
    Set<ArxivId> missingSince(Instant profileChanged);

    /** The categories that active readers' profiles name, in the words of whoever named them. */
    Set<String> categories();
}
