package org.broadsheet.matching.text;

/** Sums of weights by term, while a vector is being made or a score taken apart. Not thread-safe. */
public final class TermSum {

    private int[] terms;
    private float[] sums;
    private boolean[] taken;
    private int size;

    public TermSum(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected * 2 - 1)) << 1;
        terms = new int[capacity];
        sums = new float[capacity];
        taken = new boolean[capacity];
    }

    public void add(int term, float weight) {
        int slot = slot(term);
        if (!taken[slot]) {
            taken[slot] = true;
            terms[slot] = term;
            size++;
        }
        sums[slot] += weight;
        if (size * 2 > terms.length) {
            grow();
        }
    }

    public void add(SparseVector vector, float factor) {
        for (int i = 0; i < vector.size(); i++) {
            add(vector.terms()[i], vector.weights()[i] * factor);
        }
    }

    /** The sum of a term; 0 for one that was never added. */
    public float of(int term) {
        return sums[slot(term)];
    }

    /** The dot product of the sums and a vector. */
    double dot(SparseVector vector) {
        double sum = 0;
        for (int i = 0; i < vector.size(); i++) {
            sum += (double) vector.weights()[i] * of(vector.terms()[i]);
        }
        return sum;
    }

    public SparseVector vector() {
        int[] all = new int[size];
        float[] weights = new float[size];
        int next = 0;
        for (int slot = 0; slot < terms.length; slot++) {
            if (taken[slot]) {
                all[next] = terms[slot];
                weights[next++] = sums[slot];
            }
        }
        return SparseVector.of(all, weights);
    }

    private int slot(int term) {
        int mask = terms.length - 1;
        int slot = ((term * 0x9E3779B9) >>> 7) & mask;
        while (taken[slot] && terms[slot] != term) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldTerms = terms;
        float[] oldSums = sums;
        boolean[] oldTaken = taken;
        terms = new int[oldTerms.length * 2];
        sums = new float[terms.length];
        taken = new boolean[terms.length];
        for (int slot = 0; slot < oldTerms.length; slot++) {
            if (oldTaken[slot]) {
                int moved = slot(oldTerms[slot]);
                taken[moved] = true;
                terms[moved] = oldTerms[slot];
                sums[moved] = oldSums[slot];
            }
        }
    }
}
