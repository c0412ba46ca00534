package org.broadsheet.rendering;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a template that is rendered once and filled many times: what is the same each time is worked out once, and what
 * differs is put in without asking the template again. The template sees which gaps have a value ({@code th:if}) and prints
 * them, but cannot compute with them. Safe to use from many threads.
 */
public final class Part {

    private static final int MOST_GAPS = Long.SIZE;

    private final List<String> gaps;
    private final Function<Set<String>, Mould> cast;

    /** By which gaps have a value, one bit each: conditions in the template depend on it. */
    private final Map<Long, Mould> moulds = new ConcurrentHashMap<>();

    Part(List<String> gaps, Function<Set<String>, Mould> cast) {
        if (gaps.size() > MOST_GAPS) {
            throw new IllegalArgumentException("A part has at most %d gaps, not %d.".formatted(MOST_GAPS, gaps.size()));
        }
        this.gaps = List.copyOf(gaps);
        this.cast = cast;
    }

    /** An empty set of values. */
    public Filling filling() {
        return new Filling();
    }

    private Mould mould(long present) {
        return moulds.computeIfAbsent(present, bits -> {
            Set<String> names = new LinkedHashSet<>();
            for (int i = 0; i < gaps.size(); i++) {
                if ((bits & 1L << i) != 0) {
                    names.add(gaps.get(i));
                }
            }
            return cast.apply(names);
        });
    }

    /** The values of one use. */
    public final class Filling {

        private final Object[] values = new Object[gaps.size()];
        private long present;

        private Filling() {}

        /**
         * Gives a gap its value.
         *
         * @param value {@link Markup} and {@link Inlay} stand as they are, all else is escaped where the part is HTML; null leaves the gap
         *     without a value
         * @throws IllegalArgumentException if the part has no such gap
         */
        public Filling with(String gap, @Nullable Object value) {
            if (value != null) {
                int place = gaps.indexOf(gap);
                if (place < 0) {
                    throw new IllegalArgumentException("There is no gap \"%s\", only %s.".formatted(gap, gaps));
                }
                values[place] = value;
                present |= 1L << place;
            }
            return this;
        }

        /**
         * Appends the part with these values in it.
         *
         * @throws TemplateException if the template has a mistake; the check at start finds it
         */
        public void appendTo(StringBuilder out) {
            mould(present).fill(values, out);
        }
    }
}
