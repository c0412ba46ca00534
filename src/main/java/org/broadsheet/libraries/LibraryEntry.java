package org.broadsheet.libraries;

import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.PaperId;

/**
 * One paper of a library.
 *
 * @param ids what it is known by, arXiv's identifier first; may be empty if there is a title
 * @param title as people read it, at most 1,000 characters; may be empty if there is an identifier
 */
public record LibraryEntry(List<PaperId> ids, String title) {

    /** @throws IllegalArgumentException if there is neither identifier nor title */
    public LibraryEntry {
        ids = List.copyOf(ids);
        if (ids.isEmpty() && title.isEmpty()) {
            throw new IllegalArgumentException("An entry has an identifier or a title.");
        }
    }

    public LibraryEntry(Optional<PaperId> id, String title) {
        this(id.stream().toList(), title);
    }
}
