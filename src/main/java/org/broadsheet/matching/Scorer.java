package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.matching.text.TopK;
import org.broadsheet.papers.Paper;

/** Scores the papers of one batch for several profiles, one after the other in the same arrays. Not thread-safe. */
final class Scorer {

    /** Matches below this are not worth a row, whatever the floor. */
    private static final double LEAST_KEPT = 5;

    /** A paper by an author whom the reader follows scores at least this. */
    private static final double FOLLOWED = 99;

    /** What a paper of a category scores for a reader who named that and nothing else: two chances in five. */
    private static final float READ = 9;

    static final float OUT = Float.NEGATIVE_INFINITY;

    private final DayBatch batch;
    private final Formula formula;
    private final float meant;
    private final Analysis analysis;
    private final Signals signals;
    private final float[] scores;

    /** @param meant what the operator would have meanings count, 1 for as learned */
    Scorer(DayBatch batch, Formula formula, float meant, Analysis analysis) {
        this.batch = batch;
        this.formula = formula;
        this.meant = meant;
        this.analysis = analysis;
        this.signals = new Signals(batch);
        this.scores = new float[batch.size()];
    }

    /** See {@link MatchSession#best}; a list a profile. */
    List<List<Scored>> best(List<CompiledProfile> profiles, List<Integer> perInterest) {
        OwnRows near = OwnRows.of(
                profiles.stream()
                        .flatMap(profile -> profile.interests().stream())
                        .flatMap(interest -> interest.texts().stream())
                        .toList(),
                batch);
        List<List<Scored>> all = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            all.add(best(profiles.get(i), perInterest.get(i), near));
        }
        return all;
    }

    private List<Scored> best(CompiledProfile profile, int perInterest, OwnRows near) {
        List<Scored> all = new ArrayList<>();
        for (CompiledInterest interest : profile.interests()) {
            score(interest, near, Set.of(), scores);
            rule(interest);
            for (int place : TopK.best(scores, scores.length, perInterest)) {
                if (scores[place] > OUT) {
                    double score = scores[place] == Float.POSITIVE_INFINITY
                            ? Math.max(FOLLOWED, profile.floor())
                            : formula.chance(interest, scores[place]);
                    if (score >= LEAST_KEPT) {
                        all.add(new Scored(batch.number(place), interest.name(), score));
                    }
                }
            }
        }
        return all;
    }

    /** The score of each paper; the rules take no part. */
    float[] scores(CompiledInterest interest, Set<Signal> without) {
        float[] all = new float[batch.size()];
        score(interest, OwnRows.of(interest.texts(), batch), without, all);
        return all;
    }

    private void score(CompiledInterest interest, OwnRows near, Set<Signal> without, float[] into) {
        signals.read(interest.query(), interest.concepts(), interest.texts(), interest.categories(), near);
        formula.scores(signals, interest, meant, without, into);
    }

    private void rule(CompiledInterest interest) {
        for (int place = 0; interest.hasRules() && place < scores.length; place++) {
            Paper paper = batch.paper(place).paper();
            if (interest.onlyReads()) {
                scores[place] = Rules.reads(interest, paper) ? READ + scores[place] : OUT;
            }
            if (Rules.follows(interest, paper) || Rules.always(interest, asked(interest, place))) {
                scores[place] = Float.POSITIVE_INFINITY;
            }
            if (Rules.excludes(interest, paper, batch.reading(place).stems())
                    || Rules.keepsOut(interest, asked(interest, place))) {
                scores[place] = OUT;
            }
        }
    }

    /** The paper as rules see it; its title is only taken apart where there are rules. */
    private Rule.Asked asked(CompiledInterest interest, int place) {
        Paper paper = batch.paper(place).paper();
        int[] stems = batch.reading(place).stems();
        return interest.always().isEmpty() && interest.only().isEmpty()
                ? new Rule.Asked(paper, stems, stems)
                : Rule.Asked.of(paper, stems, analysis);
    }
}
