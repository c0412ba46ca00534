package org.broadsheet.sources;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/**
 * Some days in a row.
 *
 * @param from the first
 * @param to the last, itself included; not before {@code from}
 */
public record Days(LocalDate from, LocalDate to) {

    public Days {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The days end on %s, before they begin on %s.".formatted(to, from));
        }
    }

    public static Days of(LocalDate one) {
        return new Days(one, one);
    }

    /** Whether it is none of a weekend, nor one of the days around Christmas and New Year. */
    public static boolean isOrdinaryWorkday(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean holidays = (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() > 23) || day.getDayOfYear() == 1;
        return !weekend && !holidays;
    }

    /** Each of them, the newest first: what is late is wanted in this order. */
    public List<LocalDate> newestFirst() {
        return from.datesUntil(to.plusDays(1)).toList().reversed();
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + " to " + to;
    }
}
