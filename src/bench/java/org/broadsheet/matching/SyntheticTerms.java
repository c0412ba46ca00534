package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Papers and profiles made of numbered terms instead of words, so that the benchmarks need no data. A term's share of the
 * papers follows its rank as it was measured on 2,000 arXiv abstracts of one week (Porter stems, without English stop
 * words: 104 terms a paper, 12,220 different ones); terms are independent of each other, which real ones are not.
 */
final class SyntheticTerms {

    /** Rank, and how many of 2,000 abstracts held the term of that rank. */
    private static final double[][] MEASURED = {
        {1, 1790},
        {3, 1167},
        {10, 999},
        {30, 707},
        {50, 529},
        {100, 381},
        {200, 228},
        {300, 166},
        {500, 95},
        {1_000, 39},
        {2_000, 11},
        {5_000, 2},
        {10_000, 1},
        {12_220, 0.8}
    };

    private final double[] share;

    SyntheticTerms() {
        share = new double[12_220];
        int segment = 0;
        for (int rank = 1; rank <= share.length; rank++) {
            while (MEASURED[segment + 1][0] < rank) {
                segment++;
            }
            double[] from = MEASURED[segment];
            double[] to = MEASURED[segment + 1];
            double along = Math.log(rank / from[0]) / Math.log(to[0] / from[0]);
            share[rank - 1] = Math.exp(Math.log(from[1]) * (1 - along) + Math.log(to[1]) * along) / 2_000;
        }
    }

    /** The terms of a paper, as ranks from 1, each as often as it occurs. */
    List<Integer> paper(Random random) {
        List<Integer> terms = new ArrayList<>(150);
        for (int rank = 1; rank <= share.length; rank++) {
            if (random.nextDouble() < share[rank - 1]) {
                do {
                    terms.add(rank);
                } while (random.nextInt(3) == 0);
            }
        }
        return terms;
    }

    /** The different terms of a paper, {@code most} of them by chance: a profile as a liked paper gives it. */
    static List<Integer> profile(List<Integer> paper, int most, Random random) {
        List<Integer> different = new ArrayList<>(paper.stream().distinct().toList());
        java.util.Collections.shuffle(different, random);
        return different.subList(0, Math.min(most, different.size()));
    }
}
