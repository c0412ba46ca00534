package org.broadsheet.matching;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broadsheet.evaluation.Evaluation;
import org.broadsheet.evaluation.OurRanker;
import org.broadsheet.evaluation.Ranks;
import org.broadsheet.evaluation.Trial;
import org.broadsheet.evaluation.TrialLibrary;
import org.broadsheet.evaluation.TrialVectors;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.matching.text.TopK;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.PaperReference;
import org.broadsheet.profiles.Profile;

/**
 * Readers who begin with one liked paper and click on what they later wrote whenever it is among the ten papers shown,
 * week by week; and the same readers if they never clicked.
 */
final class FeedbackCurve {

    private static final int SHOWN = 10;

    /** @param clicks likes so far, mean over the readers of that week's cases */
    record Week(int number, int cases, double clicks, double without, double likes, double both) {}

    private FeedbackCurve() {}

    static List<Week> measure(Trial trial, Optional<Embedder> model) {
        Evaluation evaluation = new Evaluation(trial, new Evaluation.Profiles(1, false, false));
        List<ShelvedPaper> all = new ArrayList<>(trial.history().values());
        evaluation.days().values().forEach(all::addAll);
        List<ShelvedPaper> later = all.subList(trial.history().size(), all.size());
        Matcher matcher = new Matcher(
                new TrialLibrary(evaluation.archive(), all, false),
                TrialVectors.meanings(model, trial.history().values(), later, false));
        Map<LocalDate, DayBatch> batches = new HashMap<>();
        evaluation.days().forEach((day, papers) -> batches.put(day, matcher.batch(papers)));
        LocalDate first = trial.days().firstKey();
        Map<Integer, List<Evaluation.Case>> byReader = new TreeMap<>();
        evaluation
                .cases()
                .forEach(one -> byReader.computeIfAbsent(one.reader(), reader -> new ArrayList<>())
                        .add(one));
        Map<Integer, double[]> weeks = new TreeMap<>();
        for (List<Evaluation.Case> cases : byReader.values()) {
            List<Interest> still = List.of(like(evaluation
                    .likes(evaluation.reader(cases.getFirst()))
                    .getFirst()
                    .paper()));
            List<Interest> liking = new ArrayList<>(still);
            List<Interest> judging = new ArrayList<>(still);
            for (Evaluation.Case one : cases) {
                int week = (int) ChronoUnit.WEEKS.between(first, one.day()) + 1;
                DayBatch batch = batches.get(one.day());
                float[] before = scores(matcher, still, batch);
                float[] likes = scores(matcher, liking, batch);
                float[] both = scores(matcher, judging, batch);
                double[] sums = weeks.computeIfAbsent(week, unused -> new double[5]);
                sums[0]++;
                sums[1] += liking.size() - 1;
                sums[2] += Ranks.of(before, one.relevant()).ndcgAt10();
                sums[3] += Ranks.of(likes, one.relevant()).ndcgAt10();
                sums[4] += Ranks.of(both, one.relevant()).ndcgAt10();
                click(likes, one, batch, liking, false);
                click(both, one, batch, judging, true);
            }
        }
        List<Week> result = new ArrayList<>();
        weeks.forEach((week, sums) -> result.add(new Week(
                week, (int) sums[0], sums[1] / sums[0], sums[2] / sums[0], sums[3] / sums[0], sums[4] / sums[0])));
        return result;
    }

    /** Likes what is shown and theirs; dislikes the first that is shown and is not, if they say so at all. */
    private static void click(
            float[] scores, Evaluation.Case one, DayBatch batch, List<Interest> wants, boolean dislikesToo) {
        boolean disliked = !dislikesToo;
        for (int place : TopK.best(scores, scores.length, SHOWN)) {
            Paper paper = batch.paper(place).paper();
            if (one.relevant()[place]) {
                wants.add(like(paper));
            } else if (!disliked) {
                wants.add(new Interest.DislikePaper(new PaperReference.ById(paper.id())));
                disliked = true;
            }
        }
    }

    private static Interest like(Paper paper) {
        return new Interest.LikePaper(new PaperReference.ById(paper.id()));
    }

    private static float[] scores(Matcher matcher, List<Interest> wants, DayBatch batch) {
        Profile profile = OurRanker.profile(wants);
        return matcher.scores(matcher.compile(profile).interests().getFirst(), batch);
    }
}
