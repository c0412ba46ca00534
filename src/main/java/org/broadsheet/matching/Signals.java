package org.broadsheet.matching;

import java.util.List;
import org.broadsheet.matching.CompiledProfile.CategoryWeights;
import org.broadsheet.matching.CompiledProfile.Text;

/**
 * How each paper of a batch looks from one profile, in four ways; one value a paper each.
 *
 * @param words the relevance weights of the paper's words, against how the paper appeals to pretended readers
 * @param likeness the cosines to the liked papers, against how like the paper is to the archive; below average counts 0
 * @param surroundings the cosines, to the power of 1.5, of the liked papers to the paper with its neighbours: one very near
 *     like is worth more than several middling ones
 * @param categories log-odds of its categories; not a number for a paper without any
 * @param touched whether anything of the profile is in the paper or its neighbours at all
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; boxes would be four times the size
record Signals(float[] words, float[] likeness, float[] surroundings, float[] categories, boolean[] touched) {

    /** What a paper without any of the words counts as: about as far below average as measured papers go. */
    private static final float NO_WORD = -2;

    static Signals of(SparseVector query, List<Text> texts, CategoryWeights categories, DayBatch batch) {
        int size = batch.size();
        boolean[] touched = new boolean[size];
        float[] words = new float[size];
        if (query.size() > 0) {
            batch.saturated().add(query, words);
            for (int place = 0; place < size; place++) {
                touched[place] = words[place] > 0;
                words[place] = touched[place] ? batch.reading(place).appeal().standardised(words[place]) : NO_WORD;
            }
        }
        float[] likeness = new float[size];
        float[] surroundings = new float[size];
        for (Text text : texts) {
            add(text, batch, likeness, surroundings, touched);
        }
        float share = share(texts);
        for (int place = 0; place < size; place++) {
            likeness[place] *= share;
            surroundings[place] *= share;
        }
        float[] fromCategories = categories(categories, batch);
        for (int place = 0; place < size; place++) {
            touched[place] |= fromCategories[place] > 0;
        }
        return new Signals(words, likeness, surroundings, fromCategories, touched);
    }

    /** What one text of a profile counts for: sums become means, so that profiles of any size measure alike. */
    static float share(List<Text> texts) {
        float liked = 0;
        for (Text text : texts) {
            liked += Math.max(0, text.weight());
        }
        return 1 / Math.max(1, liked);
    }

    private static void add(Text text, DayBatch batch, float[] likeness, float[] surroundings, boolean[] touched) {
        float[] near = batch.vectors().score(text.vector());
        float[] around = batch.expanded().score(text.vector());
        for (int place = 0; place < near.length; place++) {
            touched[place] |= text.weight() > 0 && (near[place] > 0 || around[place] > 0);
            likeness[place] += text.weight() * special(batch.reading(place), near[place]);
            surroundings[place] += text.weight() * powered(around[place]);
        }
    }

    static float special(Reading paper, float cosine) {
        return Math.max(0, paper.likeness().standardised(cosine));
    }

    static float powered(float cosine) {
        return cosine <= 0 ? 0 : cosine * (float) Math.sqrt(cosine);
    }

    private static float[] categories(CategoryWeights weights, DayBatch batch) {
        float[] sums = new float[batch.size()];
        for (int place = 0; place < sums.length; place++) {
            var those = batch.reading(place).categories();
            sums[place] = those.isEmpty() ? Float.NaN : 0;
            for (var category : those) {
                sums[place] += weights.of(category);
            }
        }
        return sums;
    }
}
