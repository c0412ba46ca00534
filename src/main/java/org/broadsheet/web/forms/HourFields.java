package org.broadsheet.web.forms;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.rendering.Language;

/** The two fields that say when a digest comes: {@code at} and {@code zone}. */
public record HourFields(LocalTime at, ZoneId zone) {

    /** @param usual what counts where a field is empty */
    public static Optional<HourFields> read(
            String at, String zone, DigestTime usual, Mistakes problems, Language language) {
        Optional<LocalTime> hour = at.isEmpty() ? Optional.of(usual.at()) : hour(at);
        if (hour.isEmpty()) {
            problems.add("at", language.say("page.problem.at"));
        }
        Optional<ZoneId> place = zone.isEmpty() ? Optional.of(usual.zone()) : ZoneGuess.named(zone);
        if (place.isEmpty()) {
            List<String> near = ZoneGuess.near(zone);
            problems.add(
                    "zone",
                    near.isEmpty()
                            ? language.say("page.problem.place")
                            : language.say("page.problem.place-near", String.join(language.say("page.list.or"), near)));
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
