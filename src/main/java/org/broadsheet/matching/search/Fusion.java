package org.broadsheet.matching.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.search.ScoreDoc;
import org.broadsheet.matching.text.Spread;

/**
 * Weighs hits by words and hits by meaning against each other: each list in standard deviations from its own middle, added,
 * what a list does not have counting as its last. Fusing by rank measured worse.
 */
final class Fusion {

    private Fusion() {}

    /** Both lists as one, best first, ties by the lower document. */
    static ScoreDoc[] of(ScoreDoc[] words, ScoreDoc[] meanings) {
        Map<Integer, Float> sums = new HashMap<>();
        float last = add(words, sums) + add(meanings, sums);
        return sums.entrySet().stream()
                .map(entry -> new ScoreDoc(entry.getKey(), entry.getValue() + last))
                .sorted(Comparator.comparingDouble((ScoreDoc hit) -> -hit.score).thenComparingInt(hit -> hit.doc))
                .toArray(ScoreDoc[]::new);
    }

    /** Adds how far each hit lies above the list's last, and says how far that lies above the middle: 0 or less. */
    private static float add(ScoreDoc[] hits, Map<Integer, Float> sums) {
        if (hits.length == 0) {
            return 0;
        }
        float[] scores = new float[hits.length];
        for (int i = 0; i < hits.length; i++) {
            scores[i] = hits[i].score;
        }
        Arrays.sort(scores);
        Spread spread = Spread.of(scores, new Spread(scores[0], 1e-3f));
        float last = spread.standardised(scores[0]);
        for (ScoreDoc hit : hits) {
            sums.merge(hit.doc, spread.standardised(hit.score) - last, Float::sum);
        }
        return last;
    }
}
