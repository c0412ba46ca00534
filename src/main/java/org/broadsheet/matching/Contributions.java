package org.broadsheet.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Scale;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.papers.Category;

/** One score taken apart: what each term, each liked text and each category added to it. */
final class Contributions {

    private final Parts own = new Parts();
    private final double[] texts;
    private final double[] meanings;
    private final Map<Category, Double> categories = new HashMap<>();

    /** A sum for each term, without a box a term: a digest asks for some hundreds. */
    private static final class Parts {

        private int[] terms = new int[64];
        private double[] sums = new double[64];
        private boolean[] taken = new boolean[64];
        private int size;

        void add(int term, double part) {
            int slot = slot(term);
            if (!taken[slot]) {
                if (2 * size >= terms.length) {
                    grow();
                    slot = slot(term);
                }
                taken[slot] = true;
                terms[slot] = term;
                size++;
            }
            sums[slot] += part;
        }

        double of(int term) {
            return sums[slot(term)];
        }

        /** Of the terms that the vector has. */
        double in(SparseVector vector) {
            double sum = 0;
            for (int slot = 0; slot < terms.length; slot++) {
                sum += taken[slot] && vector.has(terms[slot]) ? sums[slot] : 0;
            }
            return sum;
        }

        double all() {
            return Arrays.stream(sums).sum();
        }

        private int slot(int term) {
            int mask = terms.length - 1;
            int slot = ((term * 0x9E3779B9) >>> 7) & mask;
            while (taken[slot] && terms[slot] != term) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void grow() {
            int[] oldTerms = terms;
            double[] oldSums = sums;
            boolean[] oldTaken = taken;
            terms = new int[2 * oldTerms.length];
            sums = new double[terms.length];
            taken = new boolean[terms.length];
            for (int old = 0; old < oldTerms.length; old++) {
                if (oldTaken[old]) {
                    int slot = slot(oldTerms[old]);
                    taken[slot] = true;
                    terms[slot] = oldTerms[old];
                    sums[slot] = oldSums[old];
                }
            }
        }
    }

    private Contributions(int texts) {
        this.texts = new double[texts];
        this.meanings = new double[texts];
    }

    /** @param nearness how near the paper is to each text in meaning, see {@link DayBatch#near}; not a number where nobody knows */
    static Contributions of(CompiledInterest interest, PaperFeatures paper, float[] nearness, Formula formula) {
        Contributions parts = new Contributions(interest.texts().size());
        Scale scale = interest.scale();
        Formula.Weights weights = formula.weights(interest);
        parts.addWords(
                interest,
                paper,
                weights.words() / (scale.words().deviation() * paper.appeal().deviation()));
        if (weights.coverage() > 0) {
            float perWord = weights.coverage() / scale.coverage().deviation();
            interest.concepts().each(paper.presence(), (term, product) -> parts.own.add(term, perWord * product));
        }
        float share = Signals.share(interest.texts());
        for (int i = 0; i < interest.texts().size(); i++) {
            Text text = interest.texts().get(i);
            float near = (float) text.vector().dot(paper.vector());
            float special = Signals.special(paper, near);
            float perCosine = special == 0
                    ? 0
                    : weights.likeness()
                            * share
                            * text.weight()
                            / (paper.likeness().deviation() * scale.likeness().deviation());
            parts.texts[i] += perCosine * near;
            parts.add(text.vector(), paper.vector(), perCosine);
            if (!Float.isNaN(nearness[i])) {
                parts.meanings[i] = weights.meaning()
                        * share
                        * text.weight()
                        * nearness[i]
                        / scale.meaning().deviation();
                parts.texts[i] += parts.meanings[i];
            }
        }
        for (Category category : paper.categories()) {
            parts.categories.put(
                    category,
                    (double) weights.category() * interest.categories().of(category));
        }
        return parts;
    }

    private void addWords(CompiledInterest interest, PaperFeatures paper, float factor) {
        interest.query().each(paper.saturated(), (term, product) -> own.add(term, factor * product));
        for (int i = 0; i < texts.length; i++) {
            Text text = interest.texts().get(i);
            if (text.weight() > 0) {
                texts[i] += own.in(text.vector()) / Math.max(1, interest.evidence());
            }
        }
    }

    private void add(SparseVector text, SparseVector words, float factor) {
        if (factor != 0) {
            text.each(words, (term, product) -> own.add(term, factor * product));
        }
    }

    /** What a term that the paper holds added. */
    double ofTerm(int term) {
        return own.of(term);
    }

    double ofText(int place) {
        return texts[place];
    }

    /** What meaning alone added, of that text. */
    double ofMeaning(int place) {
        return meanings[place];
    }

    /** What meaning added, of all texts. */
    double ofMeanings() {
        return Arrays.stream(meanings).sum();
    }

    double ofCategory(Category category) {
        return categories.getOrDefault(category, 0.0);
    }

    /** What all of the paper's own terms added. */
    double own() {
        return own.all();
    }

    /** Everything that spoke for the paper. */
    double all() {
        return Math.max(0, own())
                + Arrays.stream(meanings).map(part -> Math.max(0, part)).sum()
                + categories.values().stream()
                        .mapToDouble(part -> Math.max(0, part))
                        .sum();
    }
}
