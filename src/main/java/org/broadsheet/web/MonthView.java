package org.broadsheet.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.papers.Library;
import org.broadsheet.rendering.Language;

/**
 * A month of the archive as a calendar: its days from Monday to Sunday, those with papers as ways to them.
 *
 * @param earlier the last day with papers before this month, and {@code later} the first one after it
 */
record MonthView(
        String name, Optional<String> earlier, Optional<String> later, List<Weekday> weekdays, List<List<Cell>> weeks) {

    private static final int WEEK = 7;

    /**
     * @param day its number; empty beside the month
     * @param href where its papers are; empty for a day without
     * @param shown whether it is the day of the page
     */
    record Cell(String day, Optional<String> href, boolean shown) {}

    /** A day of the week, and its name as it stands above a column. */
    record Weekday(String name, String shortly) {}

    /** The month around that day. */
    static MonthView around(LocalDate shown, Library library, Language language) {
        YearMonth month = YearMonth.from(shown);
        Set<LocalDate> days = new HashSet<>();
        Optional<LocalDate> next = library.dayAfter(month.atDay(1).minusDays(1));
        while (next.isPresent() && YearMonth.from(next.get()).equals(month)) {
            days.add(next.get());
            next = library.dayAfter(next.get());
        }
        List<List<Cell>> weeks = new ArrayList<>();
        LocalDate day = month.atDay(1).minusDays(month.atDay(1).getDayOfWeek().getValue() - 1L);
        while (!day.isAfter(month.atEndOfMonth())) {
            List<Cell> week = new ArrayList<>();
            for (int i = 0; i < WEEK; i++) {
                week.add(cell(day.plusDays(i), month, days, shown));
            }
            weeks.add(week);
            day = day.plusDays(WEEK);
        }
        return new MonthView(
                language.date("date.month", month),
                library.dayBefore(month.atDay(1)).map(before -> "/" + before),
                next.map(after -> "/" + after),
                Stream.of(DayOfWeek.values())
                        .map(one -> new Weekday(
                                one.getDisplayName(TextStyle.FULL, language.locale()),
                                one.getDisplayName(TextStyle.SHORT, language.locale())
                                        .substring(0, 2)))
                        .toList(),
                weeks);
    }

    private static Cell cell(LocalDate day, YearMonth month, Set<LocalDate> days, LocalDate shown) {
        if (!YearMonth.from(day).equals(month)) {
            return new Cell("", Optional.empty(), false);
        }
        return new Cell(
                Integer.toString(day.getDayOfMonth()),
                days.contains(day) ? Optional.of("/" + day) : Optional.empty(),
                day.equals(shown));
    }
}
