package org.broadsheet.papers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An arXiv identifier without its version: {@code 2408.01234}, or {@code hep-th/9901001} as used until March 2007. The subject
 * class that some write within the old form, {@code math.GT/0309136}, is no part of it.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/arxiv_identifier.html">arXiv identifier scheme</a>.
 *
 * @param value never null; exactly as arXiv prints it, no {@code arXiv:} prefix, no {@code v2} suffix
 */
public record ArxivId(String value) {

    /** A class behind an archive of the old form: {@code .GT}, {@code .NC}, {@code .optics}, {@code .comp-ph}. */
    static final String CLASS = "(?:\\.[a-z]{2,8}(?:-[a-z]{2,4})?)?";

    /** Of the old form: the archive, perhaps with a class, and year, month and number. */
    static final String OLD = "(?:[a-z]{2,8}(?:-[a-z]{2,4})?|q-[a-z]{3})" + CLASS + "/\\d{7}";

    /** Of the new form: year and month, a dot, and a number. */
    static final String NEW = "\\d{4}\\.\\d{4,5}";

    private static final int LONGEST = 200;
    private static final Pattern WHOLE = Pattern.compile(NEW + "|" + OLD, Pattern.CASE_INSENSITIVE);
    private static final Pattern WITHIN = Pattern.compile(
            "(?:oai:arXiv\\.org:|arXiv\\s?:\\s?|(?:https?://)?(?:[a-z]{1,20}\\.){0,2}arxiv\\.org/(?:abs|pdf|html|ps|format|e-print)/)?("
                    + NEW + "|" + OLD + ")(?:v\\d{1,3})?(?:\\.pdf)?(?:[?#]\\S*)?(?:\\s?\\[[a-z.-]{2,20}\\])?",
            Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if {@code value} follows neither scheme; the message quotes it */
    public ArxivId {
        if (!WHOLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not an arXiv identifier. Expected a form like 2408.01234 or hep-th/9901001, without version."
                            .formatted(value));
        }
        value = canonical(value);
    }

    private static String canonical(String value) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            return value;
        }
        String archive = value.substring(0, slash);
        int dot = archive.indexOf('.');
        return (dot < 0 ? archive : archive.substring(0, dot)).toLowerCase(Locale.ROOT) + value.substring(slash);
    }

    /**
     * Reads an identifier as people and feeds write it: bare, with a version or a class behind it, behind {@code arXiv:} or
     * {@code oai:arXiv.org:}, or as an address of arxiv.org. Empty if the text is none of these.
     */
    public static Optional<ArxivId> find(String text) {
        String stripped = text.strip();
        Matcher found = WITHIN.matcher(stripped);
        return stripped.length() <= LONGEST && found.matches()
                ? Optional.of(new ArxivId(found.group(1)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
