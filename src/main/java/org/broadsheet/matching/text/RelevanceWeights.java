package org.broadsheet.matching.text;

import java.util.Arrays;
import java.util.List;

/**
 * What a reader's likes say about each word: the relevance weight of Robertson and Spärck Jones, <i>Relevance weighting of
 * search terms</i> (1976), times the root of the number of likes that hold the word. Immutable.
 */
public final class RelevanceWeights {

    /** What a dislike counts against a like; Rocchio's customary ratio is a quarter to a half. */
    private static final double AGAINST = 0.5;

    /** More words than this add nothing that was measured. */
    private static final int MOST_WORDS = 1_000;

    private final Statistics statistics;
    private final TermSum average;

    private RelevanceWeights(Statistics statistics, TermSum average) {
        this.statistics = statistics;
        this.average = average;
    }

    public static RelevanceWeights of(Statistics statistics, List<int[]> texts) {
        TermSum average = new TermSum(1 << 16);
        for (int[] text : texts) {
            average.add(statistics.saturated(text), 1f / texts.size());
        }
        return new RelevanceWeights(statistics, average);
    }

    /** The words' weights for those likes and dislikes, scaled so that an average paper of the archive scores 1. */
    public SparseVector query(List<int[]> likes, List<int[]> dislikes) {
        SparseVector liked = weights(likes);
        double scale = average.dot(liked);
        float factor = scale > 0 ? (float) (1 / scale) : 1;
        SparseVector both =
                dislikes.isEmpty() ? liked : liked.plus(weights(dislikes).times((float) -AGAINST));
        return both.bestBySize(MOST_WORDS).times(factor);
    }

    private SparseVector weights(List<int[]> texts) {
        TermSum holders = new TermSum(texts.size() * 100);
        for (int[] text : texts) {
            Arrays.stream(text).distinct().forEach(word -> holders.add(word, 1));
        }
        SparseVector vector = holders.vector();
        for (int i = 0; i < vector.size(); i++) {
            vector.weights()[i] = (float) weight(vector.terms()[i], vector.weights()[i], texts.size());
        }
        return vector;
    }

    /** @param r how many of the {@code likes} hold the term */
    private double weight(int term, double r, int likes) {
        double n = Math.max(statistics.holding(term), r);
        double others = Math.max(0, statistics.papers() - n - likes + r);
        double odds = (r + 0.5) * (others + 0.5) / ((n - r + 0.5) * (likes - r + 0.5));
        return Math.max(0, Math.sqrt(r) * Math.log(odds));
    }
}
