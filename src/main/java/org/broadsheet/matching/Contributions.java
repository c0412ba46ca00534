package org.broadsheet.matching;

import java.util.HashMap;
import java.util.Map;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Scale;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.papers.Category;

/** One score taken apart: what each term, each liked text and each category added to it. */
final class Contributions {

    private final Map<Integer, Double> own = new HashMap<>();
    private final Map<Integer, Double> borrowed = new HashMap<>();
    private final double[] texts;
    private final Map<Category, Double> categories = new HashMap<>();

    private Contributions(int texts) {
        this.texts = new double[texts];
    }

    static Contributions of(CompiledInterest interest, PaperFeatures paper, Formula formula) {
        Contributions parts = new Contributions(interest.texts().size());
        Scale scale = interest.scale();
        Formula.Weights weights = formula.weights(interest.evidence());
        parts.addWords(
                interest,
                paper,
                weights.words() / (scale.words().deviation() * paper.appeal().deviation()));
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
            float around = (float) text.vector().dot(paper.expanded());
            float perRoot = weights.surroundings()
                    * share
                    * text.weight()
                    / scale.surroundings().deviation();
            float perAround = around <= 0 ? 0 : perRoot * (float) Math.sqrt(around);
            parts.texts[i] += perCosine * near + perAround * around;
            parts.texts[i] += weights.topics()
                    * share
                    * text.weight()
                    * Signals.akin(paper, text.topics())
                    / scale.topics().deviation();
            parts.add(text.vector(), paper.vector(), perCosine, paper);
            parts.add(text.vector(), paper.expanded(), perAround, paper);
        }
        for (Category category : paper.categories()) {
            parts.categories.put(
                    category,
                    (double) weights.category() * interest.categories().of(category));
        }
        return parts;
    }

    private void addWords(CompiledInterest interest, PaperFeatures paper, float factor) {
        interest.query().each(paper.saturated(), (term, product) -> own.put(term, factor * product));
        for (int i = 0; i < texts.length; i++) {
            Text text = interest.texts().get(i);
            if (text.weight() > 0) {
                double holding = 0;
                for (Map.Entry<Integer, Double> word : own.entrySet()) {
                    holding += text.vector().has(word.getKey()) ? word.getValue() : 0;
                }
                texts[i] += holding / Math.max(1, interest.evidence());
            }
        }
    }

    private void add(SparseVector text, SparseVector words, float factor, PaperFeatures paper) {
        if (factor != 0) {
            text.each(
                    words,
                    (term, product) ->
                            (paper.vector().has(term) ? own : borrowed).merge(term, factor * product, Double::sum));
        }
    }

    /** What a term that the paper holds added. */
    double ofTerm(int term) {
        return own.getOrDefault(term, 0.0);
    }

    /** What a term that only the paper's neighbours hold added. */
    double ofBorrowed(int term) {
        return borrowed.getOrDefault(term, 0.0);
    }

    double ofText(int place) {
        return texts[place];
    }

    double ofCategory(Category category) {
        return categories.getOrDefault(category, 0.0);
    }

    /** What all of the paper's own terms added. */
    double own() {
        return own.values().stream().mapToDouble(part -> part).sum();
    }

    /** What all terms of its neighbours only added. */
    double borrowed() {
        return borrowed.values().stream().mapToDouble(part -> part).sum();
    }

    /** Everything that spoke for the paper. */
    double all() {
        return Math.max(0, own())
                + Math.max(0, borrowed())
                + categories.values().stream()
                        .mapToDouble(part -> Math.max(0, part))
                        .sum();
    }
}
