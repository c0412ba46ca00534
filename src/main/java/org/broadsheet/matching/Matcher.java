package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Exclusion;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.Subscriber;

/** Says how well papers fit profiles, and why. Thread-safe. */
public final class Matcher {

    /** From how many of the newest papers the statistics are taken. */
    private static final int STATISTICS_FROM = 10_000;

    /** What a category adds to a cosine; alone it is worth a paper of score 50. */
    private static final float CATEGORY = 0.04f;

    /** The cosine that is as likely saved as not, and how fast the odds change around it. Guesses. */
    private static final double EVEN = 0.13;

    private static final double STEEP = 0.03;

    /** Matches below this are not worth a row, whatever the floor. */
    private static final double LEAST_KEPT = 5;

    /** Versions of one paper and reposts measure .9 and more; two papers of one group .6. A guess. */
    private static final double NEAR_DUPLICATE = 0.85;

    private static final float OUT = Float.NEGATIVE_INFINITY;

    private final Library library;
    private final Analysis analysis = new Analysis();
    private Statistics statistics;
    private long version;

    public Matcher(Library library) {
        this.library = library;
    }

    /**
     * Which state of the corpus statistics is in use: the number of the newest paper in it. They move when the archive has
     * grown by a tenth.
     */
    synchronized long statisticsVersion() {
        long newest = library.newestNumber();
        if (statistics == null || newest > version + Math.max(100, version / 10)) {
            long from = Math.max(0, newest - STATISTICS_FROM);
            statistics = Statistics.of(library.since(from, STATISTICS_FROM).stream()
                    .map(shelved -> analysis.words(shelved.paper()))
                    .toList());
            version = newest;
        }
        return version;
    }

    private synchronized Statistics statistics() {
        statisticsVersion();
        return statistics;
    }

    /** Analyses new papers once for all readers. */
    DayBatch batch(List<ShelvedPaper> papers) {
        Statistics counted = statistics();
        List<List<Analysis.Word>> words =
                papers.stream().map(shelved -> analysis.words(shelved.paper())).toList();
        return new DayBatch(
                papers, words, Postings.of(words.stream().map(counted::vector).toList()));
    }

    /** Turns a profile into what a batch is scored with; likes are looked up in the library. */
    CompiledProfile compile(Profile profile) {
        return new ProfileCompiler(library, analysis, statistics()).compile(profile);
    }

    /**
     * The papers of the batch that fit, for each interest at most {@code perInterest}, best first. Those that nobody would
     * save are left out; the reader's floor is for the digest to apply. A paper by an author whom the reader follows
     * scores 99 or more and at least the floor. What is to be kept out is out.
     */
    List<Scored> best(CompiledProfile profile, DayBatch batch, int perInterest) {
        List<Scored> all = new ArrayList<>();
        for (CompiledInterest interest : profile.interests()) {
            float[] scores = score(interest, batch);
            for (int place : TopK.best(scores, batch.size(), perInterest)) {
                if (scores[place] > OUT) {
                    double score = calibrated(scores[place]);
                    if (follows(interest, batch, place)) {
                        score = Math.max(99 + score / 100, profile.floor());
                    }
                    if (score >= LEAST_KEPT) {
                        all.add(new Scored(batch.paper(place).number(), interest.name(), score));
                    }
                }
            }
        }
        return all;
    }

    private static float[] score(CompiledInterest interest, DayBatch batch) {
        float[] scores = batch.postings().score(interest.query());
        for (int place = 0; place < batch.size(); place++) {
            Paper paper = batch.paper(place).paper();
            if (reads(interest, paper)) {
                scores[place] = interest.query().size() == 0 ? (float) EVEN : scores[place] + CATEGORY;
            }
            if (follows(interest, batch, place)) {
                scores[place] += 1;
            }
            if (excludes(interest, paper, batch.words(place))) {
                scores[place] = OUT;
            }
        }
        return scores;
    }

    private static double calibrated(float score) {
        return score <= 0 ? 0 : 100 / (1 + Math.exp((EVEN - score) / STEEP));
    }

    private static boolean reads(CompiledInterest interest, Paper paper) {
        return interest.categories().stream()
                .anyMatch(wanted -> paper.categories().stream().anyMatch(has -> has.isWithin(wanted)));
    }

    private static boolean follows(CompiledInterest interest, DayBatch batch, int place) {
        return !interest.authors().isEmpty()
                && batch.paper(place).paper().authors().stream()
                        .anyMatch(author -> interest.authors().stream().anyMatch(author::mayBe));
    }

    private static boolean excludes(CompiledInterest interest, Paper paper, List<Analysis.Word> words) {
        for (Exclusion exclusion : interest.without()) {
            boolean byAuthor = paper.authors().stream()
                    .anyMatch(author -> exclusion.authors().stream().anyMatch(author::mayBe));
            boolean byCategory = paper.categories().stream()
                    .anyMatch(category -> exclusion.categories().stream().anyMatch(category::isWithin));
            if (byAuthor || byCategory || contains(words, exclusion.phrase())) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(List<Analysis.Word> words, List<Integer> phrase) {
        if (phrase.isEmpty()) {
            return false;
        }
        for (int start = 0; start + phrase.size() <= words.size(); start++) {
            int same = 0;
            while (same < phrase.size() && words.get(start + same).term() == phrase.get(same)) {
                same++;
            }
            if (same == phrase.size()) {
                return true;
            }
        }
        return false;
    }

    /** Why a paper fits that interest of the reader's, what contributed most first; for papers that are shown. */
    public List<Reason> reasons(Subscriber reader, ShelvedPaper paper, String interest) {
        return compile(reader.profile()).interests().stream()
                .filter(compiled -> compiled.name().equals(interest))
                .findFirst()
                .map(compiled -> new Reasons(analysis, statistics()).why(compiled, paper.paper()))
                .orElse(List.of());
    }

    /** How alike two papers are: the cosine of their words, 0 to 1. */
    public double likeness(Paper one, Paper other) {
        Statistics counted = statistics();
        return Math.min(1, counted.vector(analysis.words(one)).dot(counted.vector(analysis.words(other))));
    }

    /** Whether a reader would call both the same paper. */
    public boolean nearDuplicates(Paper one, Paper other) {
        return likeness(one, other) > NEAR_DUPLICATE;
    }
}
