package org.broadsheet.evaluation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.matching.text.Background;
import org.broadsheet.matching.text.Postings;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.matching.text.Statistics;
import org.broadsheet.matching.text.TermSum;
import org.broadsheet.papers.ShelvedPaper;

/** Baselines over single words: what a reader likes and what a paper says are two vectors, and the score their product. */
final class TermRanker implements Evaluation.Ranker {

    /** Lucene's default for BM25. */
    private static final double K1 = 1.2;

    /** Lucene's default for BM25. */
    private static final double B = 0.75;

    private final Evaluation evaluation;
    private final boolean titlesOnly;
    private final Analysis analysis = new Analysis();
    private final Function<List<int[]>, SparseVector> query;
    private final Map<LocalDate, Postings> days = new HashMap<>();

    private TermRanker(
            Evaluation evaluation, Function<List<int[]>, SparseVector> query, Function<int[], SparseVector> paper) {
        this.evaluation = evaluation;
        this.titlesOnly =
                evaluation.profiles().titles() || evaluation.profiles().text();
        this.query = query;
        evaluation
                .days()
                .forEach((day, papers) -> days.put(
                        day,
                        Postings.of(papers.stream()
                                .map(shelved -> paper.apply(analysis.stems(shelved.paper())))
                                .toList())));
    }

    /** BM25 with the usual parameters, asked with all likes as one text. */
    static TermRanker bm25(Evaluation evaluation) {
        Statistics statistics = statistics(evaluation);
        return new TermRanker(evaluation, TermRanker::counts, stems -> statistics.saturated(stems, K1, B));
    }

    /** The cosine of tf-idf to the centroid of the likes. */
    static TermRanker centroid(Evaluation evaluation) {
        Statistics statistics = statistics(evaluation);
        return new TermRanker(
                evaluation,
                texts -> {
                    TermSum sum = new TermSum(1_000);
                    texts.forEach(text -> sum.add(statistics.words(text), 1));
                    return sum.vector();
                },
                statistics::words);
    }

    private static Statistics statistics(Evaluation evaluation) {
        Analysis analysis = new Analysis();
        List<ShelvedPaper> archive = evaluation.archive();
        return Statistics.of(
                archive.stream().map(paper -> analysis.stems(paper.paper())).toList(),
                archive.stream().map(paper -> paper.paper().categories()).toList(),
                Background.none());
    }

    private static SparseVector counts(List<int[]> texts) {
        TermSum counts = new TermSum(1_000);
        for (int[] text : texts) {
            for (int stem : text) {
                counts.add(stem, 1);
            }
        }
        return counts.vector();
    }

    @Override
    public float[] scores(Trial.Reader reader, LocalDate day) {
        List<int[]> likes = evaluation.likes(reader).stream()
                .map(like -> titlesOnly ? analysis.stems(like.paper().title()) : analysis.stems(like.paper()))
                .toList();
        return Objects.requireNonNull(days.get(day)).score(query.apply(likes));
    }
}
