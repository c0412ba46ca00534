package org.broadsheet.papers;

import java.time.LocalDate;

/**
 * How a paper's upvotes rose.
 *
 * @param day on which they were last counted
 * @param now how many there were then
 * @param before how many there were when they were last counted on an earlier day; 0 if that never was
 */
public record Votes(LocalDate day, int now, int before) {

    /** @throws IllegalArgumentException if there are fewer than none */
    public Votes {
        if (now < 0 || before < 0) {
            throw new IllegalArgumentException("Upvotes are counted from 0, not %d and %d.".formatted(now, before));
        }
    }

    /** Counted once more. A count of an earlier day changes nothing. */
    public Votes then(LocalDate today, int count) {
        return today.isBefore(day) ? this : new Votes(today, count, today.equals(day) ? before : now);
    }

    /** How many came since it was last counted on an earlier day; 0 if some were taken back. */
    public int rise() {
        return Math.max(0, now - before);
    }
}
