package org.broadsheet.papers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A paper as a source announced it. Text is as the authors wrote it, TeX included; white space is folded and control
 * characters are gone, but it is hostile until it is escaped for where it is shown.
 *
 * @param arxiv its arXiv identifier, if it has one
 * @param doi its DOI, if the source knows one
 * @param title never blank, at most 1,000 characters
 * @param abstractText may be empty, at most 20,000 characters
 * @param authors in the paper's order; may be empty, since some sources name nobody
 * @param categories the primary one first; may be empty
 * @param version 1 for the first; sources without versions always say 1
 * @param announced the day its source lists it under, as that source writes the date
 * @param upvotes what readers of a source gave it, where the source counts them
 * @param details what else its record says
 */
public record Paper(
        Optional<ArxivId> arxiv,
        Optional<Doi> doi,
        String title,
        String abstractText,
        List<Author> authors,
        List<Category> categories,
        int version,
        LocalDate announced,
        OptionalInt upvotes,
        PaperDetails details) {

    public static final int LONGEST_TITLE = 1_000;
    public static final int LONGEST_ABSTRACT = 20_000;

    /** @throws IllegalArgumentException if the title is blank, a text is too long, or the version is less than 1 */
    public Paper {
        if (arxiv.isEmpty()) {
            arxiv = doi.flatMap(Doi::arxiv);
        }
        doi = doi.filter(other -> other.arxiv().isEmpty());
        title = singleSpaced(title);
        abstractText = singleSpaced(abstractText);
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        Objects.requireNonNull(announced, "announced");
        if (title.isEmpty() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException(
                    "A title has 1 to %,d characters, not %,d.".formatted(LONGEST_TITLE, title.length()));
        }
        if (abstractText.length() > LONGEST_ABSTRACT) {
            throw new IllegalArgumentException("An abstract has at most %,d characters, not %,d."
                    .formatted(LONGEST_ABSTRACT, abstractText.length()));
        }
        if (version < 1) {
            throw new IllegalArgumentException("Versions count from 1, so there is no version " + version + ".");
        }
    }

    /** A paper of whose record nothing more is known. */
    public Paper(
            Optional<ArxivId> arxiv,
            Optional<Doi> doi,
            String title,
            String abstractText,
            List<Author> authors,
            List<Category> categories,
            int version,
            LocalDate announced,
            OptionalInt upvotes) {
        this(arxiv, doi, title, abstractText, authors, categories, version, announced, upvotes, PaperDetails.NONE);
    }

    /** The same paper with other details. */
    public Paper with(PaperDetails other) {
        return new Paper(arxiv, doi, title, abstractText, authors, categories, version, announced, upvotes, other);
    }

    /** Whether its authors took it back: nobody is to be sent it. */
    public boolean isWithdrawn() {
        return details.withdrawn()
                || PaperDetails.saysWithdrawn(details.comment())
                || (abstractText.length() < 600 && PaperDetails.saysWithdrawn(abstractText));
    }

    /** One blank for whatever separates words, control characters included; all else as it is. In one pass, since a snapshot has millions. */
    static String singleSpaced(String text) {
        int from = endOfRun(text, 0);
        if (from == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
        while (from < text.length()) {
            while (from < text.length() && isBlank(text.charAt(from))) {
                from++;
            }
            int end = endOfRun(text, from);
            if (end > from && !out.isEmpty()) {
                out.append(' ');
            }
            out.append(text, from, end);
            from = end;
        }
        return out.toString();
    }

    /** Where that which may stay ends, single blanks between words included. */
    private static int endOfRun(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean single = c == ' ' && at > from && at + 1 < text.length() && !isBlank(text.charAt(at + 1));
            if (isBlank(c) && !single) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        if (c > ' ' && c < '\u007f') {
            return false;
        }
        return c <= ' '
                || c == '\u007f'
                || c == '\u00a0'
                || c == '\u1680'
                || (c >= '\u2000' && c <= '\u200a')
                || (c >= '\u2028' && c <= '\u202f' && Character.isSpaceChar(c))
                || c == '\u205f'
                || c == '\u3000';
    }

    /** The same paper under another day. */
    public Paper announcedOn(LocalDate day) {
        return new Paper(arxiv, doi, title, abstractText, authors, categories, version, day, upvotes, details);
    }

    /** What it is best known by: the arXiv identifier, else the DOI, else PubMed's number, else its title's key. */
    public PaperId id() {
        return arxiv.map(PaperId::of)
                .or(() -> doi.map(PaperId::of))
                .or(() -> details.pubmed().map(PaperId::of))
                .orElseGet(() -> PaperId.ofTitle(title));
    }

    /** Whether some register has given it a number. */
    public boolean isNumbered() {
        return arxiv.isPresent() || doi.isPresent() || details.pubmed().isPresent();
    }

    /** Everything it is known by, best first; the title's key always comes last. */
    public List<PaperId> identifiers() {
        List<PaperId> all = new ArrayList<>(3);
        arxiv.map(PaperId::of).ifPresent(all::add);
        doi.map(PaperId::of).ifPresent(all::add);
        details.pubmed().map(PaperId::of).ifPresent(all::add);
        all.add(PaperId.ofTitle(title));
        return all;
    }

    /** The category that its authors put first, if any. */
    public Optional<Category> primaryCategory() {
        return categories.isEmpty() ? Optional.empty() : Optional.of(categories.getFirst());
    }
}
