package org.broadsheet.matching.search;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.broadsheet.papers.Author;

/**
 * The papers of whoever may be somebody, by the rule of {@link Author#mayBe} and no other: what the index finds by keys is looked at
 * name by name.
 */
final class SomebodyQuery extends Query {

    private static final String KEY = "namedBy";
    private static final String NAMES = "names";

    /** Looking at names costs so many simple comparisons; a guess that puts it behind every other condition. */
    private static final float COST = 1_000;

    private final Author who;
    private final Query mayBe;

    SomebodyQuery(Author who) {
        this.who = who;
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        who.askedKeys().forEach(key -> any.add(new TermQuery(new Term(KEY, key)), Occur.SHOULD));
        this.mayBe = any.build();
    }

    /** Writes what this looks at. */
    static void write(Collection<Author> authors, Document into) {
        StringBuilder names = new StringBuilder();
        for (Author author : authors) {
            author.keys().forEach(key -> into.add(new StringField(KEY, key, Field.Store.NO)));
            names.append(author.name()).append('\n');
        }
        into.add(new BinaryDocValuesField(NAMES, new BytesRef(names)));
    }

    private boolean isAmong(String names) {
        return names.lines().anyMatch(name -> who.mayBe(new Author(name)));
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight candidates = searcher.createWeight(searcher.rewrite(mayBe), ScoreMode.COMPLETE_NO_SCORES, 1);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                Scorer scorer = candidates.scorer(context);
                DocIdSetIterator all = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
                BinaryDocValues names = DocValues.getBinary(context.reader(), NAMES);
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, new TwoPhaseIterator(all) {
                    @Override
                    public boolean matches() throws IOException {
                        return names.advanceExact(all.docID())
                                && isAmong(names.binaryValue().utf8ToString());
                    }

                    @Override
                    public float matchCost() {
                        return COST;
                    }
                }));
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return true;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        mayBe.visit(visitor.getSubVisitor(Occur.MUST, this));
    }

    @Override
    public String toString(String field) {
        return "somebody:" + who;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SomebodyQuery query && who.equals(query.who);
    }

    @Override
    public int hashCode() {
        return classHash() + who.hashCode();
    }
}
