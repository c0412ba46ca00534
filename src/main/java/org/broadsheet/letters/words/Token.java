package org.broadsheet.letters.words;

import java.util.ArrayList;
import java.util.List;

/**
 * One piece of a text that a subject may begin or end with: a word, one sign of a script that glues endings on or has no blanks, or
 * one mark. Pure.
 *
 * @param from where it begins in the text
 * @param to behind its end
 * @param folded as words are compared
 * @param word whether it is no mark
 * @param glued whether nothing stands between it and the one before
 * @param number of its folded form
 * @param beginning the number of its first letters
 * @param script the number of its first sign's
 */
record Token(int from, int to, String folded, boolean word, boolean glued, int number, int beginning, int script) {

    private static final int BEGINNING = 5;

    /** Whoever writes more says what they want in the first of them. */
    static final int MOST = 160;

    /** Tells in which of two ways a sign is to be drawn. */
    private static final int VARIANT = 0xFE0F;

    /** Shorter Arabic words may begin with that letter themselves. */
    private static final int FEWEST_BEHIND_AND = 4;

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length() && tokens.size() < MOST) {
            int one = text.codePointAt(at);
            int end = at + Character.charCount(one);
            if (between(one)) {
                at = end;
                continue;
            }
            boolean word = inWord(one);
            if (word && !sign(one)) {
                while (end < text.length() && goesOn(one, text.codePointAt(end))) {
                    end += Character.charCount(text.codePointAt(end));
                }
                int parted = parted(text, at, end);
                if (parted > at) {
                    tokens.add(token(text, at, parted, tokens));
                    at = parted;
                }
            }
            tokens.add(token(text, at, end, tokens));
            at = end;
        }
        return tokens;
    }

    /** Blanks, thumbs and what colours them. */
    private static boolean between(int one) {
        return one != '\n'
                && (Character.isWhitespace(one)
                        || one == VARIANT
                        || switch (Character.getType(one)) {
                            case Character.SPACE_SEPARATOR,
                                    Character.OTHER_SYMBOL,
                                    Character.MODIFIER_SYMBOL,
                                    Character.FORMAT -> true;
                            default -> false;
                        });
    }

    private static Token token(String text, int from, int to, List<Token> before) {
        boolean glued = !before.isEmpty() && before.getLast().to() == from;
        String folded = PhraseTable.folded(text.substring(from, to));
        return new Token(
                from,
                to,
                folded,
                inWord(text.codePointAt(from)),
                glued,
                WordSurroundings.number(folded),
                WordSurroundings.number(folded.substring(0, Math.min(folded.length(), BEGINNING))),
                WordSurroundings.number(
                        Character.UnicodeScript.of(first(folded)).name()));
    }

    private static int first(String folded) {
        return folded.isEmpty() ? ' ' : folded.codePointAt(0);
    }

    boolean sign() {
        return sign(first(folded));
    }

    boolean digits() {
        return Character.isDigit(first(folded));
    }

    boolean endsSentence() {
        return !word && !folded.isEmpty() && ".!?;。؟। ".indexOf(folded.charAt(0)) >= 0;
    }

    private static boolean inWord(int one) {
        return Character.isLetterOrDigit(one)
                || switch (Character.getType(one)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
                    default -> one == 'ー';
                };
    }

    /** Whether it stands for itself. */
    private static boolean sign(int one) {
        return switch (Character.UnicodeScript.of(one)) {
            case HAN, HIRAGANA, HANGUL, THAI -> true;
            default -> false;
        };
    }

    private static boolean goesOn(int first, int next) {
        return inWord(next) && !sign(next) && katakana(first) == katakana(next);
    }

    private static boolean katakana(int one) {
        return one == 'ー' || Character.UnicodeScript.of(one) == Character.UnicodeScript.KATAKANA;
    }

    /** Behind an Arabic "and" that is written in one with its word, and "in", "as", "so" before an article. */
    private static int parted(String text, int from, int to) {
        if (to - from < FEWEST_BEHIND_AND) {
            return from;
        }
        return switch (text.charAt(from)) {
            case 'و' -> from + 1;
            case 'ب', 'ك', 'ف' -> text.startsWith("ال", from + 1) ? from + 1 : from;
            default -> from;
        };
    }
}
