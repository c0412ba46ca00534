package org.broadsheet.digest;

/** Sets plain text in lines, as the text part of a mail needs it. */
final class Columns {

    static final int WIDTH = 72;

    private Columns() {}

    /**
     * Folds {@code text} at its spaces into lines of at most {@link #WIDTH} columns. A word that is longer than a line is cut,
     * since some mail programs lose the rest of a line over 998 octets.
     *
     * @param first what the first line begins with
     * @param others what each further line begins with
     * @return without a line feed at the end
     */
    static String fold(String text, String first, String others) {
        StringBuilder out = new StringBuilder(text.length() + 64).append(first);
        int column = first.length();
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            int length = word.codePointCount(0, word.length());
            if (!empty && column + 1 + length > WIDTH) {
                out.append('\n').append(others);
                column = others.length();
                empty = true;
            }
            if (!empty) {
                out.append(' ');
                column++;
            }
            column = appendWord(word, length, column, others, out);
            empty = false;
        }
        return out.toString();
    }

    /** Without spaces at the ends of lines and without more than two empty lines on end; ends in one line feed. */
    static String tidy(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int empty = 0;
        for (String line : text.strip().split("\n", -1)) {
            String kept = line.stripTrailing();
            empty = kept.isEmpty() ? empty + 1 : 0;
            if (empty <= 2) {
                out.append(kept).append('\n');
            }
        }
        return out.toString();
    }

    private static int appendWord(String word, int length, int from, String others, StringBuilder out) {
        int column = from;
        int at = 0;
        int left = length;
        while (column + left > WIDTH) {
            int end = word.offsetByCodePoints(at, Math.max(1, WIDTH - column));
            out.append(word, at, end).append('\n').append(others);
            left -= word.codePointCount(at, end);
            at = end;
            column = others.length();
        }
        out.append(word, at, word.length());
        return column + left;
    }
}
