package org.broadsheet.letters;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.profiles.DigestTime;

/** Times, zones, days and spans as people write them. Pure. */
public final class Times {

    private static final Pattern CLOCK = Pattern.compile(
            "(\\d{1,2})(?:[:.h](\\d{2}))?\\s*(am|pm|a\\.m\\.|p\\.m\\.|uhr|h)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPAN = Pattern.compile(
            "(?:for\\s+)?(an?|one|two|three|four|\\d{1,3})\\s*(d|days?|w|weeks?|m|months?)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> NUMBERS =
            Map.of("a", 1, "an", 1, "one", 1, "two", 2, "three", 3, "four", 4);
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private Times() {}

    static Optional<LocalTime> clock(String text) {
        Matcher clock = CLOCK.matcher(text.strip());
        if (!clock.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(clock.group(1));
        int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
        String half = clock.group(3) == null ? "" : clock.group(3).toLowerCase(Locale.ROOT);
        if (half.startsWith("a") || half.startsWith("p")) {
            if (hour < 1 || hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
        }
        return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }

    /** A zone by its name, in any case: {@code Europe/Berlin}, {@code berlin}, {@code New York}, {@code UTC}, {@code GMT+2}. */
    static Optional<ZoneId> zone(String text) {
        String name = text.strip().replaceFirst("^\\(|\\)$", "").replace(' ', '_');
        if (name.isEmpty() || name.length() > 60) {
            return Optional.empty();
        }
        for (String known : ZoneId.getAvailableZoneIds()) {
            if (known.equalsIgnoreCase(name)) {
                return Optional.of(ZoneId.of(known));
            }
        }
        List<String> cities = ZoneId.getAvailableZoneIds().stream()
                .filter(known ->
                        known.matches("(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .filter(known -> known.substring(known.lastIndexOf('/') + 1).equalsIgnoreCase(name))
                .toList();
        if (cities.size() == 1) {
            return Optional.of(ZoneId.of(cities.getFirst()));
        }
        try {
            return name.matches("(?i)(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?")
                    ? Optional.of(ZoneId.of(name.toUpperCase(Locale.ROOT)))
                    : Optional.empty();
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** Days by their names, short or long: {@code Mon, Wed and Fri}, {@code daily}, {@code weekdays}. */
    static Optional<Set<DayOfWeek>> days(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        if (words.matches("daily|every ?day|all days")) {
            return Optional.of(EnumSet.allOf(DayOfWeek.class));
        }
        if (words.matches("(?:on )?(?:weekdays|work(?:ing)? ?days)")) {
            return Optional.of(DigestTime.WEEKDAYS);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : words.replaceFirst("^(?:on|every)\\s+", "").split("[\\s,;+&]+|\\band\\b", -1)) {
            if (!word.isEmpty()) {
                Optional<DayOfWeek> day = day(word);
                if (day.isEmpty()) {
                    return Optional.empty();
                }
                days.add(day.get());
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(days);
    }

    private static Optional<DayOfWeek> day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (word.length() >= 3 && (name.startsWith(word) || word.equals(name + "s"))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** How days are written where they can be edited. */
    public static String written(Set<DayOfWeek> days) {
        return days.size() == 7
                ? "every day"
                : String.join(
                        ", ",
                        EnumSet.copyOf(days).stream()
                                .map(day -> DAYS.get(day.getValue() - 1))
                                .toList());
    }

    /** A span of days, at most a year: {@code 2 weeks}, {@code 10 days}, {@code a month}. */
    static Optional<Duration> span(String text) {
        Matcher span = SPAN.matcher(text.strip());
        if (!span.matches()) {
            return Optional.empty();
        }
        String number = span.group(1).toLowerCase(Locale.ROOT);
        int count = NUMBERS.containsKey(number) ? NUMBERS.get(number) : Integer.parseInt(number);
        int days = switch (Character.toLowerCase(span.group(2).charAt(0))) {
            case 'd' -> count;
            case 'w' -> 7 * count;
            default -> 30 * count;
        };
        return days < 1 || days > 366 ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }
}
