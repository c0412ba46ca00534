package org.broadsheet.matching.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MeaningSpaceTest {

    private static final int DIMENSION = 24;
    /** A byte a dimension leaves so much of the cosine of two directions of few dimensions. */
    private static final float BYTES = 0.01f;

    private static final float TOLERANCE = 1e-5f;

    @RepeatedTest(20)
    void oneSweepSaysHowNearThePapersAreAsTwoWould(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        float[] cone = vector(random);
        List<float[]> archive = new ArrayList<>();
        for (int paper = 0; paper < 120; paper++) {
            archive.add(random.nextInt(10) == 0 ? new float[0] : inCone(random, cone));
        }
        List<float[]> lines = List.of(inCone(random, vector(random)), inCone(random, vector(random)));
        MeaningSpace space = MeaningSpace.of(archive, lines);
        float[] text = inCone(random, cone);

        for (MeaningSpace.Sighting sighting : List.of(space.line(text), space.liked(text))) {
            float[] plain = sighting.plain();
            assertThat(plain).hasSize(archive.size());
            for (int paper = 0; paper < plain.length; paper++) {
                float cosine = archive.get(paper).length == 0 ? 0 : MeaningSpace.cosine(archive.get(paper), text);
                assertThat(plain[paper]).isCloseTo(cosine, within(BYTES));
            }
            assertThat(MeaningSpace.cosine(sighting.meaning(), sighting.meaning()))
                    .isCloseTo(1, within(TOLERANCE));
        }
    }

    @Test
    void whatAnotherModelReadIsNearToNothing() {
        Random random = new Random(1);
        MeaningSpace space = MeaningSpace.of(List.of(vector(random), vector(random)), List.of());

        MeaningSpace.Sighting sighting = space.line(new float[] {1, 0});

        assertThat(sighting.meaning()).isEmpty();
        assertThat(sighting.plain()).containsOnly(0f);
    }

    private static float[] vector(Random random) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Directions.unit(vector);
    }

    private static float[] inCone(Random random, float[] cone) {
        float[] vector = vector(random);
        for (int i = 0; i < vector.length; i++) {
            vector[i] += 1.5f * cone[i];
        }
        return Directions.unit(vector);
    }
}
