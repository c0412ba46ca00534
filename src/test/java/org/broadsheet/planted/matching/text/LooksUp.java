package org.broadsheet.planted.matching.text;

import org.broadsheet.planted.matching.search.Index;

/** A breach: an arrow that runs the wrong way inside a room. */
public final class LooksUp {

    Index index() {
        return new Index();
    }
}
