package org.broadsheet.matching.search;

import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.broadsheet.matching.Analysis;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;

/** A paper as the index holds it. */
final class PaperDocument {

    /** Changes when what is written changes, so that older indexes are made anew. */
    static final String FORM = "2";

    /** The shelf number, to be read of a hit. */
    static final String NUMBER = "number";

    /** What the paper means to the model: a vector of length 1. */
    static final String MEANING = "meaning";

    /** The shelf number, to be found by. */
    private static final String KEY = "key";

    private PaperDocument() {}

    /** What finds the one document of that paper. */
    static Term key(ShelvedPaper paper) {
        return new Term(KEY, Long.toString(paper.number()));
    }

    /** The title counts twice: said twice in one field is BM25F with a weight of 2, and leaves Lucene its short cuts. */
    static Document of(ShelvedPaper shelved, Optional<float[]> meaning) {
        Paper paper = shelved.paper();
        Document document = new Document();
        document.add(new StringField(KEY, key(shelved).text(), Field.Store.NO));
        meaning.filter(vector -> vector.length > 0)
                .ifPresent(vector ->
                        document.add(new KnnFloatVectorField(MEANING, vector, VectorSimilarityFunction.DOT_PRODUCT)));
        document.add(new NumericDocValuesField(NUMBER, shelved.number()));
        document.add(new TextField(Questions.WORDS, Analysis.split(paper.title()), Field.Store.NO));
        document.add(new TextField(Questions.WORDS, Analysis.split(paper.title()), Field.Store.NO));
        document.add(new TextField(Questions.WORDS, Analysis.split(paper.abstractText()), Field.Store.NO));
        for (Author author : paper.authors()) {
            document.add(new TextField(Questions.AUTHORS, Analysis.split(author.name()), Field.Store.NO));
        }
        return document;
    }
}
