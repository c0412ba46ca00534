package org.broadsheet.matching;

import org.broadsheet.matching.meaning.Directions;
import org.broadsheet.matching.text.Spread;

/**
 * What an interest means to the model, if there is one.
 *
 * @param direction of what is liked; empty if the model has read nothing of it
 * @param spread where the cosines of archive papers to it lie
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Meant(float[] direction, Spread spread) {

    static final Meant NOTHING = new Meant(new float[0], new Spread(0, 1));

    /** A guess for an archive of which the model has read little; sentence models put unlike abstracts about there. */
    private static final Spread GUESS = new Spread(0.3f, 0.15f);

    static Meant of(float[] direction, float[][] archive) {
        if (direction.length == 0) {
            return NOTHING;
        }
        float[] cosines = new float[archive.length];
        for (int place = 0; place < cosines.length; place++) {
            cosines[place] = Directions.cosine(direction, archive[place]);
        }
        return new Meant(direction, Spread.of(cosines, GUESS));
    }

    /** Adds to each score that is not minus infinity how much nearer than an archive paper that paper is, where the model has read it. */
    void add(float weight, float[][] papers, float[] scores) {
        for (int place = 0; direction.length > 0 && place < scores.length; place++) {
            float cosine = Directions.cosine(direction, papers[place]);
            if (!Float.isNaN(cosine)) {
                scores[place] += weight * spread.standardised(cosine);
            }
        }
    }
}
