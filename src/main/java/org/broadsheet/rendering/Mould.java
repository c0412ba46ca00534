package org.broadsheet.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a template, rendered once, with gaps that are filled many times: what is the same for every reader is worked out
 * once, and what differs is put in without asking the template again.
 *
 * <p>A gap is a string of its own ({@link #gap}) that a template prints like any other value. It can be printed and asked
 * for ({@code th:if}), but not computed with, since its value comes later.
 */
public final class Mould {

    /** Noncharacters that Unicode keeps for use inside a program: no text from outside has them, see {@link #refuse}. */
    private static final char OPEN = '\uFDD0';

    private static final char CLOSE = '\uFDD1';

    private final List<String> texts;
    private final List<String> gaps;
    private final boolean html;

    private Mould(List<String> texts, List<String> gaps, boolean html) {
        this.texts = texts;
        this.gaps = gaps;
        this.html = html;
    }

    /** The value that stands for what will be filled in under that name. */
    public static String gap(String name) {
        return OPEN + name + CLOSE;
    }

    /** Whether the text could be taken for a gap; such text must not reach a template. */
    public static boolean refuse(String text) {
        return text.indexOf(OPEN) >= 0 || text.indexOf(CLOSE) >= 0;
    }

    static Mould parse(String rendered, boolean html) {
        List<String> texts = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        int from = 0;
        for (int open = rendered.indexOf(OPEN); open >= 0; open = rendered.indexOf(OPEN, from)) {
            int close = rendered.indexOf(CLOSE, open);
            texts.add(rendered.substring(from, open));
            gaps.add(rendered.substring(open + 1, close));
            from = close + 1;
        }
        texts.add(rendered.substring(from));
        return new Mould(List.copyOf(texts), List.copyOf(gaps), html);
    }

    /** The names of the gaps, in order; a name may stand twice. */
    List<String> gaps() {
        return gaps;
    }

    /**
     * Appends this mould with its gaps filled.
     *
     * @param values by the gap's name: {@link Markup} stands as it is, all else is escaped where the part is HTML
     * @throws IllegalArgumentException if a gap has no value
     */
    public void fill(Function<String, ?> values, StringBuilder out) {
        for (int i = 0; i < gaps.size(); i++) {
            out.append(texts.get(i));
            Object value = values.apply(gaps.get(i));
            switch (value) {
                case null ->
                    throw new IllegalArgumentException("Nothing to fill the gap \"" + gaps.get(i) + "\" with.");
                case Markup markup -> out.append(markup.html());
                case Object text
                when html -> Markup.escape(text.toString(), 0, text.toString().length(), out);
                case Object text -> out.append(text);
            }
        }
        out.append(texts.getLast());
    }
}
