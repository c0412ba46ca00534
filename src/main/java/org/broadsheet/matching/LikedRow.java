package org.broadsheet.matching;

import org.broadsheet.matching.CompiledProfile.Text;

/**
 * How the papers of a batch look from one liked or disliked text: the same for everybody who likes it, so it is worked out once and kept
 * small, in steps of {@link #STEP}.
 *
 * @param likeness what it adds to {@link Signals#likeness}
 * @param meaning what it adds to {@link Signals#meaning}; empty for a text that no model has read
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LikedRow(short[] likeness, short[] meaning) {

    /** A hundredth of a deviation is less than one word more or less makes; the greatest value held is 512 deviations. */
    static final float STEP = 1f / 64;

    static LikedRow of(Text text, DayBatch batch) {
        return new LikedRow(
                steps(batch.special(text.vector())),
                text.meaning().length == 0 ? new short[0] : steps(batch.near(text.meaning())));
    }

    /** What is not a number becomes 0. */
    private static short[] steps(float[] values) {
        short[] steps = new short[values.length];
        for (int place = 0; place < steps.length; place++) {
            steps[place] = (short) Math.min(Short.MAX_VALUE, (int) (values[place] / STEP + 0.5f));
        }
        return steps;
    }
}
