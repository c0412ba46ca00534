package org.broadsheet.matching;

import java.util.List;
import org.broadsheet.matching.CompiledProfile.CategoryWeights;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.matching.text.Topics;

/**
 * How each paper of a batch looks from one profile, in four ways; one value a paper each.
 *
 * @param words the relevance weights of the paper's words, against how the paper appeals to pretended readers
 * @param likeness the cosines to the liked papers, against how like the paper is to the archive; below average counts 0
 * @param surroundings the cosines, to the power of 1.5, of the liked papers to the paper with its neighbours: one very near
 *     like is worth more than several middling ones
 * @param topics the cosines of what the liked papers are about to what the paper is about, likewise
 * @param categories log-odds of its categories; not a number for a paper without any
 * @param touched whether anything of the profile is in the paper or its neighbours at all
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; boxes would be four times the size
record Signals(
        float[] words, float[] likeness, float[] surroundings, float[] topics, float[] categories, boolean[] touched) {

    /** What a paper without any of the words counts as: about as far below average as measured papers go. */
    private static final float NO_WORD = -2;

    static Signals of(SparseVector query, List<Text> texts, CategoryWeights categories, DayBatch batch) {
        int size = batch.size();
        float[] words = batch.saturated().score(query);
        boolean[] touched = new boolean[size];
        if (query.size() > 0) {
            batch.appeal(words);
            for (int place = 0; place < size; place++) {
                touched[place] = words[place] > Float.NEGATIVE_INFINITY;
                words[place] = touched[place] ? words[place] : NO_WORD;
            }
        }
        float[] likeness = new float[size];
        float[] surroundings = new float[size];
        float[] topics = new float[size];
        float[] reached = new float[size];
        for (Text text : texts) {
            LikedRow row = batch.row(text);
            add(text.weight(), row.likeness(), likeness);
            add(text.weight(), row.surroundings(), surroundings);
            add(text.weight(), row.topics(), topics);
            if (text.weight() > 0) {
                add(1, row.surroundings(), reached);
            }
        }
        float share = share(texts);
        float[] fromCategories = batch.categories(categories);
        for (int place = 0; place < size; place++) {
            likeness[place] *= share;
            surroundings[place] *= share;
            topics[place] *= share;
            touched[place] |= reached[place] > 0 || fromCategories[place] > 0;
        }
        return new Signals(words, likeness, surroundings, topics, fromCategories, touched);
    }

    private static void add(float weight, float[] row, float[] into) {
        for (int place = 0; place < into.length; place++) {
            into[place] += weight * row[place];
        }
    }

    /** What one text of a profile counts for: sums become means, so that profiles of any size measure alike. */
    static float share(List<Text> texts) {
        float liked = 0;
        for (Text text : texts) {
            liked += Math.max(0, text.weight());
        }
        return 1 / Math.max(1, liked);
    }

    /** How much nearer than most a text is to what the paper is about. */
    static float akin(PaperFeatures paper, float[] topics) {
        return Math.max(0, paper.kinship().standardised(Topics.dot(topics, paper.topics())));
    }

    /** How much more than most the words of a text are like the paper's. */
    static float special(PaperFeatures paper, float cosine) {
        return Math.max(0, paper.likeness().standardised(cosine));
    }

    static float powered(float cosine) {
        float above = Math.max(0, cosine);
        return above * (float) Math.sqrt(above);
    }
}
