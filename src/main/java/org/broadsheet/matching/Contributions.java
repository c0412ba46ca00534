package org.broadsheet.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Scale;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.papers.Category;

/** One score taken apart: what each term, each liked text and each category added to it. */
final class Contributions {

    private final PaperTerms terms;

    /** What each of the paper's terms added, and what it did as a word that the interest asks for. */
    private final double[] own;

    private final double[] asked;
    private final double[] texts;
    private final double[] meanings;
    private final Map<Category, Double> categories = new HashMap<>();

    private Contributions(PaperTerms terms, int texts) {
        this.terms = terms;
        this.own = new double[terms.size()];
        this.asked = new double[terms.size()];
        this.texts = new double[texts];
        this.meanings = new double[texts];
    }

    /**
     * @param terms of the paper
     * @param nearness how near the paper is to each text in meaning, see {@link DayBatch#near}; not a number where nobody knows
     */
    static Contributions of(
            CompiledInterest interest, PaperFeatures paper, PaperTerms terms, float[] nearness, Formula formula) {
        Contributions parts = new Contributions(terms, interest.texts().size());
        Scale scale = interest.scale();
        Formula.Weights weights = formula.weights(interest);
        PaperTerms.Common met = terms.new Common();
        met.with(interest.query());
        parts.addAsked(
                met,
                weights.words() / (scale.words().deviation() * paper.appeal().deviation()));
        if (weights.coverage() > 0) {
            float perWord = weights.coverage() / scale.coverage().deviation();
            met.with(interest.concepts());
            for (int i = 0; i < met.size(); i++) {
                parts.own[met.place(i)] += perWord * met.weight(i) * terms.presence(met.place(i));
            }
        }
        float share = Signals.share(interest.texts());
        for (int i = 0; i < interest.texts().size(); i++) {
            Text text = interest.texts().get(i);
            met.with(text.vector());
            if (text.weight() > 0) {
                parts.texts[i] += parts.askedFor(met) / Math.max(1, interest.evidence());
            }
            float near = terms.cosine(met);
            float special = Signals.special(paper, near);
            if (special > 0) {
                parts.addAlike(
                        i,
                        met,
                        near,
                        weights.likeness()
                                * share
                                * text.weight()
                                / (paper.likeness().deviation()
                                        * scale.likeness().deviation()));
            }
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

    private void addAsked(PaperTerms.Common met, float factor) {
        for (int i = 0; i < met.size(); i++) {
            asked[met.place(i)] = factor * met.weight(i) * terms.saturated(met.place(i));
            own[met.place(i)] += asked[met.place(i)];
        }
    }

    private double askedFor(PaperTerms.Common met) {
        double sum = 0;
        for (int i = 0; i < met.size(); i++) {
            sum += asked[met.place(i)];
        }
        return sum;
    }

    private void addAlike(int text, PaperTerms.Common met, float near, float perCosine) {
        texts[text] += perCosine * near;
        for (int i = 0; i < met.size(); i++) {
            own[met.place(i)] += perCosine * met.weight(i) * terms.vector(met.place(i));
        }
    }

    /** What the term at that place of the paper's added. */
    double ofTerm(int place) {
        return place < 0 ? 0 : own[place];
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
        double sum = 0;
        for (double part : own) {
            sum += part;
        }
        return sum;
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
