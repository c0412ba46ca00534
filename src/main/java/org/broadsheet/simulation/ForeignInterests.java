package org.broadsheet.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.matching.Matcher;
import org.broadsheet.profiles.Subscriber;

/** Tells the operator why a reader gets little: what comes in is about other things. */
public final class ForeignInterests {

    /** Above this, the scores are hardly lower for it. */
    private static final double HARDLY = 0.5;

    /** Below this, the words say nothing. Of nine lines in four other languages eight have less, of 33 in English about what comes in none (.37 and more). */
    private static final double ANY_WORDS = 0.2;

    private ForeignInterests() {}

    /** A sentence for each interest of the reader's that little of what came in is like, or whose words hardly stand in it. */
    public static List<String> interests(Matcher matcher, Subscriber reader) {
        Map<String, Double> known = matcher.known(reader.profile());
        Map<String, Double> met = matcher.met(reader.profile());
        List<String> sentences = new ArrayList<>();
        known.forEach((interest, share) -> {
            if (share < HARDLY) {
                sentences.add(
                        "%s, \"%s\": hardly anything that came in is like it, so its scores count %.0f %%. Is the source that brings such papers on?"
                                .formatted(who(reader), interest, 100 * share));
            } else if (met.getOrDefault(interest, 1.0) < ANY_WORDS) {
                sentences.add(
                        "%s, \"%s\": hardly any of its words stands in what came in, so it is matched by meaning alone. If it is in another language than the papers, say it in theirs."
                                .formatted(who(reader), interest));
            }
        });
        return sentences;
    }

    private static String who(Subscriber reader) {
        return reader.name().isEmpty() ? reader.id().toString() : reader.name();
    }
}
