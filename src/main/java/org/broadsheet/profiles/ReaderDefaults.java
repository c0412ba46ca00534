package org.broadsheet.profiles;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What holds for a reader who did not say otherwise.
 *
 * @param zone of a reader who named none
 * @param at on the reader's own clock
 * @param atMost papers in one digest; 1 to 100
 * @param floor the lowest score shown, 0 to 100
 * @param variety 0 to 1
 */
public record ReaderDefaults(
        ZoneId zone, LocalTime at, int atMost, int floor, double variety, Profile.WhenEmpty whenEmpty) {

    /** Seven o'clock UTC, and the limits of {@link Profile}. */
    public static final ReaderDefaults USUAL = new ReaderDefaults(
            ZoneId.of("UTC"),
            LocalTime.of(7, 0),
            Profile.DEFAULT_AT_MOST,
            Profile.DEFAULT_FLOOR,
            Profile.DEFAULT_VARIETY,
            Profile.WhenEmpty.NOTHING);

    /** The profile of a reader who told us nothing but an address. */
    public Profile profile() {
        return new Profile(List.of(), atMost, atMost, floor, variety, whenEmpty);
    }
}
