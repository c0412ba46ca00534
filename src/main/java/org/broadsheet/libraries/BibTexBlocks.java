package org.broadsheet.libraries;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Where the blocks of a BibTeX file begin and which braces belong together, found in one pass. */
final class BibTexBlocks {

    private static final int LONGEST_KIND = 40;

    /** In free text parentheses behind an @ are common, so they open a block of these kinds only. */
    private static final Set<String> MAY_BE_ROUND = Set.of(
            "article",
            "book",
            "booklet",
            "collection",
            "comment",
            "conference",
            "dataset",
            "inbook",
            "incollection",
            "inproceedings",
            "manual",
            "mastersthesis",
            "misc",
            "online",
            "phdthesis",
            "preamble",
            "proceedings",
            "report",
            "string",
            "techreport",
            "thesis",
            "unpublished");

    private final String text;

    /** For each opening brace, where it closes; -1 if it never does. */
    private final int[] close;

    /** Where blocks begin, in order. */
    private final int[] blocks;

    /** Where blocks begin on a line of their own, in order. */
    private final int[] ownLines;

    BibTexBlocks(String text) {
        this.text = text;
        this.close = new int[text.length()];
        match();
        this.blocks = IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == '@' && open(i) > 0)
                .toArray();
        this.ownLines = Arrays.stream(blocks).filter(this::beginsLine).toArray();
    }

    /** A brace behind a backslash is a brace on paper and opens or closes nothing. */
    private void match() {
        Arrays.fill(close, -1);
        int[] stack = new int[64];
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                stack = depth == stack.length ? Arrays.copyOf(stack, 2 * depth) : stack;
                stack[depth++] = i;
            } else if (c == '}' && depth > 0) {
                close[stack[--depth]] = i;
            }
        }
    }

    private static int atOrBehind(int[] places, int from) {
        int found = Arrays.binarySearch(places, from);
        int index = found < 0 ? -found - 1 : found;
        return index == places.length ? -1 : places[index];
    }

    private boolean beginsLine(int at) {
        for (int i = at - 1; i >= 0 && at - i < 20; i--) {
            if (text.charAt(i) == '\n') {
                return true;
            }
            if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                return false;
            }
        }
        return at < 20;
    }

    /** The first beginning of a block at or behind that place; -1 if there is none. */
    int next(int from) {
        return atOrBehind(blocks, from);
    }

    /** The opening brace or parenthesis of the block that begins with the {@code @} there; -1 if none begins. */
    int open(int at) {
        if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return -1;
        }
        int i = at + 1;
        int most = Math.min(text.length(), at + LONGEST_KIND);
        while (i < most && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        int letters = i;
        while (i < most && isLetter(text.charAt(i))) {
            i++;
        }
        if (i == letters) {
            return -1;
        }
        String kind = text.substring(letters, i);
        while (i < most && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        boolean round = i < most && text.charAt(i) == '(' && MAY_BE_ROUND.contains(kind.toLowerCase(Locale.ROOT));
        return i < most && (text.charAt(i) == '{' || round) ? i : -1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Where the brace at that place closes; -1 if it does not before another block begins on a line of its own. */
    int close(int brace) {
        int end = close[brace];
        int block = atOrBehind(ownLines, brace);
        return end >= 0 && (block < 0 || block > end) ? end : -1;
    }

    /** Whether the block that opens there has an end of its own. */
    boolean closes(int open) {
        return text.charAt(open) == '(' || close[open] >= 0;
    }

    /** Up to where the block that opens there may reach: its closing brace, or the next block on a line of its own, or the end. */
    int limit(int open) {
        int end = close[open];
        if (end >= 0 && close(open) == end) {
            return end;
        }
        int block = atOrBehind(ownLines, open);
        return block < 0 ? text.length() : block;
    }

    /** Behind the closing brace of what is to be skipped whole, blocks within it included; just behind the brace if it never closes. */
    int behind(int open) {
        int end = text.charAt(open) == '{' ? close[open] : -1;
        return end < 0 ? open + 1 : end + 1;
    }
}
