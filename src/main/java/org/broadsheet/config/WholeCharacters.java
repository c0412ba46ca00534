package org.broadsheet.config;

import java.io.Reader;

/**
 * A text, given out in portions that never end in the middle of a character. Where one does, at a multiple of its buffer's
 * length, snakeyaml-engine 3.0 reads beyond that buffer and throws.
 */
final class WholeCharacters extends Reader {

    private final String text;
    private int at;

    WholeCharacters(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] into, int offset, int length) {
        if (at == text.length()) {
            return -1;
        }
        int end = Math.min(text.length(), at + length);
        if (end < text.length() && end - at > 1 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        text.getChars(at, end, into, offset);
        int count = end - at;
        at = end;
        return count;
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
