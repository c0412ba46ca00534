package org.broadsheet.tex;

import java.util.ArrayList;
import java.util.List;

/** What has been read so far. */
final class TexOutput {

    private final StringBuilder text = new StringBuilder();
    private final List<Styled.Span> spans = new ArrayList<>();

    /** A place to come back to. */
    record Mark(int length, int spans) {}

    int length() {
        return text.length();
    }

    char last() {
        return text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    }

    /** Appends, folding space. */
    void append(CharSequence what) {
        for (int i = 0; i < what.length(); i++) {
            append(what.charAt(i));
        }
    }

    void append(char c) {
        if (c != ' ' || (!text.isEmpty() && last() != ' ')) {
            text.append(c);
        }
    }

    String since(int start) {
        return text.substring(start);
    }

    /** Puts something else in the place of what came since {@code start}. */
    void replace(int start, String with) {
        text.setLength(start);
        text.append(with);
    }

    boolean hasSpansSince(int start) {
        return !spans.isEmpty() && spans.getLast().end() > start;
    }

    /** Styles what came since {@code start}; raises or lowers it with Unicode's own characters where there are such. */
    void style(int start, Styled.Style style) {
        if (start == text.length()) {
            return;
        }
        boolean script = style == Styled.Style.SUB || style == Styled.Style.SUP;
        String own = script && !hasSpansSince(start) ? TexSymbols.script(since(start), style) : null;
        if (own == null) {
            spans.add(new Styled.Span(start, text.length(), style));
        } else {
            replace(start, own);
        }
    }

    Mark mark() {
        return new Mark(text.length(), spans.size());
    }

    void backTo(Mark mark) {
        text.setLength(mark.length());
        spans.subList(mark.spans(), spans.size()).clear();
    }

    /** Spans in order of where they start, the outer before the inner. */
    Styled styled() {
        int length = text.toString().stripTrailing().length();
        List<Styled.Span> ordered = new ArrayList<>();
        for (Styled.Span span : spans) {
            if (span.start() < length) {
                ordered.add(new Styled.Span(span.start(), Math.min(span.end(), length), span.style()));
            }
        }
        ordered.sort((one, other) -> one.start() != other.start()
                ? Integer.compare(one.start(), other.start())
                : Integer.compare(other.end(), one.end()));
        return new Styled(text.substring(0, length), ordered);
    }
}
