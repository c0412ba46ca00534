package org.broadsheet.matching.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.broadsheet.ForAll;
import org.junit.jupiter.api.Test;

class DenseRowsTest {

    @Test
    void aProductWithAllIsTheProductWithEach() {
        ForAll.cases(200, random -> {
            int dimensions = random.nextInt(12);
            List<float[]> vectors = new ArrayList<>();
            for (int left = random.nextInt(40); left > 0; left--) {
                vectors.add(vector(dimensions, random));
            }
            float[] one = vector(dimensions, random);

            float[] products = DenseRows.of(vectors).dot(one);

            assertThat(products).hasSize(vectors.size());
            for (int place = 0; place < products.length; place++) {
                assertThat(products[place]).isCloseTo(Topics.dot(one, vectors.get(place)), within(1e-5f));
            }
        });
    }

    private static float[] vector(int dimensions, Random random) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = random.nextFloat(-1, 1);
        }
        return vector;
    }
}
