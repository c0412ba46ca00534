package org.broadsheet.papers;

import java.time.Instant;

/**
 * A paper that Broadsheet keeps.
 *
 * @param number its place in the order of arrival, from 1, without meaning otherwise; a later paper has a higher one.
 *     It never changes, whatever the paper turns out to be known by
 * @param shelvedAt when it first arrived, to the millisecond
 * @param paper its newest version
 */
public record ShelvedPaper(long number, Instant shelvedAt, Paper paper) {

    /** @throws IllegalArgumentException if {@code number} is less than 1 */
    public ShelvedPaper {
        if (number < 1) {
            throw new IllegalArgumentException("Papers are numbered from 1, so there is no paper " + number + ".");
        }
    }
}
