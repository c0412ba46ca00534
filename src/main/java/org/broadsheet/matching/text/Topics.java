package org.broadsheet.matching.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a text is about, in a few numbers, so that two texts can be alike without a word in common: the mean of its words'
 * vectors, as learned from the company that words keep in the archive, without what all papers share. Immutable.
 */
public final class Topics {

    private static final int MOST_DIMENSIONS = 192;

    /** So many words are needed to tell one dimension. */
    private static final int WORDS_TO_ONE = 4;

    /** A word in fewer papers is not known well enough by its company. */
    private static final int LEAST_HOLDING = 5;

    private static final int MOST_WORDS = 8_000;

    /** Below this an archive teaches nothing. */
    private static final int LEAST_PAPERS = 500;

    /** The directions in which papers of one archive differ most are its great fields, which categories tell better. */
    private static final int SHARED_DIRECTIONS = 2;

    private final Statistics statistics;
    private final IntIntMap places;
    private final float[][] vectors;
    private final int dimensions;
    private float[] mean;
    private float[][] shared = {};

    private Topics(Statistics statistics, IntIntMap places, float[][] vectors, int dimensions) {
        this.dimensions = dimensions;
        this.mean = new float[dimensions];
        this.statistics = statistics;
        this.places = places;
        this.vectors = vectors;
    }

    public static Topics of(Statistics statistics, List<int[]> texts) {
        int[] words = texts.size() < LEAST_PAPERS ? new int[0] : vocabulary(statistics, texts);
        IntIntMap places = new IntIntMap(words.length + 1);
        for (int place = 0; place < words.length; place++) {
            places.add(words[place], place + 1);
        }
        int dimensions = Math.min(MOST_DIMENSIONS, words.length / WORDS_TO_ONE);
        if (dimensions <= SHARED_DIRECTIONS) {
            return new Topics(statistics, places, new float[0][], 0);
        }
        List<int[]> numbered = texts.stream()
                .map(text ->
                        Arrays.stream(text).map(word -> places.get(word) - 1).toArray())
                .toList();
        Topics topics = new Topics(
                statistics, places, Company.of(numbered, words.length).vectors(dimensions), dimensions);
        topics.centre(texts);
        return topics;
    }

    private static int[] vocabulary(Statistics statistics, List<int[]> texts) {
        return texts.stream()
                .flatMapToInt(Arrays::stream)
                .distinct()
                .filter(word -> statistics.holding(word) >= LEAST_HOLDING)
                .boxed()
                .sorted(Comparator.comparingInt((Integer word) -> -statistics.holding(word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_WORDS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void centre(List<int[]> texts) {
        float[][] all = texts.parallelStream().map(this::sum).toArray(float[][]::new);
        float[] middle = new float[dimensions];
        for (float[] one : all) {
            addTo(middle, one, 1f / all.length);
        }
        double[][] spread = new double[dimensions][dimensions];
        for (float[] one : all) {
            addTo(one, middle, -1);
            for (int i = 0; i < dimensions; i++) {
                for (int j = 0; j < dimensions; j++) {
                    spread[i][j] += (double) one[i] * one[j];
                }
            }
        }
        Eigen eigen = Eigen.of(spread);
        mean = middle;
        shared = IntStream.range(0, SHARED_DIRECTIONS)
                .mapToObj(k -> toFloats(eigen.vectors()[k]))
                .toArray(float[][]::new);
    }

    /** Whether there was anything to learn from. */
    public boolean isEmpty() {
        return vectors.length == 0;
    }

    public int dimensions() {
        return dimensions;
    }

    /** Where a text stands: unit length, or zeros if none of its words is known. */
    public float[] place(int[] stems) {
        float[] place = sum(stems);
        if (dot(place, place) == 0) {
            return place;
        }
        addTo(place, mean, -1);
        for (float[] direction : shared) {
            addTo(place, direction, -dot(place, direction));
        }
        normalise(place);
        return place;
    }

    private float[] sum(int[] stems) {
        float[] sum = new float[dimensions];
        SparseVector words = statistics.words(stems);
        for (int i = 0; i < words.size() && !isEmpty(); i++) {
            int place = places.get(words.terms()[i]) - 1;
            if (place >= 0) {
                addTo(sum, vectors[place], (float) (words.weights()[i] * statistics.idf(words.terms()[i])));
            }
        }
        return sum;
    }

    /** The direction between two places; zeros count for nothing. */
    public static float[] between(float[] one, float[] other) {
        float[] sum = one.clone();
        addTo(sum, other, 1);
        normalise(sum);
        return sum;
    }

    public static float dot(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    public static void addTo(float[] sum, float[] more, float factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * more[i];
        }
    }

    /** To unit length; zeros stay. */
    public static void normalise(float[] vector) {
        float length = (float) Math.sqrt(dot(vector, vector));
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] /= length;
        }
    }

    private static float[] toFloats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
