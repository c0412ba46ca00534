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

    private static final Pattern SCHEME = Pattern.compile("10\\.\\d{4,9}(?:\\.\\d+)*/[^\\s\\p{Cntrl}]{1,300}");
    private static final Pattern PREFIX =
            Pattern.compile("^(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)", Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if {@code value} is not a DOI; the message quotes it */
    public Doi {
        value = value.toLowerCase(Locale.ROOT);
        if (!SCHEME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a DOI. Expected a form like 10.1101/2024.05.06.592752.".formatted(value));
        }
    }

    /** Reads a DOI as people and feeds write it: bare, behind {@code doi:}, or as a doi.org address. Empty if it is none. */
    public static Optional<Doi> find(String text) {
        String bare = PREFIX.matcher(text.strip()).replaceFirst("");
        return SCHEME.matcher(bare.toLowerCase(Locale.ROOT)).matches() ? Optional.of(new Doi(bare)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
