package org.broadsheet.matching.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MeaningRowsTest {

    @Test
    void sweepsGiveTheCosineOfEachPaperAndNothingForThoseThatWereNotRead() {
        Random random = new Random(1);
        // More than one tile, and a dimension that four do not divide.
        float[][] papers = new float[2_100][];
        for (int place = 0; place < papers.length; place++) {
            papers[place] = place % 7 == 0 ? new float[0] : direction(random, 10);
        }
        float[] text = direction(random, 10);

        float[] cosines = new MeaningRows(papers).cosines(text);

        for (int place = 0; place < papers.length; place++) {
            float expected = Directions.cosine(text, papers[place]);
            if (Float.isNaN(expected)) {
                assertThat(cosines[place]).isNaN();
            } else {
                assertThat(cosines[place]).isCloseTo(expected, within(1e-5f));
            }
        }
    }

    @Test
    void aTextOfAnotherModelIsNearToNothing() {
        float[][] papers = {direction(new Random(2), 8)};

        assertThat(new MeaningRows(papers).cosines(direction(new Random(3), 4))[0])
                .isNaN();
        assertThat(new MeaningRows(new float[0][]).cosines(new float[0])).isEmpty();
    }

    @Test
    void aDirectionThatIsKeptInBytesHardlyTurns() {
        float[] direction = direction(new Random(4), 384);

        assertThat(Directions.cosine(direction, Directions.wide(Directions.small(direction))))
                .isGreaterThan(0.9999f);
        assertThat(Directions.wide(Directions.small(new float[0]))).isEmpty();
    }

    private static float[] direction(Random random, int dimension) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Directions.unit(vector);
    }
}
