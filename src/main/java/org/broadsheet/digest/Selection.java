package org.broadsheet.digest;

import java.util.List;

/** What the editor made of a reader's day. */
public sealed interface Selection {

    /**
     * @param sections never empty
     * @param left how many more would have fitted
     */
    record Picked(List<Section> sections, int left) implements Selection {
        public Picked {
            sections = List.copyOf(sections);
        }
    }

    /** Nothing fits well enough, and nothing trends that the reader wants and has not seen. */
    record NothingToday() implements Selection {}
}
