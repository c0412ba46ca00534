package org.broadsheet.papers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number under which PubMed lists a paper.
 *
 * @param value 1 to 9 digits, the first of them not 0
 */
public record PubMedId(String value) {

    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern WITHIN = Pattern.compile(
            "(?:pmid\\s?[:=-]?\\s?|(?:https?://)?(?:www\\.)?(?:pubmed\\.ncbi\\.nlm\\.nih\\.gov|ncbi\\.nlm\\.nih\\.gov/pubmed)/)"
                    + "([1-9]\\d{0,8})/?(?:[?#]\\S{0,200})?",
            Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if {@code value} is no such number; the message quotes it */
    public PubMedId {
        if (!WHOLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a PubMed number. Expected 1 to 9 digits.".formatted(value));
        }
    }

    /** Reads a number behind {@code PMID:} or in an address of PubMed; digits alone are not enough. Empty if it is not one. */
    public static Optional<PubMedId> find(String text) {
        String stripped = text.strip();
        Matcher found = WITHIN.matcher(stripped);
        return stripped.length() <= 300 && found.matches()
                ? Optional.of(new PubMedId(found.group(1)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
