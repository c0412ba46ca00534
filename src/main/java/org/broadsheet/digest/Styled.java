package org.broadsheet.digest;

import java.util.BitSet;
import java.util.List;
import org.broadsheet.rendering.Markup;

/**
 * Text with a little style in it, as titles and abstracts have: the same meaning as HTML and as plain text.
 *
 * @param plain the characters alone
 * @param spans what is styled; any two are apart or one within the other
 */
public record Styled(String plain, List<Span> spans) {

    /** How a span looks. */
    public enum Style {
        SUB(1, "sub", "_"),
        SUP(2, "sup", "^"),
        EMPHASIS(4, "i", ""),
        BOLD(8, "b", ""),
        MONO(16, "code", "");

        private static final List<Style> REVERSED = List.of(values()).reversed();

        private final int bit;
        private final String tag;
        private final String inText;

        Style(int bit, String tag, String inText) {
            this.bit = bit;
            this.tag = tag;
            this.inText = inText;
        }
    }

    /** @param end behind the last character */
    public record Span(int start, int end, Style style) {}

    /** What stands before and behind words that are to be seen, such as a tag. */
    public record Marker(String before, String behind) {}

    private static final Marker NOT_MARKED = new Marker("", "");

    public Styled {
        spans = List.copyOf(spans);
    }

    static Styled of(String plain) {
        return new Styled(plain, List.of());
    }

    /** As plain text. What Unicode cannot lower or raise stands as TeX writes it: {@code x_θ}, {@code x^{abθ}}. */
    public String text() {
        StringBuilder out = new StringBuilder(plain.length() + 8);
        int written = 0;
        for (Span span : spans) {
            if (span.start() >= written && !span.style().inText.isEmpty()) {
                String raised = plain.substring(span.start(), span.end());
                out.append(plain, written, span.start()).append(span.style().inText);
                out.append(raised.codePointCount(0, raised.length()) > 1 ? "{" + raised + "}" : raised);
                written = span.end();
            }
        }
        return out.append(plain, written, plain.length()).toString();
    }

    /** As HTML, everything escaped, with the given words marked wherever they stand. */
    public Markup html(List<String> words, Marker marker) {
        BitSet marked = find(words);
        if (marked.isEmpty() && spans.isEmpty()) {
            return Markup.of(plain);
        }
        byte[] styles = styles();
        StringBuilder out = new StringBuilder(plain.length() + 200);
        int from = 0;
        while (from < plain.length()) {
            int to = from + 1;
            while (to < plain.length() && styles[to] == styles[from] && marked.get(to) == marked.get(from)) {
                to++;
            }
            piece(from, to, styles[from], marked.get(from) ? marker : NOT_MARKED, out);
            from = to;
        }
        return new Markup(out.toString());
    }

    private void piece(int from, int to, byte styles, Marker marker, StringBuilder out) {
        out.append(marker.before());
        for (Style style : Style.values()) {
            if ((styles & style.bit) != 0) {
                out.append('<').append(style.tag).append('>');
            }
        }
        Markup.escape(plain, from, to, out);
        for (Style style : Style.REVERSED) {
            if ((styles & style.bit) != 0) {
                out.append("</").append(style.tag).append('>');
            }
        }
        out.append(marker.behind());
    }

    /** For each character its styles, one bit each. */
    private byte[] styles() {
        byte[] styles = new byte[plain.length()];
        for (Span span : spans) {
            for (int at = span.start(); at < span.end(); at++) {
                styles[at] |= (byte) span.style().bit;
            }
        }
        return styles;
    }

    /** Where the words stand, whole and regardless of case. */
    private BitSet find(List<String> words) {
        BitSet found = new BitSet();
        for (String word : words) {
            int length = word.length();
            for (int at = 0; !word.isBlank() && at + length <= plain.length(); at++) {
                if (plain.regionMatches(true, at, word, 0, length) && stands(at, at + length)) {
                    found.set(at, at + length);
                    at += length - 1;
                }
            }
        }
        join(found);
        return found;
    }

    /** Two marked words with only a space or a hyphen between them are marked as one. */
    private void join(BitSet found) {
        for (int gap = found.nextClearBit(1); gap < plain.length(); gap = found.nextClearBit(gap + 1)) {
            char between = plain.charAt(gap);
            if (found.get(gap - 1) && found.get(gap + 1) && (between == ' ' || between == '-')) {
                found.set(gap);
            }
        }
    }

    private boolean stands(int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(plain.codePointBefore(start)))
                && (end == plain.length() || !Character.isLetterOrDigit(plain.codePointAt(end)));
    }

    /**
     * The beginning, if this is longer than {@code most} characters: up to the end of a sentence if one ends in its last
     * third, else of a word; with an ellipsis.
     */
    Styled cut(int most) {
        if (plain.length() <= most) {
            return this;
        }
        int end = endOfSentence(most);
        if (end < 0) {
            end = plain.lastIndexOf(' ', most);
        }
        if (end < most / 2) {
            end = Character.isLowSurrogate(plain.charAt(most)) ? most - 1 : most;
        }
        int length = end;
        List<Span> kept = spans.stream()
                .filter(span -> span.start() < length)
                .map(span -> new Span(span.start(), Math.min(span.end(), length), span.style()))
                .toList();
        return new Styled(plain.substring(0, length).stripTrailing() + " …", kept);
    }

    private int endOfSentence(int most) {
        for (int at = most; at > most * 2 / 3; at--) {
            if (plain.charAt(at) == ' '
                    && ".?!".indexOf(plain.charAt(at - 1)) >= 0
                    && Character.isUpperCase(plain.codePointAt(at + 1))
                    && Character.isLetterOrDigit(plain.charAt(at - 2))
                    && !Character.isUpperCase(plain.charAt(at - 2))) {
                return at;
            }
        }
        return -1;
    }
}
