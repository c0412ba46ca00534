package org.broadsheet.letters;

import java.util.Optional;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.PaperReference;

/**
 * A paper that somebody says they like, as they name it. What it counts as, the desk finds out in the archive: by its
 * identifier, else by its title.
 *
 * @param id arXiv identifier or DOI, if they gave one
 * @param title as they wrote it; may be empty if there is an identifier
 */
public record LikedPaper(Optional<PaperId> id, String title) {

    /** @throws IllegalArgumentException if there is neither identifier nor title */
    public LikedPaper {
        title = title.strip();
        if (id.isEmpty() && title.isEmpty()) {
            throw new IllegalArgumentException("A liked paper needs an identifier or a title.");
        }
    }

    /** The paper that a person named by identifier, address or title; empty if the text names none. */
    public static Optional<LikedPaper> parse(String text) {
        return PaperReference.parse(text).map(LikedPaper::of);
    }

    public static LikedPaper of(PaperReference reference) {
        return switch (reference) {
            case PaperReference.ById(PaperId id) -> new LikedPaper(Optional.of(id), "");
            case PaperReference.ByTitle(String title) -> new LikedPaper(Optional.empty(), title);
        };
    }

    /** What stands for it in an answer: the title if there is one. */
    public String label() {
        return title.isEmpty() ? id.orElseThrow().value() : title;
    }
}
