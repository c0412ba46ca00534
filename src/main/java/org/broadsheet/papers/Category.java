package org.broadsheet.papers;

import java.util.regex.Pattern;

/**
 * A subject class as its source names it: arXiv's {@code cs.IR}, {@code hep-th}, {@code astro-ph.GA}, or bioRxiv's
 * {@code neuroscience}.
 *
 * @param value never null; 1 to 60 letters, digits, and {@code . - _ &} or spaces between them
 */
public record Category(String value) {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._&-]{0,58}[\\p{L}\\p{N}])?");

    /** @throws IllegalArgumentException if {@code value} is not a category; the message quotes it */
    public Category {
        value = value.strip();
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a category. Expected a form like cs.IR, hep-th or neuroscience.".formatted(value));
        }
    }

    /** The part before the first dot: {@code cs} of {@code cs.IR}; the whole where there is no dot. */
    public String archive() {
        int dot = value.indexOf('.');
        return dot < 0 ? value : value.substring(0, dot);
    }

    /** Whether this is {@code wider} or one of its classes: {@code cs.IR} is within {@code cs} and within {@code cs.IR}. */
    public boolean isWithin(Category wider) {
        return value.equalsIgnoreCase(wider.value) || archive().equalsIgnoreCase(wider.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
