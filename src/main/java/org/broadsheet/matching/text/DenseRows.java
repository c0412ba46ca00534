package org.broadsheet.matching.text;

import java.util.List;

/**
 * Short dense vectors turned around, one row a dimension, so that one more vector is multiplied with all of them by adding
 * along the rows, four in a sweep, which the compiler turns into vector instructions; a sum along one vector it does not.
 * Immutable, thread-safe.
 */
public final class DenseRows {

    private final int size;
    private final float[][] rows;

    private DenseRows(int size, float[][] rows) {
        this.size = size;
        this.rows = rows;
    }

    /** @param vectors of one length */
    public static DenseRows of(List<float[]> vectors) {
        int dimensions = vectors.isEmpty() ? 0 : vectors.getFirst().length;
        int whole = (dimensions + 3) / 4 * 4;
        float[][] rows = new float[whole][vectors.size()];
        for (int place = 0; place < vectors.size(); place++) {
            for (int dimension = 0; dimension < dimensions; dimension++) {
                rows[dimension][place] = vectors.get(place)[dimension];
            }
        }
        return new DenseRows(vectors.size(), rows);
    }

    /** The product with each vector, in their order; zeros if they have no dimensions. */
    public float[] dot(float[] vector) {
        float[] sums = new float[size];
        for (int dimension = 0; dimension < rows.length; dimension += 4) {
            add(
                    sums,
                    at(vector, dimension),
                    rows[dimension],
                    at(vector, dimension + 1),
                    rows[dimension + 1],
                    at(vector, dimension + 2),
                    rows[dimension + 2],
                    at(vector, dimension + 3),
                    rows[dimension + 3]);
        }
        return sums;
    }

    private static float at(float[] vector, int dimension) {
        return dimension < vector.length ? vector[dimension] : 0;
    }

    private static void add(
            float[] sums,
            float a,
            float[] first,
            float b,
            float[] second,
            float c,
            float[] third,
            float d,
            float[] last) {
        for (int place = 0; place < sums.length; place++) {
            sums[place] += a * first[place] + b * second[place] + c * third[place] + d * last[place];
        }
    }
}
