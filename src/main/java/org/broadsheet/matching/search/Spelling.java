package org.broadsheet.matching.search;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/** Guesses what was meant by words that no paper, or hardly any, has: one letter more, less or other, or two swapped. */
final class Spelling {

    /** Three letters are too few to tell a slip from another word. */
    private static final int SHORTEST = 4;

    private static final int LONGEST = 40;

    /** A bound on the work: more words are not looked up. A guess. */
    private static final int MOST_WORDS = 8;

    /** A word that is in no more papers than this may itself be somebody's slip. */
    private static final int RARE = 2;

    /** A guess must occur in this many times as many papers as the rare word that it replaces. */
    private static final int FAR_MORE = 20;

    private final IndexAnalyzer analyzer;
    private final IndexReader index;
    private final BooleanSupplier expired;

    /** @param expired asked before each word, whether time is up: then there is no better guess */
    Spelling(IndexAnalyzer analyzer, IndexReader index, BooleanSupplier expired) {
        this.analyzer = analyzer;
        this.index = index;
        this.expired = expired;
    }

    /** The same text with what was probably meant; empty if there is no better guess than the text itself. */
    Optional<String> better(String typed) throws IOException {
        StringBuilder out = new StringBuilder(typed.length() + 8);
        int words = 0;
        boolean changed = false;
        int at = 0;
        while (at < typed.length()) {
            int end = at;
            while (end < typed.length() && Character.isLetter(typed.charAt(end))) {
                end++;
            }
            if (end == at) {
                out.append(typed.charAt(at++));
                continue;
            }
            String word = typed.substring(at, end);
            boolean name = end < typed.length() && typed.charAt(end) == ':';
            boolean asks = !name && word.length() >= SHORTEST && word.length() <= LONGEST && words < MOST_WORDS;
            Optional<String> guess = asks && !expired.getAsBoolean() ? guess(word) : Optional.empty();
            words += asks ? 1 : 0;
            changed |= guess.isPresent();
            out.append(guess.orElse(word));
            at = end;
        }
        return changed ? Optional.of(out.toString()) : Optional.empty();
    }

    private Optional<String> guess(String word) throws IOException {
        String folded = Names.folded(word);
        int known = Math.max(index.docFreq(new Term(PaperDocument.AUTHORS, folded)), papersOfStem(word));
        if (known > RARE || analyzer.stems(word).isEmpty()) {
            return Optional.empty();
        }
        Guess best = new Guess("", Math.max(0, known * FAR_MORE - 1));
        best = nearest(
                PaperDocument.SPELLED,
                folded,
                best,
                near -> papersOfStem(near.term().utf8ToString()));
        best = nearest(PaperDocument.AUTHORS, folded, best, FuzzyTermsEnum::docFreq);
        return Optional.of(best.word()).filter(guess -> !guess.isEmpty());
    }

    private record Guess(String word, int papers) {}

    /** Papers that have the word in one of its forms. */
    private int papersOfStem(String word) throws IOException {
        int papers = 0;
        for (IndexAnalyzer.Placed stem : analyzer.stems(word)) {
            papers = Math.max(papers, index.docFreq(new Term(PaperDocument.WORDS, stem.term())));
        }
        return papers;
    }

    /** In how many papers a word is that was found. */
    @FunctionalInterface
    private interface Counting {
        int of(FuzzyTermsEnum found) throws IOException;
    }

    private Guess nearest(String field, String word, Guess atLeast, Counting papers) throws IOException {
        Terms terms = MultiTerms.getTerms(index, field);
        Guess best = atLeast;
        if (terms != null) {
            FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(field, word), 1, 0, true);
            for (BytesRef term = near.next(); term != null; term = near.next()) {
                String other = term.utf8ToString();
                if (!other.equals(word) && other.length() >= SHORTEST - 1) {
                    int count = papers.of(near);
                    best = count > best.papers() ? new Guess(other, count) : best;
                }
            }
        }
        return best;
    }
}
