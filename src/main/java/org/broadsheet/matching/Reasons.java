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
import java.util.stream.IntStream;
import org.broadsheet.matching.CompiledProfile.CompiledInterest;
import org.broadsheet.matching.CompiledProfile.Liked;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Paper;

/** Says what contributed most to a score, in what the reader told us. */
final class Reasons {

    private static final int MOST_WORDS = 5;

    /** A liked paper is named if its cosine alone would be worth showing. */
    private static final double NEAR = 0.12;

    private final Analysis analysis;
    private final Statistics statistics;

    Reasons(Analysis analysis, Statistics statistics) {
        this.analysis = analysis;
        this.statistics = statistics;
    }

    List<Reason> why(CompiledInterest interest, Paper paper) {
        List<Reason> reasons = new ArrayList<>();
        for (Author author : paper.authors()) {
            if (interest.authors().stream().anyMatch(author::mayBe)) {
                reasons.add(new Reason.Follows(author));
            }
        }
        List<Analysis.Word> words = analysis.words(paper);
        SparseVector vector = statistics.vector(words);
        nearest(interest, paper, vector)
                .ifPresent(liked -> reasons.add(new Reason.LikedPaper(liked.id(), liked.title())));
        reasons.addAll(words(interest, words, vector));
        paper.categories().stream()
                .filter(has -> interest.categories().stream().anyMatch(has::isWithin))
                .findFirst()
                .ifPresent(category -> reasons.add(new Reason.Reads(category)));
        return reasons;
    }

    private static Optional<Liked> nearest(CompiledInterest interest, Paper paper, SparseVector vector) {
        return interest.liked().stream()
                .filter(liked -> !liked.id().equals(paper.id()))
                .filter(liked -> liked.vector().dot(vector) >= NEAR)
                .max(Comparator.comparingDouble(liked -> liked.vector().dot(vector)));
    }

    private static List<Reason.Words> words(CompiledInterest interest, List<Analysis.Word> words, SparseVector vector) {
        Map<Integer, Double> share = contributions(interest.query(), vector);
        Map<Integer, String> surfaces = words.stream()
                .collect(Collectors.toMap(Analysis.Word::term, Analysis.Word::surface, (first, later) -> first));
        Set<String> said = new HashSet<>();
        return share.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .map(entry -> surfaces.get(entry.getKey()))
                .filter(said::add)
                .limit(MOST_WORDS)
                .map(Reason.Words::new)
                .toList();
    }

    private static Map<Integer, Double> contributions(SparseVector query, SparseVector paper) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < query.size(); i++) {
            places.put(query.terms()[i], i);
        }
        return IntStream.range(0, paper.size())
                .filter(i -> places.containsKey(paper.terms()[i]))
                .boxed()
                .collect(Collectors.toMap(
                        i -> paper.terms()[i],
                        i -> (double) paper.weights()[i] * query.weights()[places.get(paper.terms()[i])]));
    }
}
