package org.broadsheet.web;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.broadsheet.profiles.DigestTime;

/** The two fields that say when a digest comes: {@code at} and {@code zone}. */
record HourFields(LocalTime at, ZoneId zone) {

    /** @param usual what counts where a field is empty */
    static Optional<HourFields> read(String at, String zone, DigestTime usual, Mistakes problems) {
        Optional<LocalTime> hour = at.isEmpty() ? Optional.of(usual.at()) : hour(at);
        if (hour.isEmpty()) {
            problems.add("at", "This is not a time of day. Expected a form like 07:30.");
        }
        Optional<ZoneId> place = zone.isEmpty() ? Optional.of(usual.zone()) : ZoneGuess.named(zone);
        if (place.isEmpty()) {
            List<String> near = ZoneGuess.near(zone);
            problems.add(
                    "zone",
                    near.isEmpty()
                            ? "We know no such place. Expected the nearest large city, such as Berlin or New York, or a zone such as Europe/Berlin."
                            : "We know no such place. Did you mean " + String.join(" or ", near) + "?");
        }
        return hour.flatMap(clock -> place.map(there -> new HourFields(clock, there)));
    }

    private static Optional<LocalTime> hour(String text) {
        try {
            return Optional.of(LocalTime.parse(text.length() == 4 && text.charAt(1) == ':' ? "0" + text : text));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
