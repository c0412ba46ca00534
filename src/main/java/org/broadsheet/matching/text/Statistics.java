package org.broadsheet.matching.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.papers.Category;

/**
 * In how many papers of the archive each word, pair of words and category stands, and how long a paper is; with these a
 * text becomes a vector. Immutable.
 */
public final class Statistics {

    /** BM25's saturation of counts, with full normalisation by length: measured best for short texts, see benchmarks.md. */
    private static final double K1 = 1.2;

    /** The length of the pairs' part of a vector, the words' being 1. */
    private static final float PAIRS = 1.2f;

    /** A word that is there so often counts half. Measured on one-line interests, where .3 to 1 is flat. */
    private static final float PRESENT = 0.6f;

    /** In a line, rarer words than that count no more: one of e^3 papers. */
    private static final double MOST_IDF = 4;

    /** A pair in fewer papers than this is chance. */
    private static final int LEAST_PAIR = 2;

    /** In so many papers a word may stand by accident. */
    private static final int A_FEW = 5;

    private final int papers;
    private final IntIntMap holding;
    private final double meanLength;
    private final Map<Category, Integer> inCategory;
    private final int categorised;

    private Statistics(
            int papers, IntIntMap holding, double meanLength, Map<Category, Integer> inCategory, int categorised) {
        this.papers = papers;
        this.holding = holding;
        this.meanLength = meanLength;
        this.inCategory = Map.copyOf(inCategory);
        this.categorised = categorised;
    }

    /**
     * Counts an archive.
     *
     * @param texts its papers, each as the stems of its words in their order
     * @param categories of each paper
     */
    public static Statistics of(
            List<int[]> texts, List<? extends Collection<Category>> categories, Background background) {
        IntIntMap words = new IntIntMap(1 << 15);
        IntIntMap pairs = new IntIntMap(1 << 15);
        long length = 0;
        for (int[] stems : texts) {
            Arrays.stream(stems).distinct().forEach(word -> words.add(word, 1));
            Arrays.stream(Terms.pairs(stems)).distinct().forEach(pair -> pairs.add(pair, 1));
            length += stems.length;
        }
        pairs.each((pair, count) -> {
            if (count >= LEAST_PAIR) {
                words.add(pair, count);
            }
        });
        Map<Category, Integer> inCategory = new HashMap<>();
        int categorised = 0;
        for (Collection<Category> those : categories) {
            those.stream().distinct().forEach(category -> inCategory.merge(category, 1, Integer::sum));
            categorised += those.isEmpty() ? 0 : 1;
        }
        int lent = background.addTo(words, texts.size());
        double meanLength = (length + (double) lent * background.meanLength()) / Math.max(1, texts.size() + lent);
        return new Statistics(texts.size() + lent, words, Math.max(1, meanLength), inCategory, categorised);
    }

    int papers() {
        return papers;
    }

    /** In how many papers a term stands; 0 for a pair that stands in one only. */
    int holding(int term) {
        return holding.get(term);
    }

    /** Inverse document frequency, smoothed: at least 1. */
    double idf(int term) {
        return Math.log((1.0 + papers) / (1.0 + holding.get(term))) + 1;
    }

    /** The categories of the archive. */
    public Set<Category> categories() {
        return inCategory.keySet();
    }

    /** The share of the papers with categories that are in this one, never 0 or 1. */
    public double share(Category category) {
        double papersWithAny = Math.max(1, categorised);
        double share = inCategory.getOrDefault(category, 0) / papersWithAny;
        return Math.clamp(share, shareOfUnknown(), 1 - shareOfUnknown());
    }

    /** What a category that no paper of the archive is in counts as. */
    public double shareOfUnknown() {
        return 0.5 / (categorised + 1);
    }

    /**
     * A text as tf-idf of words and of pairs, each part of unit length by itself and the whole again. What the archive does
     * not hold has a weight but no part in the length, so that a new word takes nothing from the others.
     */
    public SparseVector vector(int[] stems) {
        SparseVector words = words(stems);
        SparseVector pairs = weighed(Terms.pairs(stems), false);
        if (pairs.size() == 0) {
            return words;
        }
        float whole = (float) Math.sqrt(1 + PAIRS * PAIRS);
        return words.times(1 / whole).plus(pairs.times(PAIRS / whole));
    }

    /** What the archive holds of a vector. */
    public SparseVector known(SparseVector vector) {
        return vector.where(term -> holding.get(term) > 0);
    }

    /** The share of a text's words that more than a few papers hold, each word by the square of what it weighs. */
    public float metShare(int[] stems) {
        double met = 0;
        double all = 0;
        for (int word : Arrays.stream(stems).distinct().toArray()) {
            double weight = idf(word) * idf(word);
            all += weight;
            met += holding.get(word) > A_FEW ? weight : 0;
        }
        return all == 0 ? 0 : (float) (met / all);
    }

    /** A text as tf-idf of its words, unit length. */
    public SparseVector words(int[] stems) {
        return weighed(stems, true);
    }

    private SparseVector weighed(int[] terms, boolean unknownToo) {
        TermSum counts = new TermSum(terms.length);
        for (int term : terms) {
            if (unknownToo || holding.get(term) > 0) {
                counts.add(term, 1);
            }
        }
        SparseVector vector = counts.vector();
        double known = 0;
        double all = 0;
        for (int i = 0; i < vector.size(); i++) {
            int holders = holding.get(vector.terms()[i]);
            double idf = idf(vector.terms()[i]);
            float weight = (float) ((1 + Math.log(vector.weights()[i])) * idf);
            vector.weights()[i] = weight;
            all += (double) weight * weight;
            known += holders > 0 ? (double) weight * weight : 0;
        }
        double length = Math.sqrt(known > 0 ? known : all);
        return length == 0 ? vector : vector.times((float) (1 / length));
    }

    /** How much each word is there at all, 0 to 1: the first time counts most, and a word of the title twice. */
    public SparseVector presence(int[] stems, int[] title) {
        TermSum counts = new TermSum(stems.length);
        for (int stem : stems) {
            counts.add(stem, 1);
        }
        Arrays.stream(title).distinct().forEach(stem -> counts.add(stem, 1));
        SparseVector vector = counts.vector();
        for (int i = 0; i < vector.size(); i++) {
            float count = vector.weights()[i];
            vector.weights()[i] = count / (count + PRESENT);
        }
        return vector;
    }

    /** The words of a line, all together weighing 1: a rare one more than a common one, but no single one swamps the rest. */
    public SparseVector concepts(int[] stems) {
        int[] words = Arrays.stream(stems).distinct().toArray();
        float[] weights = new float[words.length];
        float whole = 0;
        for (int i = 0; i < words.length; i++) {
            weights[i] = (float) Math.sqrt(Math.min(MOST_IDF, idf(words[i])));
            whole += weights[i];
        }
        return SparseVector.of(words, weights).times(words.length == 0 ? 1 : 1 / whole);
    }

    /** The paper's side of BM25: idf and saturated count of each word. */
    public SparseVector saturated(int[] stems) {
        return saturated(stems, K1, 1);
    }

    /** @param b how far the count is normalised by the text's length, 0 to 1 */
    public SparseVector saturated(int[] stems, double k1, double b) {
        TermSum counts = new TermSum(stems.length);
        for (int stem : stems) {
            counts.add(stem, 1);
        }
        SparseVector vector = counts.vector();
        double norm = k1 * (1 - b + b * stems.length / meanLength);
        for (int i = 0; i < vector.size(); i++) {
            int holders = Math.min(holding.get(vector.terms()[i]), papers);
            double idf = Math.log(1 + (papers - holders + 0.5) / (holders + 0.5));
            float count = vector.weights()[i];
            vector.weights()[i] = (float) (idf * count / (count + norm));
        }
        return vector;
    }
}
