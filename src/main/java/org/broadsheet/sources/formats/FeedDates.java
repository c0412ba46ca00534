package org.broadsheet.sources.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as feeds write them, on the feed's own clock: RFC 3339 in Atom, RFC 822 in RSS, and what programs make of these: no weekday, a
 * zone by name, no seconds, two digits of a year.
 */
public final class FeedDates {

    private static final int LONGEST = 100;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T\\s].{0,60})?");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?:\\p{L}{2,9}\\.?,?\\s{1,3})?(\\d{1,2})[\\s-](\\p{L}{3,9})\\.?[\\s-](\\d{4}|\\d{2})(?:[\\s,].{0,60})?");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?:\\p{L}{2,9},\\s{1,3})?(\\p{L}{3,9})\\.?\\s{1,3}(\\d{1,2}),?\\s{1,3}(\\d{4})(?:[\\s,].{0,60})?");

    /** A year or a month of one, as journals date their issues: no day. */
    private static final Pattern NO_DAY = Pattern.compile("\\d{4}(?:-\\d{1,2})?");

    private FeedDates() {}

    /** Empty if there is no text, or no day in it; @throws NotAPaper if it is no date. */
    public static Optional<LocalDate> day(String text) throws NotAPaper {
        String bare = text.strip();
        if (bare.isEmpty() || NO_DAY.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            Matcher year = YEAR_FIRST.matcher(bare);
            Matcher day = DAY_FIRST.matcher(bare);
            Matcher month = MONTH_FIRST.matcher(bare);
            if (bare.length() <= LONGEST && year.matches()) {
                return Optional.of(LocalDate.of(number(year, 1), number(year, 2), number(year, 3)));
            }
            if (bare.length() <= LONGEST && day.matches()) {
                int written = number(day, 3);
                return Optional.of(
                        LocalDate.of(written < 100 ? 2000 + written : written, month(day.group(2)), number(day, 1)));
            }
            if (bare.length() <= LONGEST && month.matches()) {
                return Optional.of(LocalDate.of(number(month, 3), month(month.group(1)), number(month, 2)));
            }
        } catch (DateTimeException noDay) {
            // Said below, like any other text that is no date.
        }
        throw new NotAPaper(
                "\"%s\" is not a date. Expected a form like 2026-03-02T00:00:00-05:00 or Mon, 02 Mar 2026 00:00:00 -0500."
                        .formatted(bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST) + "…"));
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static int month(String name) {
        return 1 + MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    }
}
