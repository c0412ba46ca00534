package org.broadsheet.digest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.broadsheet.matching.Reason;

/**
 * A paper in a digest.
 *
 * @param paper its shelf number
 * @param score how well it fits, 0 to 100; empty for a trending paper
 * @param alsoFits other interests of the reader's that it fits, best first
 * @param reasons why it was picked, most important first; empty for a trending paper
 * @param trend what makes it a trending paper, if it is one
 * @param folded near-duplicates that this entry stands for; they count as sent
 */
public record Entry(
        long paper,
        OptionalInt score,
        List<String> alsoFits,
        List<Reason> reasons,
        Optional<Trend> trend,
        List<Long> folded) {

    public Entry {
        alsoFits = List.copyOf(alsoFits);
        reasons = List.copyOf(reasons);
        folded = List.copyOf(folded);
    }

    Entry because(List<Reason> why) {
        return new Entry(paper, score, alsoFits, why, trend, folded);
    }
}
