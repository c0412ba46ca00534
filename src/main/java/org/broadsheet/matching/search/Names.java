package org.broadsheet.matching.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.broadsheet.papers.Author;

/**
 * People's names as the index holds them: word by word, folded to plain letters and never stemmed. A given name stands for
 * its initial too, and an initial for the names that begin with it.
 */
final class Names {

    /** Before an initial that stands in the paper as one, so that {@code Jimmy} finds {@code J. Lin} but not {@code Jane Lin}. */
    private static final String INITIAL = "=";

    /** Longer names are cut: nobody has so many. */
    private static final int MOST_WORDS = 12;

    private static final Set<String> OF_GROUPS =
            Set.of("the", "collaboration", "collaborations", "group", "consortium", "team");

    private Names() {}

    /** The words of a name, surname last, folded: {@code Lin, Jimmy} is {@code jimmy lin}. */
    static List<String> words(String name) {
        int comma = name.indexOf(',');
        String inOrder = comma > 0 && name.indexOf(',', comma + 1) < 0
                ? name.substring(comma + 1) + " " + name.substring(0, comma)
                : name;
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= inOrder.length() && words.size() < MOST_WORDS; i++) {
            char c = i < inOrder.length() ? inOrder.charAt(i) : ' ';
            if (isOfAWord(c)) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
        }
        return shortened(words);
    }

    /** A group's letters are one word, however they are written: {@code H.E.S.S. Collaboration} and {@code HESS Collaboration}. */
    private static List<String> shortened(List<String> words) {
        List<String> letters =
                words.stream().filter(word -> !OF_GROUPS.contains(word)).toList();
        if (letters.size() < 3 || letters.stream().anyMatch(word -> word.length() > 1)) {
            return words;
        }
        List<String> joined = new ArrayList<>(List.of(String.join("", letters)));
        words.stream().filter(OF_GROUPS::contains).forEach(joined::add);
        return joined;
    }

    private static boolean isOfAWord(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** A word without its accents and strokes. */
    static String folded(String word) {
        if (isAscii(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        String plain = Normalizer.normalize(word, Normalizer.Form.NFC);
        char[] in = plain.toCharArray();
        char[] out = new char[4 * in.length];
        int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
        return new String(out, 0, length).toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** The word as those write it who have no umlauts: {@code mueller} for {@code müller}. */
    private static String spelledOut(String word) {
        return folded(Normalizer.normalize(word, Normalizer.Form.NFC)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ø", "oe")
                .replace("å", "aa"));
    }

    /** What is written for one word of an author's name: what it can be found by. */
    private static Set<String> written(String word, boolean surname) {
        Set<String> all = new LinkedHashSet<>();
        String plain = folded(word);
        all.add(plain);
        if (!isAscii(word)) {
            all.add(spelledOut(word));
        }
        if (plain.length() == 1) {
            all.add(INITIAL + plain);
        } else if (!surname && !plain.isEmpty()) {
            all.add(plain.substring(0, 1));
        }
        return all;
    }

    /** What finds one word of a name that somebody typed. */
    static List<String> asked(String word, boolean surname) {
        String plain = folded(word);
        return plain.length() <= 1 || surname ? List.of(plain) : List.of(plain, INITIAL + plain.charAt(0));
    }

    /** The words of all these authors, as the index takes them. */
    static TokenStream stream(Collection<Author> authors) {
        return new Stream(authors);
    }

    private static final class Stream extends TokenStream {

        private final Collection<Author> authors;
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private Iterator<Author> others = Collections.emptyIterator();
        private List<String> words = List.of();
        private int next;
        private Iterator<String> forms = Collections.emptyIterator();
        private int gap;

        Stream(Collection<Author> authors) {
            this.authors = authors;
        }

        @Override
        public void reset() {
            others = authors.iterator();
            words = List.of();
            next = 0;
            forms = Collections.emptyIterator();
            gap = 0;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            boolean first = !forms.hasNext();
            if (first) {
                while (next == words.size()) {
                    if (!others.hasNext()) {
                        return false;
                    }
                    gap += words.isEmpty() ? 0 : IndexAnalyzer.GAP;
                    words = words(others.next().name());
                    next = 0;
                }
                forms = written(words.get(next), next == words.size() - 1).iterator();
                next++;
            }
            term.append(forms.next());
            step.setPositionIncrement(first ? 1 + gap : 0);
            gap = first ? 0 : gap;
            return true;
        }
    }
}
