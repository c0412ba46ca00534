package org.broadsheet.matching.meaning;

import java.util.Collection;

/** Dense vectors, of which only the direction counts. */
public final class Directions {

    private Directions() {}

    /** The same direction at length 1; empty if it has none: all 0, or not numbers. */
    static float[] unit(float[] vector) {
        double squares = 0;
        for (float each : vector) {
            squares += (double) each * each;
        }
        if (!(squares > 0) || Double.isInfinite(squares)) {
            return new float[0];
        }
        float[] unit = new float[vector.length];
        double length = Math.sqrt(squares);
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return unit;
    }

    /** The cosine of two vectors of length 1; not a number if one is empty or they are of different models. */
    public static float cosine(float[] one, float[] other) {
        if (one.length == 0 || one.length != other.length) {
            return Float.NaN;
        }
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** The direction of the sum; empty if there are none. */
    public static float[] middle(Collection<float[]> vectors) {
        float[] sum = new float[0];
        for (float[] vector : vectors) {
            if (sum.length == 0) {
                sum = vector.clone();
            } else if (sum.length == vector.length) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += vector[i];
                }
            }
        }
        return unit(sum);
    }

    /** A direction in a byte a dimension, for keeping; the greatest part is 127. Rankings do not change by it. */
    public static byte[] small(float[] vector) {
        float most = Float.MIN_NORMAL;
        for (float each : vector) {
            most = Math.max(most, Math.abs(each));
        }
        byte[] small = new byte[vector.length];
        for (int i = 0; i < small.length; i++) {
            small[i] = (byte) Math.round(vector[i] * Byte.MAX_VALUE / most);
        }
        return small;
    }

    /** What was kept, at length 1. */
    public static float[] wide(byte[] small) {
        float[] wide = new float[small.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = small[i];
        }
        return unit(wide);
    }

    /** What will be read of a direction once it was kept, so that nothing changes by keeping it. */
    public static float[] asKept(float[] vector) {
        return wide(small(vector));
    }
}
