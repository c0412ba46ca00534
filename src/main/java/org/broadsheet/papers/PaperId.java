package org.broadsheet.papers;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a paper is known by. The four forms cannot be mistaken for each other: an arXiv identifier ({@code 2408.01234}), a DOI
 * ({@code 10.1101/2024.05.06.592752}), PubMed's number ({@code pmid:38753423}), or, where a source gives none of them, a key made
 * from the title as it is read ({@code title-} and 20 hexadecimal digits).
 *
 * @param value never null; the identifier alone, in its canonical form
 */
public record PaperId(String value) {

    private static final Pattern TITLE_KEY = Pattern.compile("title-[0-9a-f]{20}");

    /** @throws IllegalArgumentException if {@code value} has none of these forms; the message quotes it */
    public PaperId {
        String given = value;
        value = find(value)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"%s\" is not a paper's identifier. Expected an arXiv identifier like 2408.01234, or a DOI like 10.1101/2024.05.06.592752."
                                .formatted(given)));
    }

    public static PaperId of(ArxivId arxiv) {
        return new PaperId(arxiv.value());
    }

    /** arXiv's own DOIs are arXiv identifiers in another coat. */
    public static PaperId of(Doi doi) {
        return new PaperId(doi.value());
    }

    public static PaperId of(PubMedId pubmed) {
        return new PaperId("pmid:" + pubmed.value());
    }

    /**
     * The key of a paper that no source has numbered: equal for titles that people read as the same, whether as TeX, as HTML or
     * in Unicode, and whatever their case, accents, spacing, dashes and punctuation.
     */
    public static PaperId ofTitle(String title) {
        return new PaperId("title-" + TitleKey.of(title));
    }

    /** Reads an identifier as people write it: with {@code arXiv:}, a version, or as an address. Empty if it is not one. */
    public static Optional<PaperId> parse(String text) {
        return find(text.strip()).map(PaperId::new);
    }

    /** What it is among arXiv's, if it is one. */
    public Optional<ArxivId> arxiv() {
        return value.startsWith("10.") || value.startsWith("pmid:") || value.startsWith("title-")
                ? Optional.empty()
                : Optional.of(new ArxivId(value));
    }

    private static Optional<String> find(String text) {
        if (isArxivNumber(text)) {
            // Most of them, in a fraction of the time.
            return Optional.of(text);
        }
        if (TITLE_KEY.matcher(text).matches()) {
            return Optional.of(text);
        }
        return ArxivId.find(text)
                .or(() -> Doi.find(text).flatMap(Doi::arxiv))
                .map(ArxivId::value)
                .or(() -> Doi.find(text).map(Doi::value))
                .or(() -> PubMedId.find(text).map(pubmed -> "pmid:" + pubmed.value()));
    }

    /** Of the new form, and nothing more. */
    private static boolean isArxivNumber(String text) {
        int length = text.length();
        if (length < 9 || length > 10 || text.charAt(4) != '.') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (i != 4 && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
