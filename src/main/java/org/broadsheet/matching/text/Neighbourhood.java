package org.broadsheet.matching.text;

import java.util.Set;
import java.util.stream.IntStream;

/**
 * The papers of the archive that are nearest to a text.
 *
 * @param places in the archive, the nearest first; more than are counted, since a reader's own likes are left out
 * @param cosines of each, above 0
 * @param known the share of the text's words, each by its inverse document frequency squared, that the archive has met more
 *     than a few times, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Neighbourhood(int[] places, float[] cosines, float known) {

    /** Probably chosen so that ten remain when a reader's own likes are left out. A guess. */
    private static final int LOOKED_AT = 60;

    /** @param near the cosine of each archive paper */
    public static Neighbourhood of(float[] near, float known) {
        int[] nearest = IntStream.of(TopK.best(near, near.length, LOOKED_AT))
                .filter(place -> near[place] > 0)
                .toArray();
        float[] cosines = new float[nearest.length];
        for (int i = 0; i < nearest.length; i++) {
            cosines[i] = near[nearest[i]];
        }
        return new Neighbourhood(nearest, cosines, known);
    }

    /** How near the nearest are that are not left out: their mean cosine, by the root of what is known of the text. */
    public float nearness(Set<Integer> leftOut, int counted) {
        float sum = 0;
        int taken = 0;
        for (int i = 0; i < places.length && taken < counted; i++) {
            if (!leftOut.contains(places[i])) {
                sum += cosines[i];
                taken++;
            }
        }
        // Behind those that were looked at come others that are nearly as near.
        float next = places.length == LOOKED_AT ? cosines[LOOKED_AT - 1] : 0;
        return (sum + (counted - taken) * next) / counted * (float) Math.sqrt(known);
    }
}
