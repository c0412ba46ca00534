package org.broadsheet.sources.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A day as pages write it: {@code Mar 28}, {@code 28 March 2025}, {@code Friday, March 28th, 2025}, {@code 2025-03-28},
 * {@code 28.03.2025}, {@code 03/28/2025}. Of numbers between slashes the first is the month, as where these pages come from,
 * unless only the second can be.
 */
final class PageDate {

    private static final String MONTHS = Arrays.stream(Month.values())
            .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    + "|"
                    + month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3))
            .collect(Collectors.joining("|", "(?<month>", "|Sept)\\.?"));
    private static final String NUMBER = "(?<day>[0-3]?\\d)(?:st|nd|rd|th)?";
    private static final String YEAR = "(?:(?:,?\\s+(?:of\\s+)?|-)(?<year>(?:19|20)\\d\\d|['’]\\d\\d)(?!\\d))?";
    /** A day with its weekday and two neighbours is no longer. */
    private static final int LONGEST = 80;

    private static final int WORDS = Pattern.CASE_INSENSITIVE;

    /** Each begins and ends where a word does, except that it may be glued to what stands before and behind: {@code friendsMar 28On}. */
    private static final Pattern[] FORMS = {
        Pattern.compile("(?<![\\d-])(?<year>(?:19|20)\\d\\d)[-/](?<number>\\d\\d?)[-/](?<day>\\d\\d?)(?![\\d-])"),
        Pattern.compile("(?<![\\d/])(?<number>\\d\\d?)/(?<day>\\d\\d?)/(?<year>(?:19|20)\\d\\d)(?![\\d/])"),
        Pattern.compile("(?<![\\d/])(?<day>\\d\\d?)/(?<number>\\d\\d?)/(?<year>(?:19|20)\\d\\d)(?![\\d/])"),
        Pattern.compile("(?<![\\d.])(?<day>\\d\\d?)\\.\\s?(?<number>\\d\\d?)\\.\\s?(?<year>(?:19|20)\\d\\d)(?!\\d)"),
        Pattern.compile(
                "(?:(?<!\\p{L})|(?-i:(?<=[a-z])(?=[A-Z])))" + MONTHS + "[\\s-]+" + NUMBER + "(?!\\d)" + YEAR, WORDS),
        Pattern.compile("(?<![\\d.])" + NUMBER + "(?:\\.?\\s+|-)(?:of\\s+)?" + MONTHS + "(?![a-z])" + YEAR, WORDS)
    };

    /**
     * A day found in a text.
     *
     * @param end where the text goes on after it
     */
    record Found(LocalDate date, int end) {}

    private PageDate() {}

    /**
     * The first day in the text, if any, but of the day before, the day and the day after that lead through an archive the second; without a year, the newest such day that is not after {@code latest}.
     */
    static Optional<Found> in(String text, LocalDate latest) {
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(text);
            List<Found> found = new ArrayList<>();
            while (matcher.find()) {
                date(matcher, latest).ifPresent(date -> found.add(new Found(date, matcher.end())));
            }
            if (!found.isEmpty()) {
                return Optional.of(found.get(found.size() == 3 && isWhole(text) ? 1 : 0));
            }
        }
        return Optional.empty();
    }

    /** Whether the text is a day and nothing else, but for the name of a weekday. */
    static boolean isWhole(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        String rest = text;
        for (Pattern form : FORMS) {
            rest = form.matcher(rest).replaceAll("");
        }
        return rest.length() < text.length()
                && rest.replaceFirst("(?i)\\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\b", "")
                        .chars()
                        .noneMatch(Character::isLetterOrDigit);
    }

    private static Optional<LocalDate> date(Matcher matcher, LocalDate latest) {
        boolean named = matcher.namedGroups().containsKey("month");
        int month = named ? month(matcher.group("month")) : Integer.parseInt(matcher.group("number"));
        int day = Integer.parseInt(matcher.group("day"));
        String year = matcher.group("year");
        if (year != null) {
            return of(
                    Character.isDigit(year.charAt(0))
                            ? Integer.parseInt(year)
                            : 2000 + Integer.parseInt(year.substring(1)),
                    month,
                    day);
        }
        // Eight years are enough to meet a 29 February.
        for (int back = 0; back <= 8; back++) {
            Optional<LocalDate> date = of(latest.getYear() - back, month, day);
            if (date.isPresent() && !date.get().isAfter(latest)) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static int month(String name) {
        String three = name.substring(0, 3);
        return Arrays.stream(Month.values())
                .filter(month -> month.name().regionMatches(true, 0, three, 0, 3))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static Optional<LocalDate> of(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
