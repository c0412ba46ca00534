package org.broadsheet.sources.formats;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Days as feeds write them, on the feed's own clock: RFC 3339 in Atom, RFC 1123 in RSS. */
public final class FeedDates {

    private FeedDates() {}

    /** Empty if there is no text; @throws NotAPaper if it is no date. */
    public static Optional<LocalDate> day(String text) throws NotAPaper {
        if (text.isBlank()) {
            return Optional.empty();
        }
        String bare = text.strip();
        try {
            return Optional.of(
                    Character.isDigit(bare.charAt(0))
                            ? iso(bare)
                            : ZonedDateTime.parse(bare, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toLocalDate());
        } catch (DateTimeParseException noDate) {
            throw new NotAPaper(
                    "\"%s\" is not a date. Expected a form like 2026-03-02T00:00:00-05:00 or Mon, 02 Mar 2026 00:00:00 -0500."
                            .formatted(bare));
        }
    }

    private static LocalDate iso(String text) {
        return text.length() == 10
                ? LocalDate.parse(text)
                : OffsetDateTime.parse(text).toLocalDate();
    }
}
