package org.broadsheet.profiles;

import org.broadsheet.papers.PaperId;

/** How a reader names a paper: by what it is numbered, or by its title. */
public sealed interface PaperReference {

    /** By arXiv identifier or DOI. Counts once the archive holds the paper. */
    record ById(PaperId id) implements PaperReference {}

    /**
     * By title. Counts at once: as the archive's paper of that title if there is one, else as the title's own words.
     *
     * @param title never blank
     */
    record ByTitle(String title) implements PaperReference {
        public ByTitle {
            title = title.strip();
            if (title.isEmpty()) {
                throw new IllegalArgumentException("A paper's title has at least one character.");
            }
        }
    }
}
