package org.broadsheet.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.wellbeing.Trouble.Kind;

/** Whether more is asked of the page than it gives to strangers: an attack, or a class that was given its address. */
public final class CrowdCheck implements Check {

    private static final Duration LATELY = Duration.ofHours(1);

    /** So many refusals happen in any hour: somebody presses a button five times. A guess. */
    private static final int USUAL = 20;

    private final TurnedAway turnedAway;

    public CrowdCheck(TurnedAway turnedAway) {
        this.turnedAway = turnedAway;
    }

    @Override
    public List<Trouble> look(Instant now) {
        return turnedAway.since(now.minus(LATELY)).stream()
                .filter(lately -> lately.requests() > USUAL)
                .map(
                        lately -> Trouble.note(
                                Kind.HELD_BACK,
                                "page",
                                Optional.of(lately.first()),
                                "The page turned away %,d requests within the last hour, since too much was asked at once."
                                        .formatted(lately.requests()),
                                "Pages, mail and readers' links go on. If it lasts, look at the proxy's log for who asks, and stop them there."))
                .toList();
    }
}
