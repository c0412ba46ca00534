package org.broadsheet.profiles;

import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.PaperList;

/** How a reader names a paper: by what it is numbered, by its title, or by the list in which it stands with others. */
public sealed interface PaperReference {

    Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");

    /** What browsers take for an address. An identifier in a longer one is not looked for: that would cost its length for each slash. */
    int LONGEST_ADDRESS = 2_000;

    /** Queries, and what preprint servers put behind a DOI: {@code v2}, {@code v1.full-text}. */
    Pattern BEHIND_AN_IDENTIFIER =
            Pattern.compile("(?:v\\d{1,2})?(?:\\.full(?:[.-]\\w+){0,6}+)?(?:(?<!/)/++)?(?:[?#].*)?$");

    /**
     * Reads what a person wrote: an identifier, bare or as an address of any site that names papers by it
     * ({@code https://huggingface.co/papers/2408.01234}), a list, else a title.
     *
     * @return empty if the text is blank, or an address without an identifier in it
     */
    static Optional<PaperReference> parse(String text) {
        String stripped = text.strip();
        Optional<PaperList> list = PaperList.parse(stripped);
        if (list.isPresent()) {
            return list.map(InList::new);
        }
        if (ADDRESS.matcher(stripped).matches()) {
            return stripped.length() > LONGEST_ADDRESS
                    ? Optional.empty()
                    : inAddress(stripped).map(ById::new);
        }
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        Optional<PaperReference> byId = PaperId.parse(stripped).map(ById::new);
        return byId.or(() -> Optional.of(new ByTitle(stripped)));
    }

    /** The first end of the address, cut at a slash, that is an identifier. */
    private static Optional<PaperId> inAddress(String address) {
        Optional<PaperId> whole = PaperId.parse(address);
        if (whole.isPresent()) {
            return whole;
        }
        String path = BEHIND_AN_IDENTIFIER.matcher(address).replaceFirst("");
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            Optional<PaperId> id = PaperId.parse(path.substring(slash + 1));
            if (id.isPresent()) {
                return id;
            }
        }
        return Optional.empty();
    }

    /** By what the archive knows the paper: its identifier, or its title's key; of a list it knows nothing. */
    default PaperId key() {
        return switch (this) {
            case ById(PaperId id) -> id;
            case ByTitle(String title) -> PaperId.ofTitle(title);
            case InList(PaperList list) -> PaperId.ofTitle(list.text());
        };
    }

    /** As a person reads it and may write it back: the identifier or the title. */
    default String text() {
        return switch (this) {
            case ById(PaperId id) -> id.value();
            case ByTitle(String title) -> title;
            case InList(PaperList list) -> list.text();
        };
    }

    /** By arXiv identifier or DOI. Counts once the archive holds the paper. */
    record ById(PaperId id) implements PaperReference {}

    /** All that stand in a list kept elsewhere. They count once somebody has read it, see {@link PaperLists}. */
    record InList(PaperList list) implements PaperReference {}

    /**
     * By title. Counts at once: as the archive's paper of that title if there is one, else as the title's own words.
     *
     * @param title never blank
     */
    record ByTitle(String title) implements PaperReference {
        public ByTitle {
            // One line, as papers' own titles are: a form has a line for each.
            title = title.replaceAll("\\s+", " ").strip();
            if (title.isEmpty()) {
                throw new IllegalArgumentException("A paper's title has at least one character.");
            }
        }
    }
}
