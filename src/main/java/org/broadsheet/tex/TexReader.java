package org.broadsheet.tex;

import java.util.Map;
import java.util.Objects;
import org.broadsheet.tex.Styled.Style;
import org.jspecify.annotations.Nullable;

/** One reading of TeX's text mode. What it cannot turn it copies. */
final class TexReader {

    /** Nobody nests deeper in an abstract; who does gets the rest as it is written. */
    static final int DEEPEST = 12;

    private static final Map<String, Style> STYLES = Map.of(
            "emph", Style.EMPHASIS,
            "textit", Style.EMPHASIS,
            "textsl", Style.EMPHASIS,
            "textbf", Style.BOLD,
            "texttt", Style.MONO,
            "textsuperscript", Style.SUP,
            "textsubscript", Style.SUB);

    private static final Map<String, Style> DECLARED_STYLES = Map.of(
            "em", Style.EMPHASIS,
            "it", Style.EMPHASIS,
            "sl", Style.EMPHASIS,
            "bf", Style.BOLD,
            "tt", Style.MONO);

    private final TexSource in;
    private final TexOutput out;
    private final TexFormula formula;
    private int depth;
    private boolean quoteOpen;
    private boolean noDoubleDollar;

    /** How many pieces stayed as they are written. */
    private int copied;

    TexReader(String text) {
        in = new TexSource(text);
        out = new TexOutput();
        formula = new TexFormula(in, out, this);
    }

    Styled read() {
        text(0, in.length());
        return out.styled();
    }

    /** Reads from {@code from} up to {@code to}; turns what it can. */
    void text(int from, int to) {
        if (++depth > DEEPEST) {
            copy(from, to);
        } else {
            int at = from;
            while (at < to) {
                at = step(at, to);
            }
        }
        depth--;
    }

    private int step(int at, int to) {
        char c = in.at(at);
        return switch (c) {
            case '\\' -> command(at, to);
            case '$' -> dollar(at, to);
            case '{' -> group(at, to);
            case '~' -> tie(at, to);
            case '^', '_' -> script(at, to);
            case '`', '\'' -> quote(at, to);
            case '-' -> dash(at, to);
            default -> {
                out.append(c);
                yield at + 1;
            }
        };
    }

    private int copy(int from, int to) {
        copied++;
        out.append(in.between(from, to));
        return to;
    }

    private int command(int at, int to) {
        int end = in.commandEnd(at, to);
        String name = in.between(at + 1, end);
        if (name.isEmpty()) {
            return copy(at, end);
        }
        if (TexSymbols.TEXT_ACCENTS.containsKey(name)) {
            int behind = accent(name, end, to);
            return behind < 0 ? copy(at, end) : behind;
        }
        if (name.equals("(") || name.equals("[")) {
            int close = in.find(name.equals("(") ? "\\)" : "\\]", end, to);
            return close < 0 ? copy(at, end) : formula(at, end, close, close + 2);
        }
        String sign = sign(name);
        if (sign != null) {
            out.append(sign);
            boolean letter = TexSymbols.LETTERS.containsKey(name);
            return in.startsWith("{}", end, to) ? end + 2 : letter ? in.skipSpace(end, to) : end;
        }
        return withArgument(name, at, end, to);
    }

    private static @Nullable String sign(String name) {
        String letter = TexSymbols.LETTERS.get(name);
        if (letter != null) {
            return letter;
        }
        String sign = TexSymbols.SIGNS.getOrDefault(name, TexSymbols.RELATIONS.get(name));
        if (sign != null) {
            return sign;
        }
        return switch (name) {
            case "%", "#", "&", "_", "$", "{", "}" -> name;
            case " ", ",", ";", ":", "\\", "newline", "par", "quad", "qquad" -> " ";
            case "slash" -> "/";
            case "eg" -> "e.g.";
            case "ie" -> "i.e.";
            case "/", "-", "!", "@", "noindent", "protect" -> "";
            default -> null;
        };
    }

    private int withArgument(String name, int at, int end, int to) {
        int open = in.skipSpace(end, to);
        int close = open < to ? in.closing(open, to) : -1;
        if (close < 0) {
            return copy(at, end);
        }
        Style style = STYLES.get(name);
        if (style != null) {
            int start = out.length();
            text(open + 1, close);
            out.style(start, style);
            return close + 1;
        }
        switch (name) {
            case "textsc", "textrm", "textsf", "text", "textnormal", "mbox", "underline", "uppercase" ->
                text(open + 1, close);
            case "url", "path" -> out.append(in.between(open + 1, close));
            case "ensuremath" -> formula(at, open + 1, close, close + 1);
            case "unicode" -> {
                return character(open + 1, close) ? close + 1 : copy(at, end);
            }
            case "href", "textcolor" -> {
                int second = in.skipSpace(close + 1, to);
                int last = second < to ? in.closing(second, to) : -1;
                if (last < 0) {
                    return copy(at, end);
                }
                text(second + 1, last);
                return last + 1;
            }
            default -> {
                return copy(at, end);
            }
        }
        return close + 1;
    }

    /** {@code x2014}, as MathJax writes a character. */
    boolean character(int from, int to) {
        String code = in.between(from, to);
        if (!code.matches("x[0-9a-fA-F]{2,5}")) {
            return false;
        }
        String shown = Tidy.line(Character.toString(Integer.parseInt(code.substring(1), 16)));
        out.append(shown);
        return !shown.isEmpty();
    }

    /** Returns where it ends, or -1 if there is no letter to put the accent on. */
    private int accent(String name, int end, int to) {
        int at = Character.isLetter(name.charAt(0)) ? in.skipSpace(end, to) : end;
        if (at >= to || (Character.isLetter(name.charAt(0)) && at == end && in.at(at) != '{')) {
            return -1;
        }
        int close = in.closing(at, to);
        int from = close < 0 ? at : at + 1;
        int behind = close < 0 ? in.tokenEnd(at, to) : close;
        String base = in.between(from, behind);
        String letter =
                base.startsWith("\\") ? TexSymbols.LETTERS.get(base.substring(1).strip()) : base;
        if (letter == null || letter.isEmpty() || !isOneLetter(letter)) {
            return -1;
        }
        out.append(TexSymbols.accented(letter, Objects.requireNonNull(TexSymbols.TEXT_ACCENTS.get(name))));
        return close < 0 ? behind : close + 1;
    }

    private static boolean isOneLetter(String text) {
        return text.codePointCount(0, text.length()) == 1 && Character.isLetter(text.codePointAt(0));
    }

    private int dollar(int at, int to) {
        if (in.startsWith("$$", at, to)) {
            int close = noDoubleDollar ? -1 : in.find("$$", at + 2, to);
            noDoubleDollar |= close < 0;
            return close < 0 ? copy(at, at + 2) : formula(at, at + 2, close, close + 2);
        }
        int close = in.nextDollar(at + 1, to);
        if (close < 0 || !isFormula(at + 1, close, to)) {
            out.append('$');
            return at + 1;
        }
        return formula(at, at + 1, close, close + 1);
    }

    /** Pandoc's rule tells a formula from prices; what holds a command or a script is one in any case. */
    private boolean isFormula(int from, int close, int to) {
        if (from == close) {
            return false;
        }
        for (int at = from; at < close; at++) {
            if (in.at(at) == '\\' || in.at(at) == '^' || in.at(at) == '_') {
                return true;
            }
        }
        boolean amounts = Character.isDigit(in.at(from)) && close + 1 < to && Character.isDigit(in.at(close + 1));
        return in.at(from) != ' ' && in.at(close - 1) != ' ' && !amounts;
    }

    /** Turns the formula between {@code from} and {@code close}, or copies it with what stands around it. */
    private int formula(int start, int from, int close, int behind) {
        TexOutput.Mark mark = out.mark();
        if (depth < DEEPEST && formula.read(from, close)) {
            return behind;
        }
        out.backTo(mark);
        return copy(start, behind);
    }

    private int group(int at, int to) {
        int close = in.closing(at, to);
        if (close < 0 || close == at + 1 || in.at(at + 1) != '\\') {
            out.append('{');
            return at + 1;
        }
        int end = in.commandEnd(at + 1, close);
        Style declared = DECLARED_STYLES.get(in.between(at + 2, end));
        TexOutput.Mark mark = out.mark();
        int before = copied;
        int start = out.length();
        text(declared == null ? at + 1 : in.skipSpace(end, close), close);
        if (copied > before) {
            out.backTo(mark);
            copied = before;
            return copy(at, close + 1);
        }
        if (declared != null) {
            out.style(start, declared);
        }
        return close + 1;
    }

    /** A tie is a space where it ties two words, and "about" before a number. */
    private int tie(int at, int to) {
        boolean ties = at > 0
                && at + 1 < to
                && (Character.isLetterOrDigit(in.at(at - 1)) || ".)}$".indexOf(in.at(at - 1)) >= 0)
                && in.at(at + 1) != ' ';
        out.append(ties ? ' ' : '~');
        return at + 1;
    }

    /** Outside a formula only {@code 10^{-3}}, with its braces, is surely meant. */
    private int script(int at, int to) {
        int close = at + 1 < to ? in.closing(at + 1, to) : -1;
        if (close < 0 || at == 0 || !(Character.isLetterOrDigit(in.at(at - 1)) || in.at(at - 1) == ')')) {
            out.append(in.at(at));
            return at + 1;
        }
        return formula(at, at, close + 1, close + 1);
    }

    private int quote(int at, int to) {
        if (in.startsWith("``", at, to)) {
            quoteOpen = true;
            out.append('“');
            return at + 2;
        }
        if (quoteOpen && in.startsWith("''", at, to)) {
            quoteOpen = false;
            out.append('”');
            return at + 2;
        }
        out.append(in.at(at));
        return at + 1;
    }

    private int dash(int at, int to) {
        int end = at;
        while (end < to && in.at(end) == '-') {
            end++;
        }
        boolean between = at > 0 && end < to && (in.at(at - 1) == ' ') == (in.at(end) == ' ');
        out.append(end - at == 2 && between ? "–" : end - at == 3 && between ? "—" : in.between(at, end));
        return end;
    }
}
