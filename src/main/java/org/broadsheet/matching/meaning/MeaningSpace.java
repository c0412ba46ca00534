package org.broadsheet.matching.meaning;

import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int LINE_BORROWS_FROM = 5;

    /** What all it borrows weighs against the line itself. Titles as lines: .196 at a half, .201 at 1. */
    private static final float LINE_BORROWS = 1;

    /** A liked paper borrows, too. Measured: .2447 becomes .2551 with one like, see benchmarks.md. */
    private static final int LIKE_BORROWS_FROM = 10;

    /** Measured: .2551 at .6, .2547 at .5 with one like; see benchmarks-tried.md. */
    private static final float LIKE_BORROWS = 0.6f;

    /** In a small archive the nearest papers are not near, so only one neighbour is taken for each this many papers. */
    private static final int LEAST_TO_ONE_NEIGHBOUR = 50;

    /** A text that is nearer than this is the same: what a byte a dimension leaves of a cosine of 1. */
    private static final float ITSELF = 0.999f;

    /** Papers measured in one call. */
    private static final int AT_ONCE = 64;

    /** Papers against which others are measured. */
    private static final int YARDSTICK = 1_000;

    /** What unlike abstracts are to each other, for an archive of which the model has read little. */
    private static final float GUESSED_DEVIATION = 0.12f;

    /** How many values seen the guess above counts as; the same as Spread.WORTH. A guess. */
    private static final int GUESS_IS_WORTH = 25;

    private final float[] mean;
    private final float[] lineMean;
    private final int read;
    private final float[] lengths;
    private final MeaningRows archive;

    /** Each paper's product with the mean, and with that of lines, by place. */
    private final float[] toMean;

    private final float[] toLineMean;
    private final MeaningRows yardstick;

    private MeaningSpace(List<float[]> vectors, Optional<float[]> lineMean) {
        this.mean = mean(vectors);
        this.lineMean = lineMean.orElse(mean);
        float[][] centred =
                vectors.stream().map(vector -> without(mean, vector)).toArray(float[][]::new);
        float[][] whole =
                Arrays.stream(centred).filter(vector -> vector.length > 0).toArray(float[][]::new);
        this.read = whole.length;
        this.lengths = new float[centred.length];
        for (int place = 0; place < centred.length; place++) {
            lengths[place] = centred[place].length == 0 ? 0 : distance(vectors.get(place), mean);
        }
        this.archive = new MeaningRows(centred);
        this.toMean = archive.cosines(mean);
        this.toLineMean = archive.cosines(this.lineMean);
        int count = Math.min(read, YARDSTICK);
        this.yardstick = new MeaningRows(IntStream.range(0, count)
                .mapToObj(i -> whole[(int) ((long) i * read / count)])
                .toArray(float[][]::new));
    }

    /**
     * A space from the archive's vectors.
     *
     * @param archive of length 1, in the order in which papers are called by their places; empty for one that the model has not read
     * @param lines vectors of lines such as readers write; without any, a line is taken as an abstract
     */
    public static MeaningSpace of(List<float[]> archive, List<float[]> lines) {
        return archive.stream().allMatch(vector -> vector.length == 0)
                ? NONE
                : new MeaningSpace(archive, lines.isEmpty() ? Optional.empty() : Optional.of(mean(lines)));
    }

    public boolean isEmpty() {
        return read == 0;
    }

    /** A paper's vector, length 1; empty if it has none. */
    public float[] paper(float[] raw) {
        return without(mean, raw);
    }

    /** A sentence's own vector, length 1; empty if it has none. */
    public float[] sentence(float[] raw) {
        return without(lineMean, raw);
    }

    /**
     * A text and the archive's papers.
     *
     * @param meaning its vector with what its nearest papers mean, length 1; empty if it has none: one paper or line says little of what its
     *     reader wants
     * @param plain the cosine of each archive paper's vector to the text's, both as the model gives them, of length 1: of what is foreign to
     *     an archive, too, some papers are nearer than the mean, but not near. By place; 0 for a paper that was not read, and for the text itself
     */
    public record Sighting(float[] meaning, float[] plain) {}

    public Sighting line(float[] raw) {
        return sighting(raw, lineMean, toLineMean, LINE_BORROWS_FROM, LINE_BORROWS);
    }

    public Sighting liked(float[] raw) {
        int some = Math.min(LIKE_BORROWS_FROM, read / LEAST_TO_ONE_NEIGHBOUR);
        return sighting(raw, mean, toMean, some, LIKE_BORROWS);
    }

    /** Both from one sweep: what the model gives is the mean, and so many times the vector without it. */
    private Sighting sighting(float[] raw, float[] middle, float[] toMiddle, int from, float share) {
        float[] own = without(middle, raw);
        if (own.length == 0) {
            return new Sighting(own, new float[lengths.length]);
        }
        float[] cosines = archive.cosines(own);
        float beside = distance(raw, middle);
        float[] plain = new float[cosines.length];
        for (int place = 0; place < plain.length; place++) {
            plain[place] = toMiddle[place] + beside * cosines[place];
        }
        return new Sighting(borrowing(own, cosines, from, share), plain(raw, plain));
    }

    private float[] borrowing(float[] own, float[] cosines, int from, float share) {
        float[] borrowed = new float[own.length];
        for (int near : nearest(cosines, from)) {
            float[] vector = archive.meaning(near);
            for (int i = 0; i < borrowed.length; i++) {
                borrowed[i] += cosines[near] * vector[i];
            }
        }
        float[] unit = Directions.unit(borrowed);
        float[] both = own.clone();
        for (int i = 0; i < unit.length; i++) {
            both[i] += share * unit[i];
        }
        return Directions.unit(both);
    }

    /** As {@link Sighting#plain}, of a paper of the archive. */
    public float[] plain(float[] raw) {
        return plain(raw, archive.cosines(raw));
    }

    /** @param centred the text's products with the papers' vectors without the mean; changed */
    private float[] plain(float[] raw, float[] centred) {
        float common = dot(raw, mean);
        for (int place = 0; place < centred.length; place++) {
            float cosine = common + lengths[place] * centred[place];
            centred[place] = lengths[place] > 0 && cosine < ITSELF ? cosine : 0;
        }
        return centred;
    }

    /** What {@link #plain} is between papers, or between lines and papers, that have nothing in common. */
    public float common(boolean line) {
        return dot(line ? lineMean : mean, mean);
    }

    /** The cosine of two vectors of length 1; 0 if they are of different models. */
    public static float cosine(float[] one, float[] other) {
        return dot(one, other);
    }

    private static float dot(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length && one.length == other.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static float distance(float[] one, float[] other) {
        double squares = 0;
        for (int i = 0; i < one.length; i++) {
            squares += (double) (one[i] - other[i]) * (one[i] - other[i]);
        }
        return (float) Math.sqrt(squares);
    }

    /** The places of the greatest that lie above 0; the text itself is left out. */
    private static int[] nearest(float[] cosines, int most) {
        int[] best = new int[most];
        int found = 0;
        for (int place = 0; place < cosines.length; place++) {
            float cosine = cosines[place];
            boolean another = most > 0 && cosine > 0 && cosine < ITSELF;
            if (another && (found < most || cosine > cosines[best[most - 1]])) {
                int at = found < most ? found++ : most - 1;
                while (at > 0 && cosines[best[at - 1]] < cosine) {
                    best[at] = best[at - 1];
                    at--;
                }
                best[at] = place;
            }
        }
        return Arrays.copyOf(best, found);
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
        return measured(yardstick.cosines(paper));
    }

    /** The same of many papers, which takes less time than one after the other. */
    public Measure[] measures(float[][] papers) {
        Measure[] all = new Measure[papers.length];
        IntStream.range(0, (papers.length + AT_ONCE - 1) / AT_ONCE).parallel().forEach(part -> {
            int first = part * AT_ONCE;
            int end = Math.min(papers.length, first + AT_ONCE);
            List<float[]> read =
                    Arrays.stream(papers, first, end).filter(yardstick::fits).toList();
            float[][] cosines = yardstick.cosines(read);
            int next = 0;
            for (int place = first; place < end; place++) {
                all[place] = yardstick.fits(papers[place]) ? measured(cosines[next++]) : measure(papers[place]);
            }
        });
        return all;
    }

    private static Measure measured(float[] cosines) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (float cosine : cosines) {
            if (cosine < ITSELF) {
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
