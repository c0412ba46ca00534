package org.broadsheet.papers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Digital Object Identifier in lower case, since DOIs are compared without regard to case.
 *
 * <p>Source: <a href="https://www.doi.org/the-identifier/resources/handbook">DOI Handbook</a>, section 2.
 *
 * @param value never null; {@code 10.} prefix, slash, suffix; no {@code https://doi.org/} before it
 */
public record Doi(String value) {

    private static final int LONGEST = 330;
    private static final Pattern SCHEME = Pattern.compile("10\\.\\d{4,9}(?:\\.\\d{1,9}){0,5}/[^\\s\\p{Cntrl}]{1,300}");
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:(?:https?://)?(?:dx\\.|www\\.)?doi\\.org/|doi\\s?[:=]?\\s?)", Pattern.CASE_INSENSITIVE);

    private static final int MOST_CHARACTERS = 2_000;
    private static final Pattern BETWEEN =
            Pattern.compile("\\s+|[,;|](?=10\\.\\d{4}|https?:|doi)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND = Pattern.compile("(?<![.,;:])[.,;:]{1,9}$");

    /** DOIs under which arXiv registers its own papers. */
    private static final String OF_ARXIV = "10.48550/arxiv.";

    /** @throws IllegalArgumentException if {@code value} is not a DOI; the message quotes it */
    public Doi {
        value = value.toLowerCase(Locale.ROOT);
        if (value.length() > LONGEST || !SCHEME.matcher(value).matches()) {
            throw new IllegalArgumentException("\"%s\" is not a DOI. Expected a form like 10.1101/2024.05.06.592752."
                    .formatted(value.substring(0, Math.min(value.length(), LONGEST))));
        }
    }

    /**
     * Reads a DOI as people and feeds write it: bare, behind {@code doi:}, or as a doi.org address, with what TeX, HTML and
     * addresses write for some characters ({@code \_}, {@code &lt;}, {@code %2F}). Empty if it is not one.
     */
    public static Optional<Doi> find(String text) {
        String stripped = text.strip();
        if (stripped.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        String bare = PREFIX.matcher(Escapes.undone(stripped)).replaceFirst("").toLowerCase(Locale.ROOT);
        return bare.length() <= LONGEST && SCHEME.matcher(bare).matches()
                ? Optional.of(new Doi(bare))
                : Optional.empty();
    }

    /** The first of those that stand in a record's field, where some write several, and full stops behind them. */
    public static Optional<Doi> first(String field) {
        if (field.isBlank()) {
            return Optional.empty();
        }
        String some = field.length() > MOST_CHARACTERS ? field.substring(0, MOST_CHARACTERS) : field;
        for (String piece : BETWEEN.split(some, 0)) {
            Optional<Doi> found = find(BEHIND.matcher(piece).replaceFirst(""));
            if (found.isPresent()) {
                return found;
            }
        }
        return find(some);
    }

    /** The arXiv identifier, if it is arXiv's own DOI: {@code 2408.01234} of {@code 10.48550/arXiv.2408.01234}. */
    public Optional<ArxivId> arxiv() {
        return value.startsWith(OF_ARXIV) ? ArxivId.find(value.substring(OF_ARXIV.length())) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
