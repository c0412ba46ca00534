package org.broadsheet.rendering;

import java.util.ArrayList;
import java.util.List;

/** What a part of a template prints, with gaps in it. */
final class Mould {

    /** Noncharacters that Unicode keeps for use inside a program; {@link Facts} takes them out of all other text. */
    private static final char OPEN = '\uFDD0';

    private static final char CLOSE = '\uFDD1';

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private final String[] texts;
    private final int[] gaps;
    private final boolean html;

    private Mould(String[] texts, int[] gaps, boolean html) {
        this.texts = texts;
        this.gaps = gaps;
        this.html = html;
    }

    /** The value that stands for what will be filled in under that name. */
    static String gap(String name) {
        return OPEN + name + CLOSE;
    }

    /** The text without what could be taken for a gap. */
    static String without(String text) {
        return text.indexOf(OPEN) < 0 && text.indexOf(CLOSE) < 0
                ? text
                : text.replace(OPEN, '\uFFFD').replace(CLOSE, '\uFFFD');
    }

    /**
     * Reads what a template printed.
     *
     * @throws IllegalArgumentException if the template changed the text of a gap
     */
    static Mould parse(String printed, List<String> names, boolean html) {
        String rendered = html ? ascii(printed) : tidy(printed);
        List<String> texts = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        int from = 0;
        for (int open = rendered.indexOf(OPEN); open >= 0; open = rendered.indexOf(OPEN, from)) {
            int close = rendered.indexOf(CLOSE, open);
            String name = close < 0 ? "" : rendered.substring(open + 1, close);
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "what differs from reader to reader (%s) can be printed and asked for, but not computed with."
                                .formatted(String.join(", ", names)));
            }
            texts.add(rendered.substring(from, open));
            gaps.add(names.indexOf(name));
            from = close + 1;
        }
        texts.add(rendered.substring(from));
        return new Mould(
                texts.toArray(String[]::new),
                gaps.stream().mapToInt(Integer::intValue).toArray(),
                html);
    }

    /** What is not ASCII as numeric references, as {@link Markup#of} writes them; style sheets know none, so they stay. */
    private static String ascii(String html) {
        StringBuilder out = new StringBuilder(html.length() + 100);
        int at = 0;
        while (at < html.length()) {
            int style = html.indexOf("<style", at);
            int end = style < 0 ? html.length() : style;
            html.substring(at, end).codePoints().forEach(c -> {
                if (c < FIRST_BEYOND_ASCII || c == OPEN || c == CLOSE) {
                    out.appendCodePoint(c);
                } else {
                    out.append("&#").append(c).append(';');
                }
            });
            int behind = style < 0 ? -1 : html.indexOf("</style>", style);
            at = behind < 0 ? html.length() : behind;
            out.append(html, end, at);
        }
        return out.toString();
    }

    /** Lines of text without spaces at their ends, and never more than two empty ones on end. */
    private static String tidy(String text) {
        return text.replaceAll("(?<![ \\t])[ \\t]++\n", "\n").replaceAll("\n{4,}", "\n\n\n");
    }

    void fill(Object[] values, StringBuilder out) {
        for (int i = 0; i < gaps.length; i++) {
            out.append(texts[i]);
            Object value = values[gaps[i]];
            if (value instanceof Inlay inlay) {
                inlay.appendTo(out);
            } else if (value instanceof Markup markup) {
                out.append(markup.html());
            } else if (html) {
                String text = value.toString();
                Markup.escape(text, 0, text.length(), out);
            } else {
                out.append(value);
            }
        }
        out.append(texts[texts.length - 1]);
    }
}
