package org.broadsheet.config;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * An edit that somebody has to make in one of their files.
 *
 * @param line counted from 1
 * @param what is there, and what to write instead; whole sentences, no line break
 */
public record Problem(Path file, int line, String what) implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparing(Problem::what);

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code config/profiles/ada.yaml:3: …}, which editors and terminals make a link of. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
