package org.broadsheet.matching;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.evaluation.Evaluation;
import org.broadsheet.evaluation.Evaluation.Half;
import org.broadsheet.evaluation.Evaluation.Profiles;
import org.broadsheet.evaluation.OurRanker;
import org.broadsheet.evaluation.Trial;
import org.broadsheet.matching.meaning.Embedder;

/** What the formula gave, and what became of it: one reader, one paper. */
record Pairs(float score, float home, boolean relevant) {

    /** Profiles of all likes, and of the first one and three. */
    static final List<Profiles> LIKES =
            List.of(new Profiles(0, false, false), new Profiles(3, false, false), new Profiles(1, false, false));

    static final List<Profiles> LINES = List.of(new Profiles(0, false, true));

    /** Every reader of that half, with every paper of every day of theirs. */
    static List<Pairs> of(Path folder, List<Profiles> kinds, Half half, Optional<Embedder> model)
            throws java.io.IOException {
        Trial trial = QualityFigures.trial(folder);
        List<Pairs> pairs = new ArrayList<>();
        for (Profiles profiles : kinds) {
            Evaluation evaluation = new Evaluation(trial, profiles, model);
            OurRanker ours = evaluation.ours();
            for (Evaluation.Case one : evaluation.cases()) {
                Trial.Reader reader = evaluation.reader(one);
                if (Evaluation.half(reader.name()) == half) {
                    float[] scores = ours.scores(reader, one.day());
                    float home = ours.compiled(reader).home();
                    for (int place = 0; place < scores.length; place++) {
                        pairs.add(new Pairs(scores[place], home, one.relevant()[place]));
                    }
                }
            }
        }
        return pairs;
    }
}
