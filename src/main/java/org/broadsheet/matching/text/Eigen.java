package org.broadsheet.matching.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations (1846): slow, short, and exact enough for a few
 * hundred rows.
 *
 * @param values by descending size, whatever their sign
 * @param vectors {@code vectors[k]} belongs to {@code values[k]}, unit length
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Eigen(double[] values, double[][] vectors) {

    private static final int MOST_SWEEPS = 30;

    private static final double NOTHING = 1e-18;

    static Eigen of(double[][] matrix) {
        int size = matrix.length;
        double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[][] v = new double[size][size];
        for (int i = 0; i < size; i++) {
            v[i][i] = 1;
        }
        double whole =
                IntStream.range(0, size).mapToDouble(i -> dot(a[i], a[i])).sum();
        for (int sweep = 0; sweep < MOST_SWEEPS && beside(a) > NOTHING * whole; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    rotate(a, v, p, q);
                }
            }
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(a[i][i])))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Eigen(
                Arrays.stream(order).mapToDouble(i -> a[i][i]).toArray(),
                Arrays.stream(order).mapToObj(i -> v[i]).toArray(double[][]::new));
    }

    /** Makes the element at p, q vanish. The rows of {@code v} are the eigenvectors so far. */
    private static void rotate(double[][] a, double[][] v, int p, int q) {
        if (Math.abs(a[p][q]) < Double.MIN_NORMAL) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (double[] row : a) {
            double atP = row[p];
            row[p] = c * atP - s * row[q];
            row[q] = s * atP + c * row[q];
        }
        rotateRows(a[p], a[q], c, s);
        rotateRows(v[p], v[q], c, s);
    }

    private static void rotateRows(double[] p, double[] q, double c, double s) {
        for (int i = 0; i < p.length; i++) {
            double atP = p[i];
            p[i] = c * atP - s * q[i];
            q[i] = s * atP + c * q[i];
        }
    }

    private static double beside(double[][] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += a[i][j] * a[i][j];
            }
        }
        return sum;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
