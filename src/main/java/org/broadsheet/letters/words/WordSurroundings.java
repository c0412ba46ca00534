package org.broadsheet.letters.words;

import java.util.Arrays;
import java.util.List;

/** What stands in and around each word of a letter, as numbers: the word, its ends, its neighbours, its sentence, its place. Pure. */
final class WordSurroundings {

    private static final int LONGEST_END = 5;

    /** Neighbours further off are looked at in no order. */
    private static final int NEAR = 4;

    private static final int FAR = 3;

    private final List<Token> tokens;
    private final Hints hints;
    private final int[] sentenceFrom;
    private final int[] sentenceTo;
    private int[] found = new int[256];
    private int count;

    /** Tells what is looked at from all else that is. */
    private int place;

    private WordSurroundings(List<Token> tokens, Hints hints) {
        this.tokens = tokens;
        this.hints = hints;
        sentenceFrom = new int[tokens.size()];
        sentenceTo = new int[tokens.size()];
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).endsSentence() || i == tokens.size() - 1) {
                Arrays.fill(sentenceFrom, from, i + 1, from);
                Arrays.fill(sentenceTo, from, i + 1, i + 1);
                from = i + 1;
            }
        }
    }

    /** For each token what stands there, in no order; none twice. */
    static int[][] of(List<Token> tokens, Hints hints) {
        WordSurroundings all = new WordSurroundings(tokens, hints);
        int[][] each = new int[tokens.size()][];
        for (int i = 0; i < each.length; i++) {
            each[i] = all.at(i);
        }
        return each;
    }

    private int[] at(int i) {
        count = 0;
        place = 0;
        add(0);
        for (int d = -NEAR; d <= NEAR; d++) {
            add(word(i + d));
        }
        add(word(i - 1), word(i));
        add(word(i), word(i + 1));
        add(word(i - 2), word(i - 1));
        add(word(i + 1), word(i + 2));
        add(word(i - 1), word(i + 1));
        add(word(i - 3), word(i - 2), word(i - 1));
        add(word(i + 1), word(i + 2), word(i + 3));
        add(word(i - 2), word(i - 1), word(i));
        add(word(i), word(i + 1), word(i + 2));
        add(word(i - 1), word(i), word(i + 1));
        ends(tokens.get(i).word() ? tokens.get(i).folded() : "");
        add(shape(i));
        add(shape(i), shape(i - 1));
        add(shape(i), shape(i + 1));
        add(shape(i - 1), shape(i), shape(i + 1));
        add(Math.min(i, FAR));
        add(Math.min(tokens.size() - 1 - i, FAR));
        add(Math.min(i - sentenceFrom[i], FAR), sentenceTo[i] - i <= 2 ? 1 : 0);
        hints(i);
        tables(i);
        cues(i);
        bags(i);
        return Arrays.stream(found, 0, count).sorted().distinct().toArray();
    }

    private void hints(int i) {
        for (int d = -FAR; d <= FAR; d++) {
            add(hints.table(i + d));
        }
        add(hints.table(i - 1), hints.table(i), hints.table(i + 1));
        add(hints.table(i - 2), hints.table(i - 1));
        add(hints.table(i + 1), hints.table(i + 2));
        int common = hints.common(i);
        add(common, tokens.get(i).script());
        add(common, hints.common(i - 1));
        add(common, hints.common(i + 1));
        add(hints.common(i - 1), common, hints.common(i + 1));
        add(common, hints.table(i - 1));
        add(common, hints.table(i + 1));
        add(common, word(i - 1));
        add(common, word(i + 1));
        add(common, shape(i));
        for (int d = -NEAR; d <= NEAR; d++) {
            add(cue(i + d));
        }
        add(cue(i - 2), cue(i - 1));
        add(cue(i + 1), cue(i + 2));
        add(cue(i - 1), cue(i), cue(i + 1));
        add(cue(i), common);
        add(cue(i - 1), common, cue(i + 1));
    }

    /** The nearest words of the sentence that a table says measure. */
    private void tables(int i) {
        int before = i - 1;
        while (before >= sentenceFrom[i] && !hints.measures(before)) {
            before--;
        }
        int behind = i + 1;
        while (behind < sentenceTo[i] && !hints.measures(behind)) {
            behind++;
        }
        int left = before < sentenceFrom[i] ? Hints.OUTSIDE : hints.table(before);
        int right = behind >= sentenceTo[i] ? Hints.OUTSIDE : hints.table(behind);
        add(left, Math.min(i - before, NEAR));
        add(right, Math.min(behind - i, NEAR));
        add(left, right);
    }

    /** What the sentence says of wishes before and behind, what the nearest such word says, and what the rest of the letter. */
    private void cues(int i) {
        int before = i - 1;
        while (before >= sentenceFrom[i] && !hints.tells(before)) {
            before--;
        }
        int behind = i + 1;
        while (behind < sentenceTo[i] && !hints.tells(behind)) {
            behind++;
        }
        int left = before < sentenceFrom[i] ? 0 : mixed(cue(before), Math.min(i - before, NEAR));
        int right = behind >= sentenceTo[i] ? 0 : mixed(cue(behind), Math.min(behind - i, NEAR));
        int[] wishes = new int[4];
        for (int j = 0; j < tokens.size(); j++) {
            if (j != i) {
                wishes[side(i, j)] |= hints.only(j);
            }
        }
        add(left);
        add(right);
        add(left, right);
        add(left == 0 ? 0 : cue(before), right == 0 ? 0 : cue(behind));
        add(wishes[0]);
        add(wishes[1]);
        add(wishes[0], wishes[1]);
        add(wishes[2], wishes[3]);
    }

    /** Before or behind it in its sentence, or before or behind its sentence. */
    private int side(int i, int j) {
        if (j < sentenceFrom[i]) {
            return 2;
        }
        if (j >= sentenceTo[i]) {
            return 3;
        }
        return j < i ? 0 : 1;
    }

    /** All other words by their beginnings, a sign with the next. */
    private void bags(int i) {
        int first = place;
        for (int j = 0; j < tokens.size(); j++) {
            if (j != i && tokens.get(j).word()) {
                place = first + side(i, j);
                add(
                        tokens.get(j).sign()
                                ? Hints.whole(tokens, j)
                                : tokens.get(j).beginning());
            }
        }
    }

    private void ends(String word) {
        int first = place;
        for (int length = 1; length <= Math.min(LONGEST_END, word.length()); length++) {
            place = first + 2 * length;
            add(number(word.substring(0, length)));
            add(number(word.substring(word.length() - length)));
        }
        place = first + 2 * LONGEST_END + 2;
    }

    private int word(int i) {
        return i < 0 ? 1 : i >= tokens.size() ? 2 : tokens.get(i).number();
    }

    private int cue(int i) {
        return hints.cue(i, Hints.OUTSIDE);
    }

    /** Its script, how long it is, whether it is a number, and what it is glued to. */
    private int shape(int i) {
        if (i < 0 || i >= tokens.size()) {
            return Hints.OUTSIDE;
        }
        Token token = tokens.get(i);
        boolean next = i + 1 < tokens.size() && tokens.get(i + 1).glued();
        return token.word()
                ? mixed(token.script(), Math.min(token.to() - token.from(), 7) / 2)
                        + (token.digits() ? 4 : 0)
                        + (token.glued() ? 2 : 0)
                        + (next ? 1 : 0)
                : token.number();
    }

    private void add(int one, int other) {
        add(mixed(one, other));
    }

    private void add(int one, int other, int third) {
        add(mixed(mixed(one, other), third));
    }

    private void add(int what) {
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = mixed(place++ * 0x9E3779B1, what);
    }

    static int number(String words) {
        int number = 0x9747b28c;
        for (int i = 0; i < words.length(); i++) {
            number = (number ^ words.charAt(i)) * 0x01000193;
            number ^= number >>> 15;
        }
        return number;
    }

    /** Source: the finalizer of MurmurHash3 (Appleby). */
    static int mixed(int one, int other) {
        int hash = one * 31 + other * 0x01000193;
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
