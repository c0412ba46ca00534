package org.broadsheet.sources.arxiv;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.sources.Schedule;

/**
 * When arXiv announces: Sunday to Thursday at 20:00 in New York, in a batch that carries the next day's date, so Monday to
 * Friday. Some American holidays have none; others are put off without notice.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/availability.html">arXiv availability and announcement schedule</a>.
 */
final class ArxivCalendar implements Schedule {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime DEADLINE = LocalTime.of(14, 0);

    /** The feeds change at midnight; so much later is still usual. A guess from the times at which days were recorded. */
    private static final Duration USUAL_DELAY = Duration.ofHours(2);

    /** A holiday names the evening or the batch of the day after, depending on who lists it; nothing is due on either. */
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(6, 19),
            MonthDay.of(7, 3),
            MonthDay.of(7, 4),
            MonthDay.of(12, 25),
            MonthDay.of(12, 29),
            MonthDay.of(12, 31));

    @Override
    public Optional<LocalDate> newestDue(Instant now) {
        LocalDate day = LocalDate.ofInstant(now.minus(USUAL_DELAY), NEW_YORK);
        while (!isPromised(day)) {
            day = day.minusDays(1);
        }
        return Optional.of(day);
    }

    @Override
    public Instant due(LocalDate day) {
        return day.atStartOfDay(NEW_YORK).toInstant().plus(USUAL_DELAY);
    }

    @Override
    public LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkday(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    @Override
    public boolean isOn(LocalDate day, Instant now) {
        return LocalDate.ofInstant(now, NEW_YORK).equals(day);
    }

    /** The day of the batch in which a paper submitted then appears, if nothing holds it up. */
    LocalDate announcedAfter(Instant submitted) {
        LocalDate day = LocalDate.ofInstant(submitted, NEW_YORK);
        LocalTime at = LocalTime.ofInstant(submitted, NEW_YORK);
        LocalDate closes = isWorkday(day) && at.isBefore(DEADLINE) ? day : next(day);
        // What closes on a Friday is announced on Sunday evening, as Monday's.
        return next(closes);
    }

    private static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static boolean isPromised(LocalDate day) {
        return isWorkday(day) && !isHoliday(day) && !isHoliday(day.minusDays(1));
    }

    private static boolean isHoliday(LocalDate day) {
        LocalDate month = day.withDayOfMonth(1);
        return FIXED.contains(MonthDay.from(day))
                || day.equals(month.withMonth(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.MONDAY)))
                || (day.getMonth() == Month.SEPTEMBER
                        && day.equals(month.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY))))
                || (day.getMonth() == Month.NOVEMBER
                        && day.equals(month.with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY))));
    }
}
