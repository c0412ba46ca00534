package org.broadsheet.text;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The lines of a text, one after the other, without their ends, which may be LF, CRLF or CR. What of a line lies beyond the
 * limit is skipped, so that a pattern may look at a line without fear of its length.
 */
public final class Lines implements Iterable<String> {

    private final String text;
    private final int longest;

    private Lines(String text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /** @param longest in characters; at least 1 */
    public static Lines of(String text, int longest) {
        return new Lines(text, longest);
    }

    @Override
    public Iterator<String> iterator() {
        return new Iterator<>() {

            private int at;
            private boolean ended;

            @Override
            public boolean hasNext() {
                return !ended;
            }

            @Override
            public String next() {
                if (ended) {
                    throw new NoSuchElementException();
                }
                int from = at;
                while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
                String line = text.substring(from, Math.min(at, from + longest));
                if (at == text.length()) {
                    ended = true;
                } else if (text.startsWith("\r\n", at)) {
                    at += 2;
                } else {
                    at++;
                }
                return line;
            }
        };
    }
}
