package org.broadsheet.digest;

import java.util.List;

/**
 * A part of a digest under one heading.
 *
 * @param name the interest's name; for trending papers the heading's own words
 * @param kind whether its papers were matched with the reader's interests, or are talked about today
 * @param entries never empty; best first
 */
public record Section(String name, Kind kind, List<Entry> entries) {

    /** Why the papers of a section are there. */
    public enum Kind {
        /** They fit an interest of the reader's. */
        INTEREST,
        /** Many look at them today; shown beside a reader's own papers, so one line each. */
        TRENDING,
        /** The same, for a reader who named no interests, so these are the digest. */
        FRONT_PAGE
    }

    /** @throws IllegalArgumentException if there is nothing in it */
    public Section {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("The section \"" + name + "\" has no papers, so it must not be there.");
        }
    }

    /** The same papers; why they were picked is forgotten. */
    public Section withoutReasons() {
        return new Section(
                name,
                kind,
                entries.stream().map(entry -> entry.because(List.of())).toList());
    }
}
