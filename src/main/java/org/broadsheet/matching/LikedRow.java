package org.broadsheet.matching;

import org.broadsheet.matching.CompiledProfile.Text;

/**
 * How the papers of a batch look from one liked or disliked text: the same for everybody who likes it.
 *
 * @param likeness what it adds to {@link Signals#likeness}
 * @param surroundings what it adds to {@link Signals#surroundings}; above 0 wherever paper and text share anything
 * @param topics what it adds to {@link Signals#topics}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LikedRow(float[] likeness, float[] surroundings, float[] topics) {

    /** Counts for nothing, but is not nothing. */
    private static final float TOUCHED = 1e-20f;

    static LikedRow of(Text text, DayBatch batch) {
        float[] near = batch.vectors().score(text.vector());
        float[] around = batch.expanded().score(text.vector());
        for (int place = 0; place < around.length; place++) {
            float touched = near[place] > 0 ? TOUCHED : 0;
            around[place] = Math.max(touched, Signals.powered(around[place]));
        }
        batch.special(near);
        return new LikedRow(near, around, batch.akin(text.topics()));
    }
}
