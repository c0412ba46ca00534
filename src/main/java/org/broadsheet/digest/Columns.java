package org.broadsheet.digest;

/** Sets plain text in lines, as the text part of a mail needs it. */
final class Columns {

    static final int WIDTH = 72;

    private static final int MOST_FEEDS = 3;

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
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            if (end > at) {
                int length = text.codePointCount(at, end);
                if (!empty && column + 1 + length > WIDTH) {
                    out.append('\n').append(others);
                    column = others.length();
                    empty = true;
                }
                if (!empty) {
                    out.append(' ');
                    column++;
                }
                column = appendWord(text, at, end, column, others, out);
                empty = false;
            }
            at = end + 1;
        }
        return out.toString();
    }

    /** Without spaces at the ends of lines and without more than two empty lines on end; ends in one line feed. */
    static String tidy(StringBuilder text) {
        char[] from = new char[text.length()];
        text.getChars(0, from.length, from, 0);
        char[] to = new char[from.length + 1];
        int length = 0;
        int feeds = 0;
        int spaces = 0;
        for (char c : from) {
            if (c == '\n') {
                feeds++;
                spaces = 0;
            } else if (c == ' ') {
                spaces++;
            } else {
                for (int i = length == 0 ? MOST_FEEDS : Math.max(0, MOST_FEEDS - feeds); i < MOST_FEEDS; i++) {
                    to[length++] = '\n';
                }
                while (spaces > 0) {
                    to[length++] = ' ';
                    spaces--;
                }
                to[length++] = c;
                feeds = 0;
            }
        }
        to[length++] = '\n';
        return new String(to, 0, length);
    }

    private static int appendWord(String text, int from, int to, int start, String others, StringBuilder out) {
        int column = start;
        int at = from;
        int left = text.codePointCount(from, to);
        while (column + left > WIDTH) {
            int end = text.offsetByCodePoints(at, Math.max(1, WIDTH - column));
            out.append(text, at, end).append('\n').append(others);
            left -= text.codePointCount(at, end);
            at = end;
            column = others.length();
        }
        out.append(text, at, to);
        return column + left;
    }
}
