package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.matching.text.Phrases.Phrase;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Paper;

/** Says what contributed most to a score, in what the reader told us: the formula taken apart, not told again. */
final class ReasonFinder {

    private static final int MOST_PHRASES = 4;

    private static final int MOST_NEIGHBOURS_WORDS = 3;

    /** What contributed less than this part of all is not worth a line. */
    private static final double LEAST_SHARE = 0.05;

    private final Analysis analysis;
    private final Formula formula;

    ReasonFinder(Analysis analysis, Formula formula) {
        this.analysis = analysis;
        this.formula = formula;
    }

    private record Weighed(Reason reason, double contribution) {}

    List<Reason> why(CompiledInterest interest, Paper paper, Shelf.Opened opened) {
        PaperFeatures reading = opened.reading();
        List<Reason> reasons = new ArrayList<>();
        for (Author author : paper.authors()) {
            if (interest.authors().stream().anyMatch(author::mayBe)) {
                reasons.add(new Reason.Follows(author));
            }
        }
        Rule.Asked asked = Rule.Asked.of(paper, reading.stems(), analysis);
        interest.always().stream()
                .filter(rule -> rule.holds(asked))
                .forEach(rule -> reasons.add(new Reason.Always(rule.text())));
        Contributions parts = Contributions.of(interest, reading, formula);
        List<Weighed> weighed = new ArrayList<>();
        likedPaper(interest, reading, parts).ifPresent(weighed::add);
        weighed.addAll(phrases(opened.phrases(), parts));
        category(interest, paper, parts).ifPresent(weighed::add);
        closeTo(interest, parts).ifPresent(weighed::add);
        double least = LEAST_SHARE * parts.all();
        weighed.stream()
                .filter(one -> one.contribution() >= least)
                .sorted(Comparator.comparingDouble(Weighed::contribution).reversed())
                .forEach(one -> reasons.add(one.reason()));
        return reasons;
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

    /** Words and pairs of words of the paper, a word that is said within a pair not said again. */
    private static List<Weighed> phrases(List<Phrase> candidates, Contributions parts) {
        record Ranked(Phrase phrase, double contribution) {}
        List<Ranked> ranked = new ArrayList<>();
        for (Phrase phrase : candidates) {
            double together = parts.ofTerm(phrase.pair());
            if (together > 0) {
                double apart = phrase.isPair()
                        ? phrase.terms().stream().mapToDouble(parts::ofTerm).sum()
                        : 0;
                if (together + apart > 0) {
                    ranked.add(new Ranked(phrase, together + apart));
                }
            }
        }
        ranked.sort(Comparator.comparingDouble(Ranked::contribution)
                .reversed()
                .thenComparing(one -> one.phrase().words()));
        Set<Integer> said = new HashSet<>();
        List<Weighed> phrases = new ArrayList<>();
        for (Ranked one : ranked) {
            if (phrases.size() < MOST_PHRASES && one.phrase().terms().stream().noneMatch(said::contains)) {
                said.addAll(one.phrase().terms());
                phrases.add(new Weighed(new Reason.Words(one.phrase().words()), one.contribution()));
            }
        }
        return phrases;
    }

    private static Optional<Weighed> category(CompiledInterest interest, Paper paper, Contributions parts) {
        return paper.categories().stream()
                .filter(has -> interest.reads().stream().anyMatch(has::isWithin))
                .map(has -> new Weighed(new Reason.Reads(has), parts.ofCategory(has)))
                .max(Comparator.comparingDouble(Weighed::contribution));
    }

    /** If words that the paper does not have did the most: what its neighbours say, in the words of what the reader likes. */
    private Optional<Weighed> closeTo(CompiledInterest interest, Contributions parts) {
        if (parts.borrowed() < parts.own()) {
            return Optional.empty();
        }
        Map<String, Double> words = new HashMap<>();
        Set<Integer> seen = new HashSet<>();
        for (Text text : interest.texts()) {
            for (Analysis.Word word : analysis.words(text.title())) {
                double contribution = parts.ofBorrowed(word.term());
                if (contribution > 0 && seen.add(word.term())) {
                    words.put(text.title().substring(word.start(), word.end()), contribution);
                }
            }
        }
        String named = words.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .limit(MOST_NEIGHBOURS_WORDS)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Weighed(new Reason.CloseTo(named), parts.borrowed()));
    }
}
