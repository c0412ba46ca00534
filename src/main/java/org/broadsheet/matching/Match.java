package org.broadsheet.matching;

import org.broadsheet.profiles.ReaderId;

/**
 * A paper that fits one interest of one reader.
 *
 * @param paper its shelf number
 * @param interest the name of the {@link org.broadsheet.profiles.NamedInterest} it fits
 * @param score 0 to 100: how likely this reader would save it; comparable between readers and days
 */
public record Match(ReaderId reader, long paper, String interest, double score) {

    /** @throws IllegalArgumentException if {@code score} is not from 0 to 100 */
    public Match {
        if (!(score >= 0 && score <= 100)) {
            throw new IllegalArgumentException("A score is from 0 to 100, not " + score + ".");
        }
    }
}
