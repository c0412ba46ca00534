package org.broadsheet.letters.words;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * What is known of the words of a letter whatever they stand beside: whether a table has them, how common they are in letters that
 * want nothing of any subject, and in which kinds of wishes people use them. What one language taught of these, another can use. Pure.
 */
final class Hints {

    /** Stands for what is before the letter and behind it. */
    static final int OUTSIDE = -2;

    private static final int NONE = -1;

    private static final Map<String, Integer> TABLES = new HashMap<>();

    /** The later ones measure. */
    private static final List<String> SECTIONS =
            List.of("light", "and", "interest", "rather", "denial", "much", "enough", "more", "less");

    private static final int FIRST_MEASURE = 2;

    /** Of words. */
    private static final int LONGEST_PHRASE = 4;

    private static final int STEM = 5;
    private static final int STEMS = 777;

    /** Of what is known of a word, the lower bits say how common it is, those above them of which wishes it is. */
    private static final int COMMON_BITS = 3;

    static final int MOST_COMMON = 5;
    private static final int WISHES = (1 << WishChain.WISHES) - 1;

    static {
        for (int kind = 0; kind < SECTIONS.size(); kind++) {
            for (String phrase : PhraseTable.of("leaning", SECTIONS.get(kind)).all()) {
                TABLES.put(phrase, kind);
            }
        }
    }

    private final int[] tables;
    private final int[] commons;
    private final int[] cues;

    /** @param known of each word and pair of signs by its number; 0 if nothing */
    Hints(List<Token> tokens, IntUnaryOperator known) {
        tables = tables(tokens);
        commons = new int[tokens.size()];
        cues = new int[tokens.size()];
        for (int i = 0; i < commons.length; i++) {
            int whole = known.applyAsInt(whole(tokens, i));
            commons[i] = whole & ((1 << COMMON_BITS) - 1);
            cues[i] = whole >> COMMON_BITS;
            if (cues[i] == 0) {
                cues[i] = known.applyAsInt(part(tokens, i)) >> COMMON_BITS;
            }
        }
    }

    /** What a word is known by: itself, and a sign with the next. */
    static int whole(List<Token> tokens, int i) {
        boolean two = tokens.get(i).sign()
                && i + 1 < tokens.size()
                && tokens.get(i + 1).sign()
                && tokens.get(i + 1).glued();
        int word = tokens.get(i).number();
        return two ? WordSurroundings.mixed(word, tokens.get(i + 1).number()) : word;
    }

    /** What a word that is not known may be known by: its first letters, and a sign alone. */
    static int part(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (token.sign()) {
            return token.number();
        }
        return token.folded().length() < STEM
                ? 0
                : WordSurroundings.mixed(WordSurroundings.number(token.folded().substring(0, STEM)), STEMS);
    }

    /** How what is known is written, of a word in a form by which people wish for that. */
    static int cue(int wish) {
        return 1 << (COMMON_BITS + wish);
    }

    int table(int i) {
        return i < 0 || i >= tables.length ? OUTSIDE : tables[i];
    }

    boolean measures(int i) {
        return tables[i] >= FIRST_MEASURE;
    }

    int common(int i) {
        return i < 0 || i >= commons.length ? OUTSIDE : commons[i];
    }

    int cue(int i, int outside) {
        return i < 0 || i >= cues.length ? outside : cues[i];
    }

    /** Whether it is of some wishes and not of others. */
    boolean tells(int i) {
        return (cues[i] & WISHES) != 0 && (cues[i] & WISHES) != WISHES;
    }

    /** The one wish it is of; 0 if it is of several. */
    int only(int i) {
        return Integer.bitCount(cues[i] & WISHES) == 1 ? cues[i] & WISHES : 0;
    }

    private static int[] tables(List<Token> tokens) {
        int[] kinds = new int[tokens.size()];
        Arrays.fill(kinds, NONE);
        int i = 0;
        while (i < kinds.length) {
            int taken = 1;
            StringBuilder phrase = new StringBuilder();
            for (int j = i; j < Math.min(kinds.length, i + LONGEST_PHRASE); j++) {
                phrase.append(j > i && !tokens.get(j).glued() ? " " : "")
                        .append(tokens.get(j).folded());
                Integer kind = TABLES.get(phrase.toString());
                if (kind != null) {
                    taken = j - i + 1;
                    Arrays.fill(kinds, i, j + 1, kind);
                }
            }
            i += taken;
        }
        return kinds;
    }
}
