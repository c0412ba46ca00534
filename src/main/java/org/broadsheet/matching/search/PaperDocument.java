package org.broadsheet.matching.search;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.broadsheet.matching.query.Origin;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.ShelvedPaper;

/** A paper as the index holds it. */
final class PaperDocument {

    /** Changes when what is written changes, so that older indexes are made anew. */
    static final String FORM = "7";

    /** Title, title again, abstract, and where the paper appeared: what ranks; each in its {@link Zone}. */
    static final String WORDS = "words";

    static final String AUTHORS = "authors";

    /** What the record says besides: comment, where it was published, affiliations, licence. */
    static final String RECORD = "record";

    /** Words of title and abstract as they are spelled, for guessing what was meant: each in some of the papers that have it. */
    static final String SPELLED = "spelled";

    static final String CATEGORY = "category";
    static final String SOURCE = "source";

    /** The day of announcement, in days since 1970. */
    static final String DAY = "day";

    /** The shelf number, to be read of a hit. */
    static final String NUMBER = "number";

    /** What the paper means to the model: a vector of length 1. */
    static final String MEANING = "meaning";

    /** The shelf number, to be found by. */
    static final String KEY = "key";

    private static final FieldType PLACED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final FieldType WHETHER = type(IndexOptions.DOCS);

    private PaperDocument() {}

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    /** What finds the one document of that paper. */
    static Term key(long number) {
        return new Term(KEY, Long.toString(number));
    }

    /** @param words takes its texts apart; what it read before is no longer asked for */
    static Document of(ShelvedPaper shelved, Optional<float[]> meaning, PaperText words) {
        Paper paper = shelved.paper();
        Document document = new Document();
        document.add(new StringField(KEY, key(shelved.number()).text(), Field.Store.NO));
        meaning.filter(vector -> vector.length > 0)
                .ifPresent(vector ->
                        document.add(new KnnFloatVectorField(MEANING, vector, VectorSimilarityFunction.DOT_PRODUCT)));
        document.add(new NumericDocValuesField(NUMBER, shelved.number()));
        document.add(new IntField(DAY, (int) paper.announced().toEpochDay(), Field.Store.NO));
        words.read(paper);
        document.add(new TextField(WORDS, words.ranked()));
        document.add(new Field(SPELLED, words.spelled(), WHETHER));
        for (String said : paper.details().texts()) {
            document.add(new Field(RECORD, Analysis.split(said), PLACED));
        }
        document.add(new Field(AUTHORS, Names.stream(paper.authors()), PLACED));
        SomebodyQuery.write(paper.authors(), document);
        paper.categories().stream()
                .flatMap(category -> Stream.of(category.value(), category.archive()))
                .map(category -> category.toLowerCase(Locale.ROOT))
                .distinct()
                .forEach(category -> document.add(new StringField(CATEGORY, category, Field.Store.NO)));
        Origin.of(paper).forEach(source -> document.add(new StringField(SOURCE, source, Field.Store.NO)));
        return document;
    }
}
