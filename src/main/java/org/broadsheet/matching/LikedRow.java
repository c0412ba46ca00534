package org.broadsheet.matching;

/**
 * How the papers of a batch look from one liked or disliked text: the same for everybody who likes it, so it is worked out once and kept
 * small.
 *
 * @param likeness what it adds to {@link Signals#likeness}
 * @param meaning what it adds to {@link Signals#meaning}; all 0 for a text that no model has read
 */
record LikedRow(Steps likeness, Steps meaning) {

    /** The step that stands for 0. */
    static final byte NONE = Byte.MIN_VALUE;

    private static final int STEPS = Byte.MAX_VALUE - Byte.MIN_VALUE;

    /**
     * Values in steps, {@link #NONE} being 0.
     *
     * @param step the greatest value is 255 of them, which is finer than one word more or less makes
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Steps(byte[] steps, float step) {

        /** @param values at least 0 */
        static Steps of(float[] values) {
            float most = Float.MIN_NORMAL;
            for (float value : values) {
                most = Math.max(most, value);
            }
            float per = STEPS / most;
            byte[] steps = new byte[values.length];
            for (int place = 0; place < steps.length; place++) {
                steps[place] = (byte) (NONE + (int) (values[place] * per + 0.5f));
            }
            return new Steps(steps, most / STEPS);
        }
    }
}
