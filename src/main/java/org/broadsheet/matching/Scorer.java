package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Text;
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

    /** Texts compared with the papers' meanings at once, for as many profiles as have them. More take no less time each. */
    private static final int TOGETHER = 16;

    static final float OUT = Float.NEGATIVE_INFINITY;

    private final DayBatch batch;
    private final Formula formula;
    private final float meant;
    private final Analysis analysis;
    private final float[] scores;

    /** @param meant what the operator would have meanings count, 1 for as learned */
    Scorer(DayBatch batch, Formula formula, float meant, Analysis analysis) {
        this.batch = batch;
        this.formula = formula;
        this.meant = meant;
        this.analysis = analysis;
        this.scores = new float[batch.size()];
    }

    /** See {@link MatchSession#best}; a list a profile. */
    List<List<Scored>> best(List<CompiledProfile> profiles, List<Integer> perInterest) {
        List<List<Scored>> all = new ArrayList<>(profiles.size());
        int from = 0;
        while (from < profiles.size()) {
            int to = from;
            int texts = 0;
            while (to < profiles.size() && texts < TOGETHER) {
                texts += weight(profiles.get(to++));
            }
            all.addAll(together(profiles.subList(from, to), perInterest.subList(from, to)));
            from = to;
        }
        return all;
    }

    /** How many rows of the batch's size it takes. */
    private static int weight(CompiledProfile profile) {
        int weight = 0;
        for (CompiledInterest interest : profile.interests()) {
            weight += Math.max(1, interest.ownWords());
        }
        return weight;
    }

    private List<List<Scored>> together(List<CompiledProfile> profiles, List<Integer> perInterest) {
        List<CompiledInterest> interests = new ArrayList<>();
        List<List<Text>> texts = new ArrayList<>();
        List<Signals> signals = new ArrayList<>();
        for (CompiledProfile profile : profiles) {
            for (CompiledInterest interest : profile.interests()) {
                interests.add(interest);
                texts.add(interest.texts());
                signals.add(batch.signals());
            }
        }
        if (interests.isEmpty()) {
            return profiles.stream().map(profile -> List.<Scored>of()).toList();
        }
        for (int i = 0; i < interests.size(); i++) {
            signals.get(i).readWords(interests.get(i).query(), interests.get(i).concepts());
        }
        for (int i = 0; i < interests.size(); i++) {
            signals.get(i).readLikeness(texts.get(i));
        }
        Signals.readMeanings(signals, texts);
        List<List<Scored>> all = new ArrayList<>(profiles.size());
        int next = 0;
        for (int i = 0; i < profiles.size(); i++) {
            List<Scored> best = new ArrayList<>();
            for (CompiledInterest interest : profiles.get(i).interests()) {
                Signals read = signals.get(next++);
                read.readRest(interest.texts(), interest.categories());
                formula.scores(read, interest, meant, Set.of(), scores);
                rule(interest);
                choose(interest, profiles.get(i).floor(), perInterest.get(i), best);
            }
            all.add(best);
        }
        signals.forEach(batch::giveBack);
        return all;
    }

    private void choose(CompiledInterest interest, int floor, int most, List<Scored> into) {
        for (int place : TopK.best(scores, scores.length, most)) {
            if (scores[place] > OUT) {
                double score = scores[place] == Float.POSITIVE_INFINITY
                        ? Math.max(FOLLOWED, floor)
                        : formula.chance(interest, scores[place]);
                if (score >= LEAST_KEPT) {
                    into.add(new Scored(batch.number(place), interest.name(), score));
                }
            }
        }
    }

    /** The score of each paper; the rules take no part. */
    float[] scores(CompiledInterest interest, Set<Signal> without) {
        float[] all = new float[batch.size()];
        Signals read = batch.signals();
        read.read(interest.query(), interest.concepts(), interest.texts(), interest.categories());
        formula.scores(read, interest, meant, without, all);
        batch.giveBack(read);
        return all;
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
