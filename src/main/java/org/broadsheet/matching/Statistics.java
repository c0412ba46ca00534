package org.broadsheet.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** In how many papers of the archive each term stands. Immutable. */
final class Statistics {

    private final int papers;
    private final IntIntMap holding;

    private Statistics(int papers, IntIntMap holding) {
        this.papers = papers;
        this.holding = holding;
    }

    /** Counts texts, each given as its words. */
    static Statistics of(Iterable<List<Analysis.Word>> texts) {
        IntIntMap holding = new IntIntMap(1 << 16);
        int papers = 0;
        for (List<Analysis.Word> text : texts) {
            papers++;
            Set<Integer> terms = text.stream().map(Analysis.Word::term).collect(Collectors.toCollection(HashSet::new));
            terms.forEach(term -> holding.add(term, 1));
        }
        return new Statistics(papers, holding);
    }

    /** Inverse document frequency, smoothed: at least 1. */
    double idf(int term) {
        return Math.log((1.0 + papers) / (1.0 + holding.get(term))) + 1;
    }

    /** The text as tf-idf of unit length, tf being 1 + log of the count. */
    SparseVector vector(List<Analysis.Word> words) {
        IntIntMap counts = new IntIntMap(Math.max(8, words.size()));
        words.forEach(word -> counts.add(word.term(), 1));
        int[] terms = new int[counts.size()];
        float[] weights = new float[counts.size()];
        int[] next = {0};
        counts.each((term, count) -> {
            terms[next[0]] = term;
            weights[next[0]++] = (float) ((1 + Math.log(count)) * idf(term));
        });
        return SparseVector.of(terms, weights).unit();
    }
}
