package org.broadsheet.matching.text;

import java.util.Arrays;
import java.util.List;

/**
 * The day's papers turned around: for each term the papers that hold it, so that one profile is scored against all of
 * them by adding along a few dozen rows. A term that stands in many of the papers has a dense row, one weight a paper, and
 * four such rows are added in a sweep, which the compiler turns into vector instructions; the others are lists of
 * papers and weights, added one by one. Immutable, thread-safe.
 *
 * <p>Measured against Lucene on 2,000 papers and profiles of 65 terms: {@code benchmarks.md}, section "Speed".
 */
public final class Postings {

    /** Papers are called by 16 bits, which halves what a list has to read. */
    static final int MOST_PAPERS = 1 << 16;

    /** A term in one of so many papers or more has a dense row. A guess that measured well. */
    public static final int DENSE = 12;

    private final int size;
    private final IntIntMap rowOf;
    private final float[][] dense;
    private final int[] starts;
    private final char[] papers;
    private final float[] weights;

    private Postings(int size, IntIntMap rowOf, float[][] dense, int[] starts, char[] papers, float[] weights) {
        this.size = size;
        this.rowOf = rowOf;
        this.dense = dense;
        this.starts = starts;
        this.papers = papers;
        this.weights = weights;
    }

    /**
     * The postings of papers that are called by their place in the list.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST_PAPERS}
     */
    public static Postings of(List<SparseVector> papers) {
        if (papers.size() > MOST_PAPERS) {
            throw new IllegalArgumentException(
                    "One batch holds at most %,d papers, not %,d; make several.".formatted(MOST_PAPERS, papers.size()));
        }
        IntIntMap holding = new IntIntMap(papers.size() * 16);
        for (SparseVector paper : papers) {
            for (int term : paper.terms()) {
                holding.add(term, 1);
            }
        }
        return new Builder(papers, holding).build();
    }

    /** Gives every term its row, the dense ones first, and fills the rows. */
    private static final class Builder {

        private final List<SparseVector> vectors;
        private final int size;
        private final IntIntMap rowOf;
        private final int[] starts;
        private int denseRows;

        Builder(List<SparseVector> vectors, IntIntMap holding) {
            this.vectors = vectors;
            this.size = vectors.size();
            this.rowOf = new IntIntMap(holding.size());
            int enough = Math.max(2, size / DENSE);
            holding.each((term, count) -> {
                if (count >= enough) {
                    rowOf.add(term, ++denseRows);
                }
            });
            int[] counts = new int[holding.size() - denseRows + 1];
            int[] listed = {0};
            holding.each((term, count) -> {
                if (count < enough) {
                    counts[++listed[0]] = count;
                    rowOf.add(term, denseRows + listed[0]);
                }
            });
            Arrays.parallelPrefix(counts, Integer::sum);
            this.starts = counts;
        }

        Postings build() {
            float[][] dense = new float[denseRows][size];
            char[] papers = new char[starts[starts.length - 1]];
            float[] weights = new float[papers.length];
            int[] next = starts.clone();
            for (int paper = 0; paper < size; paper++) {
                SparseVector vector = vectors.get(paper);
                for (int i = 0; i < vector.size(); i++) {
                    int row = rowOf.get(vector.terms()[i]) - 1;
                    if (row < denseRows) {
                        dense[row][paper] = vector.weights()[i];
                    } else {
                        int place = next[row - denseRows]++;
                        papers[place] = (char) paper;
                        weights[place] = vector.weights()[i];
                    }
                }
            }
            return new Postings(size, rowOf, dense, starts, papers, weights);
        }
    }

    /** How many papers. */
    int size() {
        return size;
    }

    /** The dot product of the query and each paper. */
    public float[] score(SparseVector query) {
        float[] scores = new float[size];
        add(query, scores);
        return scores;
    }

    /** Adds to {@code into[paper]} the dot product of the query and that paper, for every paper. */
    public void add(SparseVector query, float[] into) {
        float[][] rows = new float[query.size()][];
        float[] factors = new float[query.size()];
        int waiting = 0;
        for (int i = 0; i < query.size(); i++) {
            int row = rowOf.get(query.terms()[i]) - 1;
            if (row >= dense.length) {
                addList(row - dense.length, query.weights()[i], into);
            } else if (row >= 0) {
                rows[waiting] = dense[row];
                factors[waiting++] = query.weights()[i];
            }
        }
        int done = 0;
        for (; done + 4 <= waiting; done += 4) {
            addFour(rows, factors, done, into);
        }
        for (; done < waiting; done++) {
            addOne(rows[done], factors[done], into);
        }
    }

    private void addList(int list, float factor, float[] into) {
        int end = starts[list + 1];
        for (int place = starts[list]; place < end; place++) {
            into[papers[place]] += factor * weights[place];
        }
    }

    /** One array a row: of rows within one array the compiler cannot know that they are not the one written to. */
    private void addFour(float[][] rows, float[] factors, int first, float[] into) {
        float[] a = rows[first];
        float[] b = rows[first + 1];
        float[] c = rows[first + 2];
        float[] d = rows[first + 3];
        float fa = factors[first];
        float fb = factors[first + 1];
        float fc = factors[first + 2];
        float fd = factors[first + 3];
        for (int paper = 0; paper < size; paper++) {
            into[paper] += (fa * a[paper] + fb * b[paper]) + (fc * c[paper] + fd * d[paper]);
        }
    }

    private void addOne(float[] row, float factor, float[] into) {
        for (int paper = 0; paper < size; paper++) {
            into[paper] += factor * row[paper];
        }
    }
}
