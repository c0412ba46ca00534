package org.broadsheet.matching.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.broadsheet.papers.Paper;
import org.broadsheet.tex.Tex;

/** Text becomes terms: words split, folded to plain letters, without English stop words, Porter stems. Thread-safe. */
public final class Analysis {

    /**
     * One word of a text.
     *
     * @param term what the engine calls its stem
     * @param start where it begins in the text
     * @param end where it has ended
     */
    public record Word(int term, int start, int end) {}

    private final Analyzer analyzer = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, stemming(folding(words)));
        }
    };

    /** Words as they are spelled, in lower case and plain letters. */
    public static TokenStream folding(TokenStream words) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words)));
    }

    /** What counts of such words: stems, without stop words. */
    public static TokenStream stemming(TokenStream folded) {
        return new PorterStemFilter(new StopFilter(folded, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET));
    }

    /** What text becomes words by, once {@link #split}. */
    public Analyzer analyzer() {
        return analyzer;
    }

    /**
     * The text with hyphens, slashes and underlines as blanks, so that both halves count, and lowered or raised digits as digits, which
     * belong to a word as in Sr₂RuO₄; every letter stays in its place.
     */
    public static String split(String text) {
        StringBuilder split = new StringBuilder(text);
        for (int place = 0; place < split.length(); place++) {
            char letter = split.charAt(place);
            switch (letter) {
                case '-', '/', '_' -> split.setCharAt(place, ' ');
                case '¹' -> split.setCharAt(place, '1');
                case '²' -> split.setCharAt(place, '2');
                case '³' -> split.setCharAt(place, '3');
                default -> {
                    if (letter >= '⁰' && letter <= '₉' && Character.getType(letter) == Character.OTHER_NUMBER) {
                        split.setCharAt(place, (char) ('0' + (letter & 0xF)));
                    }
                }
            }
        }
        return split.toString();
    }

    /** The words in their order. */
    public List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", split(text))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(Terms.of(term), place.startOffset(), place.endOffset()));
            }
            stream.end();
        } catch (IOException neverFromAString) {
            throw new UncheckedIOException(neverFromAString);
        }
        return words;
    }

    /**
     * A title or abstract as people read it: commands of TeX are no words, and a formula such as {@code Sr$_2$RuO$_4$} is one. Three of
     * five abstracts in physics hold some.
     */
    static String readable(String text) {
        return Tex.read(text).plain();
    }

    /** The stems of a text's words as people {@linkplain #readable read} it, in their order. */
    public int[] stems(String text) {
        return words(readable(text)).stream().mapToInt(Word::term).toArray();
    }

    /** The stems of title and abstract. */
    public int[] stems(Paper paper) {
        return IntStream.concat(Arrays.stream(stems(paper.title())), Arrays.stream(stems(paper.abstractText())))
                .toArray();
    }
}
