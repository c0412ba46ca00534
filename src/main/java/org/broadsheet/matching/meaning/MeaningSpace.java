package org.broadsheet.matching.meaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a model's vectors are compared in. Sentence models put every text into a narrow cone, so the mean of the archive is taken away before
 * anything is compared; a line of text is another kind of thing than an abstract and has a mean of its own. Immutable, thread-safe.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public final class MeaningSpace {

    /** Without a model everything means nothing. */
    public static final MeaningSpace NONE = new MeaningSpace(List.of(), Optional.empty());

    /** A line borrows from so many archive papers. Measured on one-line interests: 5 better than 10, 10 better than 20. */
    private static final int BORROWED_FROM = 5;

    /** What all it borrows weighs against the line itself. */
    private static final float BORROWED = 0.5f;

    /** Papers against which others are measured. */
    private static final int YARDSTICK = 1_000;

    /** What unlike abstracts are to each other, for an archive of which the model has read little. */
    private static final float GUESSED_DEVIATION = 0.12f;

    private static final int GUESS_IS_WORTH = 25;

    private final float[] mean;
    private final float[] lineMean;
    private final MeaningRows archive;
    private final MeaningRows yardstick;

    private MeaningSpace(List<float[]> vectors, Optional<float[]> lineMean) {
        this.mean = mean(vectors);
        this.lineMean = lineMean.orElse(mean);
        float[][] centred = vectors.stream()
                .map(vector -> without(mean, vector))
                .filter(vector -> vector.length > 0)
                .toArray(float[][]::new);
        this.archive = new MeaningRows(centred);
        int count = Math.min(centred.length, YARDSTICK);
        this.yardstick = new MeaningRows(IntStream.range(0, count)
                .mapToObj(i -> centred[(int) ((long) i * centred.length / count)])
                .toArray(float[][]::new));
    }

    /**
     * A space from the archive's vectors.
     *
     * @param lines vectors of lines such as readers write; without any, a line is taken as an abstract
     */
    public static MeaningSpace of(List<float[]> archive, List<float[]> lines) {
        return archive.isEmpty()
                ? NONE
                : new MeaningSpace(archive, lines.isEmpty() ? Optional.empty() : Optional.of(mean(lines)));
    }

    public boolean isEmpty() {
        return archive.papers() == 0;
    }

    /** A paper's vector, length 1; empty if it has none. */
    public float[] paper(float[] raw) {
        return without(mean, raw);
    }

    /** A sentence's own vector, length 1; empty if it has none. */
    public float[] sentence(float[] raw) {
        return without(lineMean, raw);
    }

    /** A line's vector with what its nearest papers mean, length 1; empty if it has none. */
    public float[] line(float[] raw) {
        float[] own = without(lineMean, raw);
        if (own.length == 0) {
            return own;
        }
        float[] cosines = archive.cosines(own);
        int[] nearest = IntStream.range(0, cosines.length)
                .filter(place -> cosines[place] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -cosines[place]))
                .limit(BORROWED_FROM)
                .mapToInt(Integer::intValue)
                .toArray();
        float[] borrowed = new float[own.length];
        for (int near : nearest) {
            float[] vector = archive.meaning(near);
            for (int i = 0; i < borrowed.length; i++) {
                borrowed[i] += cosines[near] * vector[i];
            }
        }
        float[] unit = Directions.unit(borrowed);
        float[] both = own.clone();
        for (int i = 0; i < unit.length; i++) {
            both[i] += BORROWED * unit[i];
        }
        return Directions.unit(both);
    }

    /**
     * How near the archive is to a paper.
     *
     * @param deviation above 0
     */
    public record Measure(float mean, float deviation) {

        public float standardised(float cosine) {
            return (cosine - mean) / deviation;
        }
    }

    /** How near the archive is to that paper: one that is near to everything is special to nobody. */
    public Measure measure(float[] paper) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (float cosine : yardstick.cosines(paper)) {
            if (cosine < 0.9999f) {
                sum += cosine;
                squares += (double) cosine * cosine;
                count++;
            }
        }
        double seen = count + (double) GUESS_IS_WORTH;
        double middle = sum / seen;
        double guessed = GUESS_IS_WORTH * (double) GUESSED_DEVIATION * GUESSED_DEVIATION;
        return new Measure((float) middle, (float)
                Math.sqrt(Math.max(1e-6, (squares + guessed) / seen - middle * middle)));
    }

    private static float[] mean(List<float[]> vectors) {
        List<float[]> whole = new ArrayList<>(vectors);
        whole.removeIf(vector -> vector.length == 0);
        float[] mean = new float[whole.isEmpty() ? 0 : whole.getFirst().length];
        for (float[] vector : whole) {
            for (int i = 0; i < mean.length && vector.length == mean.length; i++) {
                mean[i] += vector[i] / whole.size();
            }
        }
        return mean;
    }

    private static float[] without(float[] mean, float[] vector) {
        if (vector.length == 0 || vector.length != mean.length) {
            return new float[0];
        }
        float[] rest = new float[vector.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = vector[i] - mean[i];
        }
        return Directions.unit(rest);
    }
}
