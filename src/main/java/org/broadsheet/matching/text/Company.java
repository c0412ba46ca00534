package org.broadsheet.matching.text;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Which words keep company: for each two words of an archive, how much more often they stand near each other than by
 * chance (positive pointwise mutual information), as a sparse symmetric matrix; and the few directions that say most of it.
 * Words so placed are word vectors, as in Levy, Goldberg and Dagan, <i>Improving distributional similarity</i> (2015).
 */
final class Company {

    /** Words at most so far apart keep company, the nearer the more. */
    private static final int WINDOW = 10;

    /** Rare companions look surprising too easily; the power is that of Levy and others, shared between both words. */
    private static final double SMOOTHED = 0.875;

    private static final int SPARE_DIRECTIONS = 16;

    private static final int ROUNDS = 4;

    private final int size;
    private final int[][] columns;
    private final float[][] values;

    private Company(int[][] columns, float[][] values) {
        this.size = columns.length;
        this.columns = columns;
        this.values = values;
    }

    /** @param texts words as numbers from 0 to {@code size - 1}, -1 for a word that is not looked at */
    static Company of(List<int[]> texts, int size) {
        int[] all = texts.stream().flatMapToInt(Company::withGap).toArray();
        int[][] places = places(all, size);
        float[] sums = new float[size];
        IntStream.range(0, size).parallel().forEach(word -> {
            for (float near : near(all, places[word], size)) {
                sums[word] += near;
            }
        });
        double[] powered = new double[size];
        double whole = 0;
        double poweredWhole = 0;
        for (int word = 0; word < size; word++) {
            powered[word] = Math.pow(sums[word], SMOOTHED);
            whole += sums[word];
            poweredWhole += powered[word];
        }
        double scale = poweredWhole * poweredWhole / Math.max(1, whole);
        int[][] columns = new int[size][];
        float[][] values = new float[size][];
        IntStream.range(0, size).parallel().forEach(word -> {
            float[] near = near(all, places[word], size);
            double rare = scale / powered[word];
            float[] information = new float[size];
            int[] kept = IntStream.range(0, size)
                    .filter(other -> near[other] > 0)
                    .filter(other -> {
                        information[other] = (float) Math.log(near[other] * rare / powered[other]);
                        return information[other] > 0;
                    })
                    .toArray();
            columns[word] = kept;
            values[word] = new float[kept.length];
            for (int i = 0; i < kept.length; i++) {
                values[word][i] = information[kept[i]];
            }
        });
        return new Company(columns, values);
    }

    /** The text, and so much of nothing that it keeps no company with the next. */
    private static IntStream withGap(int[] text) {
        return IntStream.concat(
                Arrays.stream(text), IntStream.generate(() -> -1).limit(WINDOW));
    }

    private static int[][] places(int[] all, int size) {
        int[] counts = new int[size];
        for (int word : all) {
            if (word >= 0) {
                counts[word]++;
            }
        }
        int[][] places = new int[size][];
        for (int word = 0; word < size; word++) {
            places[word] = new int[counts[word]];
        }
        for (int place = all.length - 1; place >= 0; place--) {
            if (all[place] >= 0) {
                places[all[place]][--counts[all[place]]] = place;
            }
        }
        return places;
    }

    private static float[] near(int[] all, int[] places, int size) {
        float[] near = new float[size];
        for (int place : places) {
            for (int away = 1; away <= WINDOW; away++) {
                if (place >= away && all[place - away] >= 0) {
                    near[all[place - away]] += 1f / away;
                }
                if (place + away < all.length && all[place + away] >= 0) {
                    near[all[place + away]] += 1f / away;
                }
            }
        }
        return near;
    }

    /**
     * Places every word in so many dimensions: the main eigenvectors, by subspace iteration from a fixed start (Halko,
     * Martinsson and Tropp 2011), each times the root of its eigenvalue; then unit length.
     *
     * @return one vector a word; zeros for a word without company
     */
    float[][] vectors(int dimensions) {
        int width = Math.min(size, dimensions + SPARE_DIRECTIONS);
        Random random = new Random(1);
        float[][] basis = new float[size][width];
        for (float[] row : basis) {
            for (int i = 0; i < width; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            basis = orthonormal(times(basis));
        }
        float[][] image = times(basis);
        Eigen eigen = Eigen.of(product(basis, image));
        float[][] vectors = new float[size][Math.min(dimensions, width)];
        for (int word = 0; word < size; word++) {
            for (int k = 0; k < vectors[word].length; k++) {
                double sum = 0;
                for (int i = 0; i < width; i++) {
                    sum += basis[word][i] * eigen.vectors()[k][i];
                }
                vectors[word][k] = (float) (sum * Math.sqrt(Math.abs(eigen.values()[k])));
            }
            Topics.normalise(vectors[word]);
        }
        return vectors;
    }

    private float[][] times(float[][] right) {
        float[][] result = new float[size][];
        IntStream.range(0, size).parallel().forEach(word -> {
            float[] sum = new float[right[0].length];
            for (int i = 0; i < columns[word].length; i++) {
                float[] row = right[columns[word][i]];
                float value = values[word][i];
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += value * row[k];
                }
            }
            result[word] = sum;
        });
        return result;
    }

    private static double[][] product(float[][] one, float[][] other) {
        int width = one[0].length;
        double[][] product = new double[width][width];
        for (int row = 0; row < one.length; row++) {
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < width; j++) {
                    product[i][j] += (double) one[row][i] * other[row][j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < i; j++) {
                product[i][j] = (product[i][j] + product[j][i]) / 2;
                product[j][i] = product[i][j];
            }
        }
        return product;
    }

    /** The same space in orthonormal columns, by way of the eigenvectors of its inner products. */
    private static float[][] orthonormal(float[][] columns) {
        int width = columns[0].length;
        Eigen eigen = Eigen.of(product(columns, columns));
        double least = eigen.values()[0] * 1e-10;
        float[][] result = new float[columns.length][width];
        IntStream.range(0, columns.length).parallel().forEach(row -> {
            for (int k = 0; k < width; k++) {
                if (eigen.values()[k] > least) {
                    double sum = 0;
                    for (int i = 0; i < width; i++) {
                        sum += columns[row][i] * eigen.vectors()[k][i];
                    }
                    result[row][k] = (float) (sum / Math.sqrt(eigen.values()[k]));
                }
            }
        });
        return result;
    }
}
