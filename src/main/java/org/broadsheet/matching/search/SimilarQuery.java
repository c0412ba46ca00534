package org.broadsheet.matching.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What finds the papers that are like a text. */
final class SimilarQuery {

    /** Of a paper, so many of its best terms. Measured as the neighbours of new papers: more are worth nothing. */
    private static final int BEST_TERMS = 40;

    private static final int LONGEST = 25_000;

    private final IndexAnalyzer analyzer;

    SimilarQuery(IndexAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** The text's best terms, each weighed by how often it stands there and how rare it is in the archive. */
    Query of(String text, IndexReader archive) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        analyzer.stems(text.substring(0, Math.min(text.length(), LONGEST)))
                .forEach(term -> counts.merge(term.term(), 1, Integer::sum));
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            int holding = archive.docFreq(new Term(PaperDocument.WORDS, entry.getKey()));
            if (holding > 0) {
                double idf = Math.log((1.0 + archive.numDocs()) / (0.5 + holding));
                weights.put(entry.getKey(), (1 + Math.log(entry.getValue())) * Math.max(0.01, idf));
            }
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        weights.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(BEST_TERMS)
                .forEach(entry -> query.add(
                        new BoostQuery(
                                new TermQuery(new Term(PaperDocument.WORDS, entry.getKey())),
                                entry.getValue().floatValue()),
                        Occur.SHOULD));
        return query.build();
    }
}
