package org.broadsheet.profiles;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which reader; says nothing about who. Prints as {@code s42} in logs, links and message keys.
 *
 * @param number at least 1; given once and never again
 */
public record ReaderId(long number) implements Comparable<ReaderId> {

    private static final Pattern FORM = Pattern.compile("s([1-9]\\d{0,17})");

    /** @throws IllegalArgumentException if {@code number} is less than 1 */
    public ReaderId {
        if (number < 1) {
            throw new IllegalArgumentException("Readers are numbered from 1, so there is no reader " + number + ".");
        }
    }

    /** Reads what {@link #toString()} writes; empty for anything else. */
    public static Optional<ReaderId> parse(String text) {
        var found = FORM.matcher(text);
        return found.matches() ? Optional.of(new ReaderId(Long.parseLong(found.group(1)))) : Optional.empty();
    }

    @Override
    public int compareTo(ReaderId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "s" + number;
    }
}
