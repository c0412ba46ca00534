package org.broadsheet.matching.text;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Weights of terms, the others being 0.
 *
 * @param terms strictly ascending, each as {@link Terms} names it
 * @param weights one a term
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a list of boxes would be five times the size
public record SparseVector(int[] terms, float[] weights) {

    public static final SparseVector EMPTY = new SparseVector(new int[0], new float[0]);

    /** @throws IllegalArgumentException if the arrays differ in length */
    public SparseVector {
        if (terms.length != weights.length) {
            throw new IllegalArgumentException(
                    "%d terms cannot have %d weights.".formatted(terms.length, weights.length));
        }
    }

    /** A vector from terms in any order, each once. */
    public static SparseVector of(int[] terms, float[] weights) {
        long[] order = new long[terms.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = ((long) terms[i] << 32) | i;
        }
        Arrays.sort(order);
        int[] sortedTerms = new int[terms.length];
        float[] sortedWeights = new float[terms.length];
        for (int i = 0; i < order.length; i++) {
            sortedTerms[i] = (int) (order[i] >> 32);
            sortedWeights[i] = weights[(int) order[i]];
        }
        return new SparseVector(sortedTerms, sortedWeights);
    }

    public int size() {
        return terms.length;
    }

    /** Whether both have the same weights. */
    public boolean isSame(SparseVector other) {
        return Arrays.equals(terms, other.terms) && Arrays.equals(weights, other.weights);
    }

    public boolean has(int term) {
        return Arrays.binarySearch(terms, term) >= 0;
    }

    public double dot(SparseVector other) {
        double sum = 0;
        int j = 0;
        for (int i = 0; i < terms.length && j < other.terms.length; i++) {
            while (j < other.terms.length && other.terms[j] < terms[i]) {
                j++;
            }
            if (j < other.terms.length && other.terms[j] == terms[i]) {
                sum += (double) weights[i] * other.weights[j];
            }
        }
        return sum;
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    /** The same direction at length 1; the empty vector stays as it is. */
    public SparseVector unit() {
        double length = length();
        return length == 0 ? this : times((float) (1 / length));
    }

    public SparseVector times(float factor) {
        float[] scaled = new float[weights.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = weights[i] * factor;
        }
        return new SparseVector(terms, scaled);
    }

    public SparseVector plus(SparseVector other) {
        int[] sumTerms = new int[terms.length + other.terms.length];
        float[] sumWeights = new float[sumTerms.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < terms.length || j < other.terms.length) {
            boolean mine = j == other.terms.length || (i < terms.length && terms[i] <= other.terms[j]);
            boolean theirs = i == terms.length || (j < other.terms.length && other.terms[j] <= terms[i]);
            sumTerms[size] = mine ? terms[i] : other.terms[j];
            sumWeights[size++] = (mine ? weights[i++] : 0) + (theirs ? other.weights[j++] : 0);
        }
        return new SparseVector(Arrays.copyOf(sumTerms, size), Arrays.copyOf(sumWeights, size));
    }

    /** Only the terms of that kind. */
    SparseVector where(IntPredicate kind) {
        int[] keptTerms = new int[terms.length];
        float[] keptWeights = new float[terms.length];
        int kept = 0;
        for (int i = 0; i < terms.length; i++) {
            if (kind.test(terms[i])) {
                keptTerms[kept] = terms[i];
                keptWeights[kept++] = weights[i];
            }
        }
        return new SparseVector(Arrays.copyOf(keptTerms, kept), Arrays.copyOf(keptWeights, kept));
    }

    /** Only the terms with the {@code most} greatest weights. */
    public SparseVector best(int most) {
        return best(most, weights);
    }

    /** Only the terms with the {@code most} weights furthest from 0. */
    SparseVector bestBySize(int most) {
        float[] sizes = new float[weights.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(weights[i]);
        }
        return best(most, sizes);
    }

    private SparseVector best(int most, float[] ranked) {
        if (terms.length <= most) {
            return this;
        }
        float[] sorted = ranked.clone();
        Arrays.sort(sorted);
        float least = sorted[sorted.length - most];
        int[] keptTerms = new int[most];
        float[] keptWeights = new float[most];
        int kept = 0;
        for (int i = 0; i < terms.length && kept < most; i++) {
            if (ranked[i] >= least) {
                keptTerms[kept] = terms[i];
                keptWeights[kept++] = weights[i];
            }
        }
        return new SparseVector(keptTerms, keptWeights);
    }
}
