package org.broadsheet.matching;

import java.util.Arrays;
import org.broadsheet.matching.text.SparseVector;

/**
 * A paper for comparing its words with those of another.
 *
 * @param vector words and pairs, unit length
 * @param heaviest its terms of most weight, the heaviest first: so many that what is left is shorter than {@link #NEAR_DUPLICATE}. By
 *     Cauchy and Schwarz no paper is a near-duplicate that has none of them.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Compared(SparseVector vector, int[] heaviest) {

    /** Versions of one paper and reposts measure .9 and more; two papers of one group .6. A guess. */
    private static final double NEAR_DUPLICATE = 0.85;

    /** Lengths are 1 to within rounding. */
    private static final double ROUNDING = 1e-3;

    /** @param vector unit length, or empty */
    static Compared of(SparseVector vector) {
        long[] order = new long[vector.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) Float.floatToIntBits(Math.abs(vector.weights()[i])) << 32 | i;
        }
        Arrays.sort(order);
        int[] heaviest = new int[order.length];
        int size = 0;
        double left = 1;
        while (size < order.length && left >= NEAR_DUPLICATE * NEAR_DUPLICATE - ROUNDING) {
            int place = (int) order[order.length - 1 - size];
            heaviest[size++] = vector.terms()[place];
            left -= (double) vector.weights()[place] * vector.weights()[place];
        }
        return new Compared(vector, Arrays.copyOf(heaviest, size));
    }

    /** 0 for nothing in common, 1 for the same. */
    double likeness(Compared other) {
        return Math.clamp(vector.dot(other.vector), 0, 1);
    }

    /** Whether a reader would call both the same paper. */
    boolean isNearDuplicate(Compared other) {
        for (int term : heaviest) {
            if (other.vector.has(term)) {
                return likeness(other) > NEAR_DUPLICATE;
            }
        }
        return false;
    }
}
