package org.broadsheet.sources.formats;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The day to which undated papers belong, and which dates to believe.
 *
 * @param today in UTC
 * @param given the day that the operator says the papers are of, if any
 */
public record ReadingDay(LocalDate today, Optional<LocalDate> given) {

    /** The day of papers whose source names none. */
    public LocalDate undated() {
        return given.orElse(today);
    }

    /**
     * The date, if it can be true. East of Greenwich tomorrow has begun.
     *
     * @throws NotAPaper if it lies in the future
     */
    public LocalDate believe(LocalDate announced) throws NotAPaper {
        if (announced.isAfter(today.plusDays(1))) {
            throw new NotAPaper("It is dated %s, which is after today, %s.".formatted(announced, today));
        }
        return announced;
    }
}
