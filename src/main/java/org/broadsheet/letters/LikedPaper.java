package org.broadsheet.letters;

import java.util.List;
import java.util.Optional;
import org.broadsheet.libraries.LibraryEntry;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.PaperList;
import org.broadsheet.profiles.PaperReference;

/**
 * A paper that somebody says they like, as they name it. What it counts as, the desk finds out in the archive: by its
 * identifier, else by its title. Or a list of such papers.
 *
 * @param ids what it is known by, best first; may be empty if there is a title
 * @param title as they wrote it; may be empty if there is an identifier or a list
 * @param list kept elsewhere, whose papers are meant
 */
public record LikedPaper(List<PaperId> ids, String title, Optional<PaperList> list) {

    /** @throws IllegalArgumentException if there is neither identifier nor title nor list */
    public LikedPaper {
        ids = List.copyOf(ids);
        title = title.strip();
        if (ids.isEmpty() && title.isEmpty() && list.isEmpty()) {
            throw new IllegalArgumentException("A liked paper needs an identifier or a title.");
        }
    }

    public LikedPaper(List<PaperId> ids, String title) {
        this(ids, title, Optional.empty());
    }

    public LikedPaper(Optional<PaperId> id, String title) {
        this(id.stream().toList(), title);
    }

    /** What it is best known by. */
    public Optional<PaperId> id() {
        return ids.stream().findFirst();
    }

    /** The papers of a reader's library. */
    public static List<LikedPaper> of(List<LibraryEntry> entries) {
        return entries.stream()
                .map(entry -> new LikedPaper(entry.ids(), entry.title()))
                .toList();
    }

    /** The paper that a person named by identifier, address or title; empty if the text names none. */
    public static Optional<LikedPaper> parse(String text) {
        return PaperReference.parse(text).map(LikedPaper::of);
    }

    public static LikedPaper of(PaperReference reference) {
        return switch (reference) {
            case PaperReference.ById(PaperId id) -> new LikedPaper(List.of(id), "");
            case PaperReference.ByTitle(String title) -> new LikedPaper(List.of(), title);
            case PaperReference.InList(PaperList list) -> new LikedPaper(List.of(), "", Optional.of(list));
        };
    }

    /** What stands for it in an answer: the title if there is one. */
    public String label() {
        return list.map(PaperList::text)
                .orElseGet(() -> title.isEmpty() ? ids.getFirst().value() : title);
    }
}
