package org.broadsheet.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.broadsheet.matching.Analysis;

/** Turns what people type, and papers they hold up, into queries of the archive. Any text is a question; none throws. */
final class Questions {

    /** Title, title again and abstract. */
    static final String WORDS = "words";

    static final String AUTHORS = "authors";

    private static final int LONGEST = 10_000;
    private static final int MOST_PARTS = 100;

    /** Of a paper, so many of its best terms. Measured as the neighbours of new papers: more are worth nothing. */
    private static final int BEST_TERMS = 40;

    private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");

    /** Between the title, the title again, the abstract, and the names: quoted words never reach across. */
    private static final int GAP = 100;

    private final Analyzer analyzer;

    /**
     * A term of a question.
     *
     * @param place its position; words that are left out leave a hole
     */
    private record Placed(String term, int place) {}

    Questions(Analysis analysis) {
        Analyzer words = analysis.analyzer();
        this.analyzer = new AnalyzerWrapper(words.getReuseStrategy()) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return words;
            }

            @Override
            public int getPositionIncrementGap(String field) {
                return GAP;
            }
        };
    }

    /** What papers are indexed with. */
    Analyzer analyzer() {
        return analyzer;
    }

    /** What a person typed: words that may, quoted words that must, and words behind a minus that must not occur. */
    Query ask(String text) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        Matcher part = PART.matcher(text.substring(0, Math.min(text.length(), LONGEST)));
        int parts = 0;
        boolean onlyRefusals = true;
        while (parts < MOST_PARTS && part.find()) {
            boolean refused = !part.group(1).isEmpty();
            boolean quoted = part.group(2) != null;
            List<Placed> terms = terms(quoted ? part.group(2) : part.group(3));
            if (terms.isEmpty()) {
                continue;
            }
            parts++;
            onlyRefusals &= refused;
            if (refused) {
                query.add(inEither(terms), Occur.MUST_NOT);
            } else if (quoted) {
                query.add(inEither(terms), Occur.MUST);
            } else {
                terms.forEach(term -> query.add(inEither(List.of(term)), Occur.SHOULD));
            }
        }
        if (onlyRefusals && parts > 0) {
            query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return query.build();
    }

    /** In the text or in a name, whichever fits better. */
    private static Query inEither(List<Placed> terms) {
        return new DisjunctionMaxQuery(List.of(following(WORDS, terms), following(AUTHORS, terms)), 0);
    }

    private static Query following(String field, List<Placed> terms) {
        if (terms.size() == 1) {
            return new TermQuery(new Term(field, terms.getFirst().term()));
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        terms.forEach(term -> phrase.add(new Term(field, term.term()), term.place()));
        return phrase.build();
    }

    /** The text's best terms, each weighed by how often it stands there and how rare it is in the archive. */
    Query like(String text, IndexReader archive) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        terms(text).forEach(term -> counts.merge(term.term(), 1, Integer::sum));
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            int holding = archive.docFreq(new Term(WORDS, entry.getKey()));
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
                                new TermQuery(new Term(WORDS, entry.getKey())),
                                entry.getValue().floatValue()),
                        Occur.SHOULD));
        return query.build();
    }

    private List<Placed> terms(String text) {
        List<Placed> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(WORDS, Analysis.split(text))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            int place = 0;
            stream.reset();
            while (stream.incrementToken()) {
                place += step.getPositionIncrement();
                terms.add(new Placed(term.toString(), place));
            }
            stream.end();
        } catch (IOException neverFromAString) {
            throw new UncheckedIOException(neverFromAString);
        }
        return terms;
    }
}
