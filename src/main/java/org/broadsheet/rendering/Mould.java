package org.broadsheet.rendering;

import java.util.ArrayList;
import java.util.List;

/** What a part of a template prints, with gaps in it. */
final class Mould {

    /** Noncharacters that Unicode keeps for use inside a program; {@link Facts} takes them out of all other text. */
    private static final char OPEN = '\uFDD0';

    private static final char CLOSE = '\uFDD1';

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
    static Mould parse(String rendered, List<String> names, boolean html) {
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

    void fill(Object[] values, StringBuilder out) {
        for (int i = 0; i < gaps.length; i++) {
            out.append(texts[i]);
            Object value = values[gaps[i]];
            if (value instanceof Markup markup) {
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
