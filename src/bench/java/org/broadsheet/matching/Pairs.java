package org.broadsheet.matching;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.evaluation.Evaluation;
import org.broadsheet.evaluation.Evaluation.Half;
import org.broadsheet.evaluation.Evaluation.Profiles;
import org.broadsheet.evaluation.OurRanker;
import org.broadsheet.evaluation.Trial;

/** What the formula gave, and what became of it: one reader, one paper. */
record Pairs(Half half, float score, float home, boolean relevant) {

    /** Every reader, with every paper of every day of theirs, for profiles of all likes and of the first one and three. */
    static List<Pairs> of(Path folder) throws java.io.IOException {
        Trial trial = QualityFigures.trial(folder);
        List<Pairs> pairs = new ArrayList<>();
        for (int likes : new int[] {0, 1, 3}) {
            Evaluation evaluation = new Evaluation(trial, new Profiles(likes, false, false));
            OurRanker ours = new OurRanker(evaluation);
            for (Evaluation.Case one : evaluation.cases()) {
                Trial.Reader reader = evaluation.reader(one);
                float[] scores = ours.scores(reader, one.day());
                float home = ours.compiled(reader).home();
                for (int place = 0; place < scores.length; place++) {
                    pairs.add(new Pairs(Evaluation.half(reader.name()), scores[place], home, one.relevant()[place]));
                }
            }
        }
        return pairs;
    }
}
