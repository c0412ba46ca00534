package org.broadsheet.papers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An arXiv identifier without its version: {@code 2408.01234}, or {@code hep-th/9901001} as used until March 2007.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/arxiv_identifier.html">arXiv identifier scheme</a>.
 *
 * @param value never null; exactly as arXiv prints it, no {@code arXiv:} prefix, no {@code v2} suffix
 */
public record ArxivId(String value) {

    private static final String SCHEME = "\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[A-Z]{2})?/\\d{7}";
    private static final Pattern WHOLE = Pattern.compile(SCHEME);
    private static final Pattern WITHIN = Pattern.compile(
            "^(?:oai:arXiv\\.org:|arXiv:|https?://(?:[a-z]+\\.)?arxiv\\.org/(?:abs|pdf|html)/)?(" + SCHEME
                    + ")(?:v\\d{1,3})?(?:\\.pdf)?$",
            Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if {@code value} follows neither scheme; the message quotes it */
    public ArxivId {
        if (!WHOLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an arXiv identifier. Expected a form like 2408.01234 or hep-th/9901001, without version."
                            .formatted(value));
        }
    }

    /**
     * Reads an identifier as people and feeds write it: bare, with a version, behind {@code arXiv:} or
     * {@code oai:arXiv.org:}, or as an address of arxiv.org. Empty if the text is none of these.
     */
    public static Optional<ArxivId> find(String text) {
        Matcher found = WITHIN.matcher(text.strip());
        return found.matches()
                ? Optional.of(found.group(1))
                        .filter(id -> WHOLE.matcher(id).matches())
                        .map(ArxivId::new)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
