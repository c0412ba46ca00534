package org.broadsheet.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.broadsheet.ForAll;
import org.broadsheet.matching.text.Postings;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.matching.text.TopK;
import org.junit.jupiter.api.Test;

/** The laws of the kernel, against sums made one by one. */
class KernelTest {

    @Test
    void everyScoreIsTheDotProductToFloatAccuracy() {
        ForAll.cases(200, random -> {
            List<SparseVector> papers = papers(random, random.nextInt(700), false);
            SparseVector query = vector(random, 1 + random.nextInt(90), false);

            float[] scores = Postings.of(papers).score(query);

            for (int paper = 0; paper < papers.size(); paper++) {
                double expected = naive(query, papers.get(paper));
                assertThat((double) scores[paper]).isCloseTo(expected, within(1e-5 * (1 + Math.abs(expected))));
            }
        });
    }

    @Test
    void theBestTwentyAreThoseOfTheReferenceWithTiesByPlace() {
        ForAll.cases(300, random -> {
            List<SparseVector> papers = papers(random, random.nextInt(1_500), true);
            SparseVector query = vector(random, 1 + random.nextInt(90), true);
            int k = 1 + random.nextInt(30);

            int[] best = TopK.best(Postings.of(papers).score(query), papers.size(), k);

            assertThat(best)
                    .containsExactly(reference(
                            papers.stream().map(paper -> naive(query, paper)).toList(), k));
        });
    }

    @Test
    void theBestOfAnyScoresAreInOrderWhateverTheScores() {
        ForAll.cases(500, random -> {
            int size = random.nextInt(3_000);
            int kinds = 1 + random.nextInt(random.nextBoolean() ? 3 : 10_000);
            float[] scores = new float[size + random.nextInt(5)];
            for (int i = 0; i < scores.length; i++) {
                int kind = random.nextInt(kinds);
                scores[i] = kind == 0 ? Float.NEGATIVE_INFINITY : (kind - kinds / 2) * 0.37f;
            }
            int k = random.nextInt(100);

            List<Double> considered =
                    IntStream.range(0, size).mapToObj(i -> (double) scores[i]).toList();
            assertThat(TopK.best(scores, size, k)).containsExactly(reference(considered, k));
        });
    }

    @Test
    void aTermThatNoPaperHoldsScoresNothing() {
        Postings postings = Postings.of(List.of(SparseVector.of(new int[] {7}, new float[] {1})));

        assertThat(postings.score(SparseVector.of(new int[] {8}, new float[] {1})))
                .containsExactly(0f);
        assertThat(Postings.of(List.of()).score(SparseVector.of(new int[] {8}, new float[] {1})))
                .isEmpty();
    }

    @Test
    void addingTwiceIsTwiceTheScore() {
        Random random = new Random(1);
        Postings postings = Postings.of(papers(random, 400, true));
        SparseVector query = vector(random, 40, true);

        float[] scores = postings.score(query);
        postings.add(query, scores);

        assertThat(scores).containsExactly(postings.score(query.times(2)));
    }

    private static int[] reference(List<Double> scores, int k) {
        return IntStream.range(0, scores.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> -scores.get(place))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double naive(SparseVector query, SparseVector paper) {
        double sum = 0;
        for (int i = 0; i < query.size(); i++) {
            for (int j = 0; j < paper.size(); j++) {
                if (query.terms()[i] == paper.terms()[j]) {
                    sum += (double) query.weights()[i] * paper.weights()[j];
                }
            }
        }
        return sum;
    }

    private static List<SparseVector> papers(Random random, int count, boolean coarse) {
        List<SparseVector> papers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            papers.add(vector(random, random.nextInt(60), coarse));
        }
        return papers;
    }

    /** Terms from very common to unique; coarse weights add up without rounding, so that ties are ties. */
    private static SparseVector vector(Random random, int terms, boolean coarse) {
        int[] chosen = random.ints(terms * 2L)
                .map(any -> ((int) Math.pow(4_000, random.nextDouble())) * 0x9E3779B9)
                .distinct()
                .limit(terms)
                .toArray();
        float[] weights = new float[chosen.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = coarse ? (random.nextInt(9) - 2) / 4f : random.nextFloat() * 3 - 1;
        }
        return SparseVector.of(chosen, weights);
    }
}
