package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Paper;

/** Says what contributed most to a score, in what the reader told us: the formula taken apart, not told again. */
final class ReasonFinder {

    /** More would not be read in one line. A guess. */
    private static final int MOST_PHRASES = 4;

    /** What contributed less than this part of all is not worth a line. */
    private static final double LEAST_SHARE = 0.05;

    private final Analysis analysis;
    private final Formula formula;

    ReasonFinder(Analysis analysis, Formula formula) {
        this.analysis = analysis;
        this.formula = formula;
    }

    private record Weighed(Reason reason, double contribution) {}

    /** What speaks for a paper; never nothing. */
    List<Reason> why(CompiledInterest interest, Paper paper, OpenedPaper opened) {
        PaperFeatures reading = opened.reading();
        List<Reason> reasons = new ArrayList<>();
        byRule(interest, paper, reading, reasons);
        Contributions parts = Contributions.of(interest, reading, opened.terms(), opened.nearness(interest), formula);
        List<Weighed> weighed = new ArrayList<>();
        weighed.addAll(phrases(opened, parts));
        category(interest, paper, parts).ifPresent(weighed::add);
        byMeaning(interest, opened, parts)
                .ifPresentOrElse(
                        weighed::add, () -> likedPaper(interest, reading, parts).ifPresent(weighed::add));
        double least = LEAST_SHARE * parts.all();
        weighed.stream()
                .filter(one -> one.contribution() >= least)
                .sorted(Comparator.comparingDouble(Weighed::contribution).reversed())
                .forEach(one -> reasons.add(one.reason()));
        if (reasons.isEmpty()) {
            weighed.stream()
                    .max(Comparator.comparingDouble(Weighed::contribution))
                    .ifPresent(best -> reasons.add(best.reason()));
        }
        if (reasons.isEmpty() && !paper.categories().isEmpty()) {
            reasons.add(new Reason.Reads(paper.categories().getFirst()));
        }
        return reasons;
    }

    private void byRule(CompiledInterest interest, Paper paper, PaperFeatures reading, List<Reason> into) {
        if (!interest.authors().isEmpty()) {
            for (Author author : paper.authors()) {
                if (interest.authors().stream().anyMatch(author::mayBe)) {
                    into.add(new Reason.Follows(author));
                }
            }
        }
        if (!interest.always().isEmpty()) {
            Rule.Asked asked = Rule.Asked.of(paper, reading.stems(), analysis);
            interest.always().stream()
                    .filter(rule -> rule.holds(asked))
                    .forEach(rule -> into.add(new Reason.Always(rule.text())));
        }
    }

    /** If meaning did more than words: near what, and which sentence says so. */
    private static Optional<Weighed> byMeaning(CompiledInterest interest, OpenedPaper opened, Contributions parts) {
        int most = -1;
        for (int i = 0; i < interest.texts().size(); i++) {
            boolean another =
                    !interest.texts().get(i).ids().contains(opened.reading().id());
            if (another && parts.ofMeaning(i) > 0 && (most < 0 || parts.ofMeaning(i) > parts.ofMeaning(most))) {
                most = i;
            }
        }
        if (most < 0 || parts.ofMeanings() < parts.own()) {
            return Optional.empty();
        }
        Text text = interest.texts().get(most);
        return text.title().isEmpty()
                ? Optional.empty()
                : Optional.of(new Weighed(
                        new Reason.NearInMeaning(
                                text.title(),
                                opened.nearestSentence(text.meaning()).orElse("")),
                        parts.ofMeanings()));
    }

    private static Optional<Weighed> likedPaper(CompiledInterest interest, PaperFeatures reading, Contributions parts) {
        Weighed most = null;
        for (int i = 0; i < interest.texts().size(); i++) {
            Text text = interest.texts().get(i);
            boolean another = !text.ids().isEmpty() && !text.ids().contains(reading.id());
            double contribution = parts.ofText(i);
            if (another && contribution > 0 && (most == null || contribution > most.contribution())) {
                most = new Weighed(new Reason.LikedPaper(text.ids().getFirst(), text.title()), contribution);
            }
        }
        return Optional.ofNullable(most);
    }

    /** Words and pairs of words of the paper, what contributed most first; a word that is said within a pair is not said again. */
    private static List<Weighed> phrases(OpenedPaper opened, Contributions parts) {
        double[] contributions = new double[opened.size()];
        int[] left = new int[contributions.length];
        int size = 0;
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = opened.added(i, parts);
            if (contributions[i] > 0) {
                left[size++] = i;
            }
        }
        List<Weighed> phrases = new ArrayList<>();
        // A few of many are wanted, so they are not brought into order.
        while (size > 0 && phrases.size() < MOST_PHRASES) {
            int most = left[0];
            for (int place = 1; place < size; place++) {
                if (isBefore(left[place], most, contributions, opened)) {
                    most = left[place];
                }
            }
            phrases.add(new Weighed(new Reason.Words(opened.words(most)), contributions[most]));
            size = withoutAnyOf(most, left, size, opened);
        }
        return phrases;
    }

    /** Leaves those that have no word in common with the one that was {@code said}; returns how many these are. */
    private static int withoutAnyOf(int said, int[] left, int size, OpenedPaper opened) {
        int stay = 0;
        for (int place = 0; place < size; place++) {
            if (!opened.meet(left[place], said)) {
                left[stay++] = left[place];
            }
        }
        return stay;
    }

    private static boolean isBefore(int one, int other, double[] contributions, OpenedPaper opened) {
        int less = Double.compare(contributions[one], contributions[other]);
        return less > 0 || (less == 0 && opened.words(one).compareTo(opened.words(other)) < 0);
    }

    private static Optional<Weighed> category(CompiledInterest interest, Paper paper, Contributions parts) {
        return paper.categories().stream()
                .filter(has -> interest.reads().stream().anyMatch(has::isWithin))
                .map(has -> new Weighed(new Reason.Reads(has), parts.ofCategory(has)))
                .max(Comparator.comparingDouble(Weighed::contribution));
    }
}
