package org.broadsheet.matching;

import java.util.Arrays;
import org.broadsheet.matching.text.SparseVector;

/** All terms of one paper, and what each weighs in its vectors: a place for each, in ascending order of the terms. */
final class PaperTerms {

    /** Stands for a term that the paper lacks. */
    static final int ABSENT = -1;

    /** The golden ratio of an int: neighbouring terms come to lie far from each other. */
    private static final int SPREAD = 0x9E3779B9;

    /** A paper has some 400 terms, and most terms of another text are none of these: one bit of 8,192 tells that of nearly all of them. */
    private static final int BITS = 13;

    private final int[] terms;
    private final long[] seen = new long[1 << (BITS - 6)];

    /** The place of each term, found by the term; every second slot at least is {@link #ABSENT}. */
    private final int[] places;

    private final int shift;
    private final float[] saturated;
    private final float[] presence;
    private final float[] vector;

    private PaperTerms(int[] terms, PaperFeatures paper) {
        this.terms = terms;
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(2, 2 * terms.length));
        this.shift = Integer.SIZE - width;
        this.places = new int[1 << width];
        Arrays.fill(places, ABSENT);
        for (int place = 0; place < terms.length; place++) {
            int spread = terms[place] * SPREAD;
            int bit = spread >>> (Integer.SIZE - BITS);
            seen[bit >>> 6] |= 1L << bit;
            places[slot(spread, terms[place])] = place;
        }
        this.saturated = weights(paper.saturated());
        this.presence = weights(paper.presence());
        this.vector = weights(paper.vector());
    }

    static PaperTerms of(PaperFeatures paper) {
        int[] saturated = paper.saturated().terms();
        int[] presence = paper.presence().terms();
        int[] vector = paper.vector().terms();
        int[] all = Arrays.copyOf(saturated, saturated.length + presence.length + vector.length);
        System.arraycopy(presence, 0, all, saturated.length, presence.length);
        System.arraycopy(vector, 0, all, saturated.length + presence.length, vector.length);
        return new PaperTerms(Arrays.stream(all).sorted().distinct().toArray(), paper);
    }

    private float[] weights(SparseVector of) {
        float[] weights = new float[terms.length];
        for (int i = 0; i < of.size(); i++) {
            weights[place(of.terms()[i])] = of.weights()[i];
        }
        return weights;
    }

    int size() {
        return terms.length;
    }

    /** Where a term stands; {@link #ABSENT} if it does not. */
    int place(int term) {
        int spread = term * SPREAD;
        int bit = spread >>> (Integer.SIZE - BITS);
        return ((seen[bit >>> 6] >>> bit) & 1) == 0 ? ABSENT : places[slot(spread, term)];
    }

    /** Where the term's place is, or would be. */
    private int slot(int spread, int term) {
        int slot = spread >>> shift;
        while (places[slot] != ABSENT && terms[places[slot]] != term) {
            slot = (slot + 1) & (places.length - 1);
        }
        return slot;
    }

    float saturated(int place) {
        return saturated[place];
    }

    float presence(int place) {
        return presence[place];
    }

    float vector(int place) {
        return vector[place];
    }

    /** Terms that the paper has in common with some vector, one after the other: the place of each, and its weight in the other vector. */
    final class Common {
        private final int[] places = new int[terms.length];
        private final float[] weights = new float[terms.length];
        private int size;

        /** With that vector, instead of the one before. */
        void with(SparseVector other) {
            size = 0;
            int[] others = other.terms();
            for (int i = 0; i < others.length; i++) {
                int place = PaperTerms.this.place(others[i]);
                if (place != ABSENT) {
                    places[size] = place;
                    weights[size++] = other.weights()[i];
                }
            }
        }

        int size() {
            return size;
        }

        int place(int i) {
            return places[i];
        }

        float weight(int i) {
            return weights[i];
        }
    }

    /** Of the paper's unit vector and the other one, if that has length 1. */
    float cosine(Common common) {
        double sum = 0;
        for (int i = 0; i < common.size; i++) {
            sum += (double) common.weights[i] * vector[common.places[i]];
        }
        return (float) sum;
    }
}
