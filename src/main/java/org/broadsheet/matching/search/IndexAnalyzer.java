package org.broadsheet.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.broadsheet.matching.text.Analysis;

/** How texts become terms of the index. */
final class IndexAnalyzer extends DelegatingAnalyzerWrapper {

    /** Between the texts of one field: quoted words never reach across. */
    static final int GAP = 100;

    private final Analyzer stemmed = new Analysis().analyzer();

    IndexAnalyzer() {
        super(GLOBAL_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return stemmed;
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }

    /**
     * A term of a question.
     *
     * @param place its position; words that are left out leave a hole
     * @param start where it begins in the text, and {@code end} where it has ended
     */
    record Placed(String term, int place, int start, int end) {}

    /** The stems of a text, as {@link PaperDocument#WORDS} has them. */
    List<Placed> stems(String text) {
        List<Placed> terms = new ArrayList<>();
        try (TokenStream stream = tokenStream(PaperDocument.WORDS, Analysis.split(text))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            int place = 0;
            stream.reset();
            while (stream.incrementToken()) {
                place += step.getPositionIncrement();
                terms.add(new Placed(term.toString(), place, offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException neverFromAString) {
            throw new UncheckedIOException(neverFromAString);
        }
        return terms;
    }
}
