package org.broadsheet.tex;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
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

        private static final List<Style> ALL = List.of(values());
        private static final List<Style> REVERSED = ALL.reversed();

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
        return html(words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList(), lower(), marker);
    }

    /** The characters in lower case, one for one, for {@link #html(List, String, Marker)}. */
    public String lower() {
        String lower = plain.toLowerCase(Locale.ROOT);
        if (lower.length() == plain.length()) {
            return lower;
        }
        char[] oneForOne = plain.toCharArray();
        for (int i = 0; i < oneForOne.length; i++) {
            oneForOne[i] = Character.toLowerCase(oneForOne[i]);
        }
        return new String(oneForOne);
    }

    /**
     * The same for who asks often.
     *
     * @param words in lower case
     * @param lower as from {@link #lower()}
     */
    public Markup html(List<String> words, String lower, Marker marker) {
        BitSet marked = find(words, lower);
        if (marked.isEmpty() && spans.isEmpty()) {
            return Markup.of(plain);
        }
        byte[] styles = spans.isEmpty() ? null : styles();
        StringBuilder out = new StringBuilder(plain.length() + 200);
        int from = 0;
        while (from < plain.length()) {
            boolean inMark = marked.get(from);
            int to = inMark ? marked.nextClearBit(from) : marked.nextSetBit(from);
            to = to < 0 ? plain.length() : Math.min(to, plain.length());
            byte style = 0;
            if (styles != null) {
                style = styles[from];
                int change = from + 1;
                while (change < to && styles[change] == style) {
                    change++;
                }
                to = change;
            }
            piece(from, to, style, inMark ? marker : NOT_MARKED, out);
            from = to;
        }
        return new Markup(out.toString());
    }

    private void piece(int from, int to, byte styles, Marker marker, StringBuilder out) {
        out.append(marker.before());
        if (styles == 0) {
            Markup.escape(plain, from, to, out);
            out.append(marker.behind());
            return;
        }
        for (Style style : Style.ALL) {
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

    /** Where the words, given in lower case, stand: whole and regardless of case. */
    public BitSet find(List<String> words, String lower) {
        BitSet found = new BitSet();
        for (String word : words) {
            int at = word.isBlank() ? -1 : lower.indexOf(word);
            while (at >= 0) {
                int end = at + word.length();
                boolean stands = stands(at, end);
                if (stands) {
                    found.set(at, end);
                }
                at = lower.indexOf(word, stands ? end : at + 1);
            }
        }
        if (!found.isEmpty()) {
            join(found);
        }
        return found;
    }

    /** Two marked words with only a space or a hyphen between them are marked as one. */
    private void join(BitSet found) {
        int gap = found.nextClearBit(found.nextSetBit(0));
        while (gap < plain.length()) {
            if (found.get(gap + 1) && (plain.charAt(gap) == ' ' || plain.charAt(gap) == '-')) {
                found.set(gap);
            }
            int next = found.nextSetBit(gap + 1);
            gap = next < 0 ? plain.length() : found.nextClearBit(next);
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
    public Styled cut(int most) {
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
