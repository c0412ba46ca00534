package org.broadsheet.simulation;

import java.util.List;
import org.broadsheet.matching.Matcher;
import org.broadsheet.profiles.Subscriber;

/** Tells the operator why a reader gets little: what comes in is about other things. */
public final class ForeignInterests {

    /** Above this, the scores are hardly lower for it. */
    private static final double HARDLY = 0.5;

    private ForeignInterests() {}

    /** A sentence for each interest of the reader's that little of what came in is like. */
    public static List<String> interests(Matcher matcher, Subscriber reader) {
        return matcher.known(reader.profile()).entrySet().stream()
                .filter(interest -> interest.getValue() < HARDLY)
                .map(interest ->
                        "%s, \"%s\": hardly anything that came in is like it, so its scores count %.0f %%. Is the source that brings such papers on?"
                                .formatted(who(reader), interest.getKey(), 100 * interest.getValue()))
                .toList();
    }

    private static String who(Subscriber reader) {
        return reader.name().isEmpty() ? reader.id().toString() : reader.name();
    }
}
