package org.broadsheet.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A paper that Broadsheet keeps.
 *
 * @param number its place in the order of arrival, from 1, without meaning otherwise; a later paper has a higher one.
 *     It never changes, whatever the paper turns out to be known by
 * @param shelvedAt when it first arrived, to the millisecond
 * @param paper its newest version
 */
public record ShelvedPaper(long number, Instant shelvedAt, Paper paper) {

    /**
     * A paper announced longer ago than this when it arrived is no news: the archive has it, digests leave it out. Sources list
     * papers some days late, and a daemon may stand still for a week; an import of years must not fill the next digest.
     */
    public static final int NEWS_DAYS = 14;

    /** @throws IllegalArgumentException if {@code number} is less than 1 */
    public ShelvedPaper {
        if (number < 1) {
            throw new IllegalArgumentException("Papers are numbered from 1, so there is no paper " + number + ".");
        }
    }

    /**
     * Whether it was news when it arrived. What no register has numbered counts as news: it comes from a page
     * that somebody saved and put in by hand, and such pages do not name the year.
     */
    public boolean isNews() {
        return isNews(paper.isNumbered(), paper.announced(), shelvedAt);
    }

    /** {@link #isNews()} of a paper of which no more is known than this. */
    public static boolean isNews(boolean identified, LocalDate announced, Instant shelvedAt) {
        return !identified || !announced.plusDays(NEWS_DAYS).isBefore(LocalDate.ofInstant(shelvedAt, ZoneOffset.UTC));
    }
}
