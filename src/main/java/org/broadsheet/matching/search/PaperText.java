package org.broadsheet.matching.search;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.papers.Paper;

/**
 * A paper's texts as the index takes them, taken apart once: first {@link #ranked} is read, which notes how words are spelled as it
 * comes by them, then {@link #spelled}. One paper after the other, by one thread.
 */
final class PaperText {

    /** A title stands in every paper. */
    private static final Zone FIRST = Zone.TITLE;

    /** Of Fowler, Noll and Vo's hash of 64 bits: two of a million words share one at odds of one in forty millions. */
    private static final long MULTIPLIER = 0x100000001b3L;

    private final Map<Zone, String> texts = new EnumMap<>(Zone.class);
    private final Tokenizer tokenizer = new StandardTokenizer();
    private final Noting noting = new Noting(Analysis.folding(tokenizer));
    private final TokenStream ranked = new Ranked(Analysis.stemming(noting));
    private final TokenStream spelled = new Spelled();
    private Zone zone = FIRST;
    private char[] letters = new char[16_384];
    private int[] ends = new int[2_048];
    private int words;

    /**
     * The words last noted of the papers of this page, each as 64 bits made of its letters, where these say: nine of ten words stand in
     * one of the papers before, and it is enough that some paper says how a word is spelled.
     */
    private final long[] noted = new long[32_768];

    /** The next papers: each word is noted for one of them at least, so that no word hangs on a single paper of the archive. */
    void beginPage() {
        Arrays.fill(noted, 0);
    }

    /** The paper of which the streams are from now on. */
    void read(Paper paper) {
        String title = Analysis.split(paper.title());
        texts.put(Zone.TITLE, title);
        texts.put(Zone.TITLE_AGAIN, title);
        texts.put(Zone.ABSTRACT, Analysis.split(paper.abstractText()));
        texts.put(Zone.VENUE, Analysis.split(paper.details().venue()));
    }

    /** The stems of all texts, each in its zone. */
    TokenStream ranked() {
        return ranked;
    }

    /** Words of title and abstract as they are spelled, which no paper of this page had, of the paper whose {@link #ranked} was read. */
    TokenStream spelled() {
        return spelled;
    }

    private final class Ranked extends TokenFilter {

        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);

        /** Which the index does not keep, but wants to rise. */
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);

        /** Of the last word in the whole field, and in its text. */
        private int place;

        private int inText;

        Ranked(TokenStream stems) {
            super(stems);
        }

        @Override
        public void reset() throws IOException {
            place = -1;
            words = 0;
            begin(FIRST);
        }

        private void begin(Zone next) throws IOException {
            zone = next;
            inText = -1;
            tokenizer.setReader(new StringReader(Objects.requireNonNull(texts.get(next))));
            input.reset();
        }

        private Optional<Zone> next() {
            return Zone.behind(zone).stream()
                    .filter(other -> !Objects.requireNonNull(texts.get(other)).isEmpty())
                    .findFirst();
        }

        @Override
        public boolean incrementToken() throws IOException {
            while (!input.incrementToken()) {
                Optional<Zone> next = next();
                if (next.isEmpty()) {
                    return false;
                }
                input.end();
                input.close();
                begin(next.get());
            }
            inText += step.getPositionIncrement();
            int there = zone.begin() + inText;
            step.setPositionIncrement(there - place);
            offset.setOffset(0, 0);
            place = there;
            return true;
        }
    }

    /** Writes down each word of title and abstract. */
    private final class Noting extends TokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        Noting(TokenStream folded) {
            super(folded);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            if (zone == Zone.TITLE || zone == Zone.ABSTRACT) {
                note();
            }
            return true;
        }

        private void note() {
            char[] word = term.buffer();
            int length = term.length();
            long bits = length;
            for (int i = 0; i < length; i++) {
                bits = (bits ^ word[i]) * MULTIPLIER;
            }
            bits ^= bits >>> 32;
            int slot = (int) bits & (noted.length - 1);
            if (noted[slot] != bits) {
                noted[slot] = bits;
                add(word, length);
            }
        }

        private void add(char[] word, int length) {
            int begin = begin(words);
            int end = begin + length;
            if (end > letters.length) {
                letters = Arrays.copyOf(letters, 2 * end);
            }
            if (words == ends.length) {
                ends = Arrays.copyOf(ends, 2 * words);
            }
            System.arraycopy(word, 0, letters, begin, length);
            ends[words++] = end;
        }
    }

    private int begin(int word) {
        return word == 0 ? 0 : ends[word - 1];
    }

    private final class Spelled extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private int next;

        @Override
        public void reset() {
            next = 0;
        }

        @Override
        public boolean incrementToken() {
            if (next == words) {
                return false;
            }
            clearAttributes();
            term.copyBuffer(letters, begin(next), ends[next] - begin(next));
            next++;
            return true;
        }
    }
}
