package org.broadsheet.profiles;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The wall-clock moment at which a reader wants a digest, and the days of the week on which one may come.
 *
 * @param at on the reader's own clock. If daylight saving skips it, the digest comes later that day by the length of the
 *     gap; if it occurs twice, the first counts (both as {@link ZonedDateTime#of} resolves them)
 * @param zone the reader's; never the server's
 * @param days never empty; all seven, Monday to Friday, or a single one for a weekly digest
 * @param monthly whether one may come only on the first of these days in each month
 */
public record DigestTime(LocalTime at, ZoneId zone, Set<DayOfWeek> days, boolean monthly) {

    public static final Set<DayOfWeek> WEEKDAYS =
            Collections.unmodifiableSet(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    /** @throws IllegalArgumentException if {@code days} is empty */
    public DigestTime {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A digest needs at least one day of the week to come on.");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** A digest on each of these days. */
    public DigestTime(LocalTime at, ZoneId zone, Set<DayOfWeek> days) {
        this(at, zone, days, false);
    }

    /**
     * The date of the newest digest that should exist at {@code now}: due if later than the newest one that does. After
     * days without power the answer is one date, so a reader gets one digest, not five.
     */
    public LocalDate newestAt(Instant now) {
        LocalDate date = LocalDate.ofInstant(now, zone);
        while (!isFor(date) || momentOf(date).isAfter(now)) {
            date = date.minusDays(1);
        }
        return date;
    }

    /** When the digest after the one of {@code date} is due. */
    public Instant nextAfter(LocalDate date) {
        LocalDate next = date.plusDays(1);
        while (!isFor(next)) {
            next = next.plusDays(1);
        }
        return momentOf(next);
    }

    /** Whether a digest may come on that date. */
    private boolean isFor(LocalDate date) {
        boolean first = !monthly
                || date.withDayOfMonth(1).datesUntil(date).noneMatch(earlier -> days.contains(earlier.getDayOfWeek()));
        return first && days.contains(date.getDayOfWeek());
    }

    /** The instant at which this reader's clock shows {@link #at} on {@code date}. */
    public Instant momentOf(LocalDate date) {
        return ZonedDateTime.of(date, at, zone).toInstant();
    }
}
