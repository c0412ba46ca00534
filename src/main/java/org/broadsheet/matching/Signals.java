package org.broadsheet.matching;

import java.util.List;
import org.broadsheet.matching.CompiledProfile.CategoryWeights;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.text.SparseVector;

/**
 * How each paper of a batch looks from one profile; one value a paper each.
 *
 * @param words the relevance weights of the paper's words, against how the paper appeals to pretended readers
 * @param coverage how much of the reader's own line the paper has: a word that is there often counts no more than one that is there
 * @param likeness the cosines of words to the liked papers, against how like the paper is to the archive; below average counts 0
 * @param meaning the same of meanings, to the power of 1.5: one very near like is worth more than several middling ones; not a
 *     number for a paper that the model has not read
 * @param categories log-odds of its categories; not a number for a paper without any
 * @param touched whether the paper has anything to do with the profile at all
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; boxes would be four times the size
record Signals(
        float[] words, float[] coverage, float[] likeness, float[] meaning, float[] categories, boolean[] touched) {

    /** What a paper without any of the words counts as: about as far below average as measured papers go. */
    private static final float NO_WORD = -2;

    /** From this many standard deviations above the mean, in meaning alone, a paper has to do with a text. A guess: one paper in sixteen. */
    private static final float TOUCHES = powered(1.5f);

    static Signals of(
            SparseVector query, SparseVector concepts, List<Text> texts, CategoryWeights categories, DayBatch batch) {
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
        float[] coverage =
                concepts.size() == 0 ? new float[size] : batch.presence().score(concepts);
        float[] likeness = new float[size];
        float[] meaning = new float[size];
        float share = share(texts);
        for (Text text : texts) {
            float weight = text.weight() * share;
            if (text.isOwnWords()) {
                add(weight, batch.special(text.vector()), likeness);
                add(weight, batch.near(text.meaning()), meaning);
            } else {
                LikedRow row = batch.row(text);
                add(weight * LikedRow.STEP, row.likeness(), likeness);
                add(weight * LikedRow.STEP, row.meaning(), meaning);
            }
        }
        float[] fromCategories = batch.categories(categories);
        for (int place = 0; place < size; place++) {
            touched[place] |= fromCategories[place] > 0 || meaning[place] > TOUCHES * share;
            meaning[place] = batch.isRead(place) ? meaning[place] : Float.NaN;
        }
        return new Signals(words, coverage, likeness, meaning, fromCategories, touched);
    }

    private static void add(float weight, float[] row, float[] into) {
        for (int place = 0; place < row.length; place++) {
            into[place] += weight * row[place];
        }
    }

    private static void add(float weight, short[] row, float[] into) {
        for (int place = 0; place < row.length; place++) {
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

    /** How much more than most the words of a text are like the paper's. */
    static float special(PaperFeatures paper, float cosine) {
        return Math.max(0, paper.likeness().standardised(cosine));
    }

    static float powered(float cosine) {
        float above = Math.max(0, cosine);
        return above * (float) Math.sqrt(above);
    }
}
