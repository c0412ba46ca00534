package org.broadsheet.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
        SUB("sub", "_"),
        SUP("sup", "^"),
        EMPHASIS("i", ""),
        BOLD("b", ""),
        MONO("code", "");

        private final String tag;
        private final String inText;

        Style(String tag, String inText) {
            this.tag = tag;
            this.inText = inText;
        }
    }

    /** @param end behind the last character */
    public record Span(int start, int end, Style style) {

        boolean covers(int from, int to) {
            return start <= from && to <= end;
        }
    }

    /** What stands before and behind words that are to be seen, such as a tag. */
    public record Marker(String before, String behind) {}

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
        List<Span> marks = words.isEmpty() ? List.of() : find(words);
        if (marks.isEmpty() && spans.isEmpty()) {
            return Markup.of(plain);
        }
        StringBuilder out = new StringBuilder(plain.length() + 200);
        int from = 0;
        for (int to : edges(marks)) {
            piece(from, to, marks, marker, out);
            from = to;
        }
        return new Markup(out.toString());
    }

    private TreeSet<Integer> edges(List<Span> marks) {
        TreeSet<Integer> edges = new TreeSet<>(List.of(plain.length()));
        for (List<Span> some : List.of(spans, marks)) {
            for (Span span : some) {
                edges.add(span.start());
                edges.add(span.end());
            }
        }
        edges.remove(0);
        return edges;
    }

    private void piece(int from, int to, List<Span> marks, Marker marker, StringBuilder out) {
        boolean marked = marks.stream().anyMatch(mark -> mark.covers(from, to));
        List<Style> styles = spans.stream()
                .filter(span -> span.covers(from, to))
                .map(Span::style)
                .toList();
        out.append(marked ? marker.before() : "");
        styles.forEach(style -> out.append('<').append(style.tag).append('>'));
        Markup.escape(plain, from, to, out);
        styles.reversed().forEach(style -> out.append("</").append(style.tag).append('>'));
        out.append(marked ? marker.behind() : "");
    }

    /** Where the words stand, whole and regardless of case; of two that overlap the first. */
    private List<Span> find(List<String> words) {
        List<Span> found = new ArrayList<>();
        for (String word : words) {
            if (word.isBlank()) {
                continue;
            }
            for (int at = 0; at + word.length() <= plain.length(); at++) {
                int end = at + word.length();
                if (plain.regionMatches(true, at, word, 0, word.length()) && stands(at, end)) {
                    int start = at;
                    if (found.stream().noneMatch(other -> other.start() < end && start < other.end())) {
                        found.add(new Span(start, end, Style.EMPHASIS));
                    }
                    at = end;
                }
            }
        }
        return found;
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
