package org.broadsheet.matching;

import java.util.List;
import java.util.Random;
import org.broadsheet.matching.meaning.Embedder;

/** A model of 384 dimensions that knows nothing: each text has a direction by its hash. For measuring time, not quality. */
public record SyntheticModel() implements Embedder {

    private static final int DIMENSION = 384;

    @Override
    public String model() {
        return "synthetic";
    }

    @Override
    public Answer embed(List<String> texts) {
        return new Answer.Vectors(texts.stream().map(SyntheticModel::direction).toList());
    }

    private static float[] direction(String text) {
        Random random = new Random(text.hashCode());
        float[] direction = new float[DIMENSION];
        double squares = 0;
        for (int i = 0; i < DIMENSION; i++) {
            direction[i] = (float) random.nextGaussian();
            squares += (double) direction[i] * direction[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            direction[i] /= (float) Math.sqrt(squares);
        }
        return direction;
    }

    @Override
    public void close() {}
}
