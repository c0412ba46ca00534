package org.broadsheet.digest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
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

    /** Why it is there, as a plain line; empty where nothing was found worth saying. */
    public String why() {
        return trend.flatMap(Wording::trend)
                .orElseGet(() -> Wording.because(reasons, UnaryOperator.identity(), words -> "\"" + words + "\""));
    }

    /** {@link #why()} reason by reason. */
    public List<String> reasonsInWords() {
        return trend.flatMap(Wording::trend)
                .map(List::of)
                .orElseGet(() -> reasons.stream()
                        .map(reason -> Wording.because(
                                List.of(reason), UnaryOperator.identity(), words -> "\"" + words + "\""))
                        .toList());
    }

    Entry because(List<Reason> why) {
        return new Entry(paper, score, alsoFits, why, trend, folded);
    }
}
