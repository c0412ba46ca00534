package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.broadsheet.matching.CompiledProfile.CategoryWeights;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.text.SparseVector;

/**
 * How each paper of a batch looks from one interest, one value a paper; the arrays serve one interest after the other, and every loop over them
 * is one that the compiler turns into vector instructions: what would be a condition is written as arithmetic. Not thread-safe.
 */
final class Signals {

    /** What a paper without any of the words counts as: about as far below average as measured papers go. */
    private static final float NO_WORD = -2;

    /** From this many standard deviations above the mean, in meaning alone, a paper has to do with a text. A guess: one paper in sixteen. */
    private static final float TOUCHES = powered(1.5f);

    /** Whatever lies above 0 becomes more than 1 by it. */
    private static final float VAST = 1e30f;

    /** Rows added in one sweep. */
    private static final int ABREAST = 4;

    private final DayBatch batch;
    private final float[] words;
    private final float[] coverage;
    private final float[] likeness;
    private final float[] meaning;
    private final float[] categories;
    private final float[] touched;
    private final float[] spare;

    Signals(DayBatch batch) {
        this.batch = batch;
        int size = batch.size();
        this.words = new float[size];
        this.coverage = new float[size];
        this.likeness = new float[size];
        this.meaning = new float[size];
        this.categories = new float[size];
        this.touched = new float[size];
        this.spare = new float[size];
    }

    DayBatch batch() {
        return batch;
    }

    /** The relevance weights of the paper's words, against how the paper appeals to pretended readers. */
    float[] words() {
        return words;
    }

    /** How much of the reader's own lines the paper has: a word that is there often counts no more than one that is there. */
    float[] coverage() {
        return coverage;
    }

    /** The cosines of words to the liked papers, against how like the paper is to the archive; below average counts 0. */
    float[] likeness() {
        return likeness;
    }

    /**
     * The same of meanings, to the power of 1.5: one very near like is worth more than several middling ones; 0 for a paper that the model
     * has not read.
     */
    float[] meaning() {
        return meaning;
    }

    /** Log-odds of its categories; 0 for a paper without any. */
    float[] categories() {
        return categories;
    }

    /** 1 if the paper has anything to do with the interest at all, or else 0. */
    float[] touched() {
        return touched;
    }

    void read(SparseVector query, SparseVector concepts, List<Text> texts, CategoryWeights weights) {
        readWords(query, concepts);
        readLikeness(texts);
        readMeanings(List.of(this), List.of(texts));
        readRest(texts, weights);
    }

    /** The first part of {@link #read}: in turn for several interests, what a part looks up stays in the processor's caches. */
    void readWords(SparseVector query, SparseVector concepts) {
        Arrays.fill(words, 0);
        Arrays.fill(touched, 0);
        if (query.size() > 0) {
            batch.saturated().add(query, words);
            appeal(words, batch.appealMean(), batch.appealPerDeviation(), touched);
        }
        if (concepts.size() > 0) {
            Arrays.fill(coverage, 0);
            batch.presence().add(concepts, coverage);
        }
    }

    /** The second part: how like the reader's own words are to the papers'. */
    void readLikeness(List<Text> texts) {
        Arrays.fill(likeness, 0);
        float share = share(texts);
        for (Text text : texts) {
            if (text.isOwnWords()) {
                Arrays.fill(spare, 0);
                batch.vectors().add(text.vector(), spare);
                special(text.weight() * share, spare, batch.likenessMean(), batch.likenessPerDeviation(), likeness);
            }
        }
    }

    /** The third part, of several interests together, whose texts stand in their order: how near their readers' own words are to the papers in meaning. */
    static void readMeanings(List<Signals> several, List<List<Text>> texts) {
        List<float[]> meanings = new ArrayList<>();
        List<Integer> whose = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Arrays.fill(several.get(i).meaning, 0);
            float share = share(texts.get(i));
            for (Text text : texts.get(i)) {
                if (text.isOwnWords()) {
                    meanings.add(text.meaning());
                    whose.add(i);
                    weights.add(text.weight() * share);
                }
            }
        }
        several.getFirst()
                .batch
                .near(meanings, (text, near) -> add(weights.get(text), near, several.get(whose.get(text)).meaning));
    }

    /** The last part: what is liked, and categories. */
    void readRest(List<Text> texts, CategoryWeights weights) {
        addLiked(texts, share(texts));
        batch.categories(weights, categories);
        touch(meaning, TOUCHES * share(texts), categories, touched);
    }

    private void addLiked(List<Text> texts, float share) {
        LikedRow[] rows = batch.rows(texts);
        LikedRow.Steps[] like = new LikedRow.Steps[rows.length];
        LikedRow.Steps[] meant = new LikedRow.Steps[rows.length];
        float[] weights = new float[rows.length];
        int place = 0;
        for (Text text : texts) {
            if (!text.isOwnWords()) {
                weights[place] = text.weight() * share;
                like[place] = rows[place].likeness();
                meant[place] = rows[place++].meaning();
            }
        }
        add(weights, like, likeness);
        add(weights, meant, meaning);
    }

    private static void add(float[] weights, LikedRow.Steps[] rows, float[] into) {
        for (int from = 0; from < rows.length; from += ABREAST) {
            int left = rows.length - from;
            LikedRow.Steps a = rows[from];
            LikedRow.Steps b = rows[left > 1 ? from + 1 : from];
            LikedRow.Steps c = rows[left > 2 ? from + 2 : from];
            LikedRow.Steps d = rows[left > 3 ? from + 3 : from];
            sweep(
                    a.steps(),
                    weights[from] * a.step(),
                    b.steps(),
                    left > 1 ? weights[from + 1] * b.step() : 0,
                    c.steps(),
                    left > 2 ? weights[from + 2] * c.step() : 0,
                    d.steps(),
                    left > 3 ? weights[from + 3] * d.step() : 0,
                    into);
        }
    }

    private static void sweep(
            byte[] a, float perA, byte[] b, float perB, byte[] c, float perC, byte[] d, float perD, float[] into) {
        float least = LikedRow.NONE * (perA + perB + perC + perD);
        for (int place = 0; place < into.length; place++) {
            into[place] += perA * a[place] + perB * b[place] + perC * c[place] + perD * d[place] - least;
        }
    }

    /** Sums of words' weights become how far each lies above what the paper is to pretended readers. */
    private static void appeal(float[] words, float[] mean, float[] perDeviation, float[] touched) {
        for (int place = 0; place < words.length; place++) {
            float any = Math.min(1, Math.max(0, words[place] * VAST));
            touched[place] = any;
            words[place] = NO_WORD + any * ((words[place] - mean[place]) * perDeviation[place] - NO_WORD);
        }
    }

    private static void special(float weight, float[] near, float[] mean, float[] perDeviation, float[] into) {
        for (int place = 0; place < into.length; place++) {
            into[place] += weight * Math.max(0, (near[place] - mean[place]) * perDeviation[place]);
        }
    }

    private static void touch(float[] meaning, float enough, float[] categories, float[] touched) {
        for (int place = 0; place < touched.length; place++) {
            float most = Math.max(meaning[place] - enough, categories[place]);
            touched[place] = Math.max(touched[place], Math.min(1, Math.max(0, most * VAST)));
        }
    }

    private static void add(float weight, float[] row, float[] into) {
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
