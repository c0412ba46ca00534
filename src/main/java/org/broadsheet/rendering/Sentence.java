package org.broadsheet.rendering;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A sentence with places for values: <code>{0}</code> is the first value, <code>{0|one paper|{0} papers}</code> the one text if that
 * value is the number 1 and else the other, <code>{0|no paper|one paper|{0} papers}</code> has a text for 0 as well. Texts within
 * may have places themselves. Not a {@link java.text.MessageFormat}, for which every apostrophe must stand twice.
 */
final class Sentence {

    private static final int MOST_DEPTH = 4;

    /** A piece of text, or a place. */
    private sealed interface Piece {
        record Text(String text) implements Piece {}

        record Value(int index) implements Piece {}

        /** @param texts for 1 and others, or for 0, 1 and others */
        record Choice(int index, List<Sentence> texts) implements Piece {}
    }

    /** Numbers below this are written without a sign that groups their digits, in whatever language. */
    private static final long FIRST_IN_GROUPS = 1_000;

    /** Whether a language writes 0 to 9 as this program does: a format made for each number took longer than the sentence. */
    private static final Map<Locale, Boolean> OUR_DIGITS = new ConcurrentHashMap<>();

    private final List<Piece> pieces;
    private final int values;

    private Sentence(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.values = pieces.stream().mapToInt(Sentence::values).max().orElse(0);
    }

    /** @throws IllegalArgumentException if a brace has no partner, or what stands between two is no place */
    static Sentence parse(String text) {
        return parse(text, 0);
    }

    private static Sentence parse(String text, int depth) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = partner(text, open);
            if (text.indexOf('}', from) < open || depth == MOST_DEPTH) {
                throw new IllegalArgumentException("a brace has no partner in \"%s\".".formatted(text));
            }
            pieces.add(new Piece.Text(text.substring(from, open)));
            pieces.add(place(text.substring(open + 1, close), depth));
            from = close + 1;
        }
        if (text.indexOf('}', from) >= 0) {
            throw new IllegalArgumentException("a brace has no partner in \"%s\".".formatted(text));
        }
        pieces.add(new Piece.Text(text.substring(from)));
        return new Sentence(pieces);
    }

    private static int partner(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("a brace has no partner in \"%s\".".formatted(text));
    }

    private static Piece place(String inside, int depth) {
        List<String> parts = split(inside);
        String number = parts.getFirst();
        if (number.length() != 1 || !Character.isDigit(number.charAt(0)) || parts.size() == 2 || parts.size() > 4) {
            throw new IllegalArgumentException(
                    "\"{%s}\" is no place for a value; write {0}, {0|one paper|{0} papers} or {0|none|one|{0} of them}."
                            .formatted(inside));
        }
        int index = number.charAt(0) - '0';
        return parts.size() == 1
                ? new Piece.Value(index)
                : new Piece.Choice(
                        index,
                        parts.subList(1, parts.size()).stream()
                                .map(part -> parse(part, depth + 1))
                                .toList());
    }

    /** At the bars that stand in no inner braces. */
    private static List<String> split(String inside) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < inside.length(); at++) {
            char c = inside.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '|' && depth == 0) {
                parts.add(inside.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(inside.substring(from));
        return parts;
    }

    /** How many values it needs: one more than the highest place. */
    int values() {
        return values;
    }

    private static int values(Piece piece) {
        return switch (piece) {
            case Piece.Text text -> 0;
            case Piece.Value(int index) -> index + 1;
            case Piece.Choice(int index, List<Sentence> texts) ->
                Math.max(
                        index + 1,
                        texts.stream().mapToInt(Sentence::values).max().orElse(0));
        };
    }

    /** The sentence with these values in it, no fewer than {@link #values()}; whole numbers are written as the language does. */
    String with(Locale locale, Object... values) {
        StringBuilder out = new StringBuilder();
        write(locale, values, out);
        return out.toString();
    }

    private void write(Locale locale, Object[] values, StringBuilder out) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text(String text) -> out.append(text);
                case Piece.Value(int index) -> out.append(shown(locale, values[index]));
                case Piece.Choice(int index, List<Sentence> texts) ->
                    texts.get(choice(values[index], texts.size())).write(locale, values, out);
            }
        }
    }

    private static String shown(Locale locale, Object value) {
        if (!(value instanceof Integer || value instanceof Long)) {
            return String.valueOf(value);
        }
        long number = ((Number) value).longValue();
        return number >= 0 && number < FIRST_IN_GROUPS && OUR_DIGITS.computeIfAbsent(locale, Sentence::hasOurDigits)
                ? Long.toString(number)
                : NumberFormat.getIntegerInstance(locale).format(number);
    }

    private static boolean hasOurDigits(Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(0).equals("0");
    }

    private static int choice(Object value, int texts) {
        long number = value instanceof Number count ? count.longValue() : Long.MAX_VALUE;
        if (texts == 3 && number == 0) {
            return 0;
        }
        return number == 1 ? texts - 2 : texts - 1;
    }
}
