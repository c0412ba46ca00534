package org.broadsheet.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Scale;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.matching.text.TermSum;
import org.broadsheet.papers.Category;

/** One score taken apart: what each term, each liked text and each category added to it. */
final class Contributions {

    private final TermSum own = new TermSum(64);
    private final double[] texts;
    private final double[] meanings;
    private final Map<Category, Double> categories = new HashMap<>();

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
            interest.concepts()
                    .each(paper.presence(), (term, product) -> parts.own.add(term, (float) (perWord * product)));
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
        interest.query().each(paper.saturated(), (term, product) -> own.add(term, (float) (factor * product)));
        for (int i = 0; i < texts.length; i++) {
            Text text = interest.texts().get(i);
            if (text.weight() > 0) {
                texts[i] += own.in(text.vector()) / Math.max(1, interest.evidence());
            }
        }
    }

    private void add(SparseVector text, SparseVector words, float factor) {
        if (factor != 0) {
            text.each(words, (term, product) -> own.add(term, (float) (factor * product)));
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
