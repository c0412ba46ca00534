package org.broadsheet.matching;

import org.broadsheet.matching.CompiledProfile.Text;

/**
 * How the papers of a batch look from one liked or disliked text: the same for everybody who likes it.
 *
 * @param likeness what it adds to {@link Signals#likeness}
 * @param meaning what it adds to {@link Signals#meaning}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record LikedRow(float[] likeness, float[] meaning) {

    static LikedRow of(Text text, DayBatch batch) {
        float[] near = batch.vectors().score(text.vector());
        batch.special(near);
        return new LikedRow(near, batch.near(text.meaning()));
    }
}
