package org.broadsheet.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.broadsheet.matching.text.SparseVector;
import org.junit.jupiter.api.Test;

class ComparedTest {

    private final Random random = new Random(7);

    /** To look only at the heaviest terms first is quicker, and changes no answer. */
    @Test
    void noNearDuplicateIsMissedForWantOfAHeavyTerm() {
        int near = 0;
        int sharesNone = 0;
        for (int i = 0; i < 4_000; i++) {
            SparseVector one = vector(60);
            SparseVector other = one.times((float) (1 + random.nextDouble()))
                    .plus(vector(60).times((float) random.nextDouble()))
                    .unit();
            SparseVector lightened = lightened(one, random.nextInt(12));
            boolean isNear = one.dot(other) > 0.85;
            assertThat(Compared.of(one).isNearDuplicate(Compared.of(other)))
                    .as("%s", one.dot(other))
                    .isEqualTo(isNear);
            assertThat(Compared.of(one).isNearDuplicate(Compared.of(lightened)))
                    .as("without its heaviest: %s", one.dot(lightened))
                    .isEqualTo(one.dot(lightened) > 0.85);
            near += isNear ? 1 : 0;
            sharesNone += one.dot(lightened) > 0.85 ? 0 : 1;
        }
        assertThat(near).as("of 4,000, so that both answers are tried").isBetween(400, 3_600);
        assertThat(sharesNone).isBetween(400, 3_900);
        assertThat(Compared.of(SparseVector.EMPTY).isNearDuplicate(Compared.of(SparseVector.EMPTY)))
                .isFalse();
    }

    private SparseVector vector(int size) {
        int[] terms = random.ints(0, 100_000).distinct().limit(size).toArray();
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            weights[i] = (float) Math.pow(random.nextDouble(), 3) + 0.01f;
        }
        return SparseVector.of(terms, weights).unit();
    }

    /** Without its {@code most} heaviest terms. */
    private static SparseVector lightened(SparseVector vector, int most) {
        SparseVector heavy = most == 0 ? SparseVector.EMPTY : vector.best(most);
        int[] places = IntStream.range(0, vector.size())
                .filter(place -> !heavy.has(vector.terms()[place]))
                .toArray();
        float[] weights = new float[places.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = vector.weights()[places[i]];
        }
        return new SparseVector(
                        IntStream.of(places).map(place -> vector.terms()[place]).toArray(), weights)
                .unit();
    }
}
