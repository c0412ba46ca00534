package org.broadsheet.tex;

import java.util.HashMap;
import java.util.Map;

/** Text with its braces paired beforehand, so that no part of it is searched twice. */
final class TexSource {

    private final String text;

    /** For each opening brace where it closes; -1 for all else. */
    private final int[] closing;

    /** For what was looked for last: from where on, and where it stands. */
    private final Map<String, int[]> found = new HashMap<>();

    TexSource(String text) {
        this.text = text;
        this.closing = pairs(text);
    }

    private static int[] pairs(String text) {
        int[] closing = new int[text.length()];
        int[] open = new int[text.length()];
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            closing[at] = -1;
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                closing[++at] = -1;
            } else if (c == '{') {
                open[depth++] = at;
            } else if (c == '}' && depth > 0) {
                closing[open[--depth]] = at;
            }
        }
        return closing;
    }

    int length() {
        return text.length();
    }

    char at(int at) {
        return text.charAt(at);
    }

    String between(int from, int to) {
        return text.substring(from, to);
    }

    boolean startsWith(String what, int at, int to) {
        return at + what.length() <= to && text.startsWith(what, at);
    }

    /** Where {@code what} stands next; -1 if not before {@code to}. What was found stays known, so no part is searched twice. */
    int find(String what, int from, int to) {
        int[] known = found.get(what);
        if (known == null || known[0] > from || (known[1] >= 0 && known[1] < from)) {
            known = new int[] {from, text.indexOf(what, from)};
            found.put(what, known);
        }
        int at = known[1];
        return at >= 0 && at + what.length() <= to ? at : -1;
    }

    /** Where the brace at {@code open} closes; -1 if there is none or it does not before {@code to}. */
    int closing(int open, int to) {
        int close = open < to ? closing[open] : -1;
        return close < to ? close : -1;
    }

    /** Behind the name of the command whose backslash stands at {@code at}: letters, or one other character. */
    int commandEnd(int at, int to) {
        int end = at + 1;
        while (end < to && isAsciiLetter(text.charAt(end))) {
            end++;
        }
        return end > at + 1 || end >= to ? end : Math.min(to, end + Character.charCount(text.codePointAt(end)));
    }

    /** Behind the character, or the command, that stands at {@code at}. */
    int tokenEnd(int at, int to) {
        if (text.charAt(at) == '\\') {
            return at + 1 < to ? commandEnd(at, to) : to;
        }
        return Math.min(to, at + Character.charCount(text.codePointAt(at)));
    }

    int skipSpace(int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** The next dollar that no backslash makes a plain one; -1 if there is none. */
    int nextDollar(int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '$') {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
