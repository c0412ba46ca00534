package org.broadsheet.matching;

import java.util.Arrays;
import java.util.List;

/**
 * The day's papers turned around: for each term the papers that hold it, in flat arrays, so that one profile is scored
 * against all of them by adding along a few dozen rows. Immutable, thread-safe.
 */
final class Postings {

    private final int size;
    private final IntIntMap rowOf;
    private final int[] starts;
    private final int[] papers;
    private final float[] weights;

    private Postings(int size, IntIntMap rowOf, int[] starts, int[] papers, float[] weights) {
        this.size = size;
        this.rowOf = rowOf;
        this.starts = starts;
        this.papers = papers;
        this.weights = weights;
    }

    /** The postings of papers that are called by their place in the list. */
    static Postings of(List<SparseVector> papers) {
        IntIntMap rowOf = new IntIntMap(papers.size() * 40);
        int all = 0;
        for (SparseVector paper : papers) {
            for (int term : paper.terms()) {
                if (rowOf.get(term) == 0) {
                    rowOf.add(term, rowOf.size() + 1);
                }
            }
            all += paper.size();
        }
        int[] starts = new int[rowOf.size() + 2];
        for (SparseVector paper : papers) {
            for (int term : paper.terms()) {
                starts[rowOf.get(term) + 1]++;
            }
        }
        for (int row = 1; row < starts.length; row++) {
            starts[row] += starts[row - 1];
        }
        int[] next = starts.clone();
        int[] holders = new int[all];
        float[] weights = new float[all];
        for (int paper = 0; paper < papers.size(); paper++) {
            SparseVector vector = papers.get(paper);
            for (int i = 0; i < vector.size(); i++) {
                int place = next[rowOf.get(vector.terms()[i])]++;
                holders[place] = paper;
                weights[place] = vector.weights()[i];
            }
        }
        return new Postings(papers.size(), rowOf, starts, holders, weights);
    }

    /** How many papers. */
    int size() {
        return size;
    }

    /** Adds to {@code into[paper]} the dot product of the query and that paper, for every paper. */
    void add(SparseVector query, float[] into) {
        for (int i = 0; i < query.size(); i++) {
            int row = rowOf.get(query.terms()[i]);
            if (row == 0) {
                continue;
            }
            float weight = query.weights()[i];
            for (int place = starts[row]; place < starts[row + 1]; place++) {
                into[papers[place]] += weight * weights[place];
            }
        }
    }

    /** The dot product of the query and each paper. */
    float[] score(SparseVector query) {
        float[] scores = new float[size];
        Arrays.fill(scores, 0);
        add(query, scores);
        return scores;
    }
}
