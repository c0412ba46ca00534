package org.broadsheet.digest;

import java.time.Instant;
import java.util.List;
import org.broadsheet.profiles.ReaderId;

/** Knows what happened to papers in a span of time, for the letter that looks back at a week. */
@FunctionalInterface
public interface LookBack {

    /** For where nobody judges papers. */
    LookBack NONE = (reader, from, to) -> new Week(List.of(), List.of());

    /** So many others must have kept or liked a paper before it is told of: fewer would tell what one person did. */
    int LEAST_OTHERS = 2;

    /**
     * Papers, by their numbers.
     *
     * @param kept by the reader, the newest first
     * @param liked or kept by at least {@link #LEAST_OTHERS} others, by most first; what the reader judged themselves is left out
     */
    record Week(List<Long> kept, List<Long> liked) {
        public Week {
            kept = List.copyOf(kept);
            liked = List.copyOf(liked);
        }
    }

    Week week(ReaderId reader, Instant from, Instant to);
}
