package org.broadsheet.tex;

import org.broadsheet.tex.Styled.Style;

/** Reads TeX's formulas: all of one, or nothing. */
final class TexFormula {

    private final TexSource in;
    private final TexOutput out;
    private final TexReader words;
    private int depth;

    /** Within a script, signs stand without space around them. */
    private int scripts;

    TexFormula(TexSource in, TexOutput out, TexReader words) {
        this.in = in;
        this.out = out;
        this.words = words;
    }

    /** Appends what stands between the two places; false, having appended some of it, if something in it has no form. */
    boolean read(int from, int to) {
        if (++depth > TexReader.DEEPEST) {
            depth--;
            return false;
        }
        int start = out.length();
        int at = from;
        while (at >= 0 && at < to) {
            at = step(at, to, start);
        }
        depth--;
        return at >= 0;
    }

    /** Behind what was read, or -1. */
    private int step(int at, int to, int start) {
        char c = in.at(at);
        return switch (c) {
            case '\\' -> command(at, to, start);
            case '{' -> group(at, to);
            case '^' -> script(at, to, Style.SUP);
            case '_' -> script(at, to, Style.SUB);
            case '}', '&', '$' -> -1;
            case '\'' -> sign("′", at + 1);
            case '~' -> sign(" ", at + 1);
            case ' ' -> sign(scripts > 0 ? "" : " ", at + 1);
            default -> {
                out.append(c);
                yield at + 1;
            }
        };
    }

    private int sign(String sign, int behind) {
        out.append(sign);
        return behind;
    }

    private int group(int at, int to) {
        int close = in.closing(at, to);
        return close >= 0 && read(at + 1, close) ? close + 1 : -1;
    }

    /** One argument: a group, a command with what belongs to it, or a character. */
    private int argument(int at, int to) {
        int from = in.skipSpace(at, to);
        if (from >= to) {
            return -1;
        }
        return switch (in.at(from)) {
            case '{' -> group(from, to);
            case '\\' -> command(from, to, out.length());
            case '^', '_', '}' -> -1;
            default -> {
                int end = in.tokenEnd(from, to);
                out.append(in.between(from, end));
                yield end;
            }
        };
    }

    private int script(int at, int to, Style style) {
        int start = out.length();
        scripts++;
        int behind = argument(at + 1, to);
        scripts--;
        if (behind >= 0) {
            out.style(start, style);
        }
        return behind;
    }

    private int command(int at, int to, int start) {
        int end = in.commandEnd(at, to);
        String name = in.between(at + 1, end);
        String sign = TexSymbols.SIGNS.get(name);
        if (sign != null) {
            boolean joined = out.length() > start && out.last() != ' ';
            out.append(sign);
            int next = in.skipSpace(end, to);
            boolean joins =
                    (joined || TexSymbols.isLetter(sign)) && next < to && Character.isLetterOrDigit(in.at(next));
            return joins ? next : end;
        }
        String relation = TexSymbols.RELATIONS.get(name);
        if (relation != null) {
            return relation(relation, end, to, start);
        }
        if (TexSymbols.FUNCTIONS.contains(name)) {
            return function(name, end, to);
        }
        String accent = TexSymbols.MATH_ACCENTS.get(name);
        if (accent != null) {
            return accent(accent, end, to);
        }
        return other(name, end, to);
    }

    private int relation(String relation, int end, int to, int start) {
        boolean spaced = scripts == 0 && out.length() > start;
        int next = in.skipSpace(end, to);
        out.append(spaced ? " " + relation : relation);
        if (spaced && next < to) {
            out.append(' ');
        }
        return next;
    }

    private int function(String name, int end, int to) {
        if (Character.isLetterOrDigit(out.last()) && scripts == 0) {
            out.append(' ');
        }
        out.append(name.equals("bmod") ? "mod" : name);
        boolean touches = end < to && (Character.isLetterOrDigit(in.at(end)) || in.at(end) == '\\');
        if (touches) {
            out.append(' ');
        }
        return end;
    }

    private int accent(String accent, int end, int to) {
        int start = out.length();
        int behind = argument(end, to);
        String base = out.since(start);
        if (behind < 0 || base.codePointCount(0, base.length()) != 1) {
            return -1;
        }
        out.replace(start, TexSymbols.accented(base, accent));
        return behind;
    }

    private int other(String name, int end, int to) {
        return switch (name) {
            case ",", ":", ";", ">", " ", "quad", "qquad", "enspace", "\\" -> sign(" ", end);
            case "!", "-", "/", "limits", "nolimits", "displaystyle", "textstyle", "rm", "it", "bf", "nonumber" -> end;
            case "{", "}", "%", "#", "$", "&", "_" -> sign(name, end);
            case "|" -> sign("‖", end);
            case "left",
                    "right",
                    "big",
                    "Big",
                    "bigg",
                    "Bigg",
                    "bigl",
                    "bigr",
                    "Bigl",
                    "Bigr",
                    "biggl",
                    "biggr",
                    "middle" -> end < to && in.at(end) == '.' ? end + 1 : end;
            case "mathrm",
                    "mathit",
                    "mathsf",
                    "mathnormal",
                    "operatorname",
                    "ensuremath",
                    "mathop",
                    "mathbin",
                    "mathrel" -> argument(end, to);
            case "text", "textrm", "textnormal", "mbox", "textsf", "hbox", "textsc" -> text(end, to);
            case "href" -> link(end, to);
            case "mathbf", "boldsymbol", "bm", "pmb", "textbf" -> styled(end, to, Style.BOLD);
            case "mathtt", "texttt" -> styled(end, to, Style.MONO);
            case "textit", "emph" -> styled(end, to, Style.EMPHASIS);
            case "mathbb", "Bbb", "mathcal", "mathscr", "mathfrak", "frak" -> alphabet(name, end, to);
            case "cal" -> restInAlphabet(name, end, to);
            case "frac", "tfrac", "dfrac" -> fraction(end, to);
            case "sqrt" -> root(end, to);
            case "not" -> negated(end, to);
            case "pmod" -> modulo(end, to);
            default -> -1;
        };
    }

    private int text(int end, int to) {
        int open = in.skipSpace(end, to);
        int close = in.closing(open, to);
        if (close >= 0) {
            words.text(open + 1, close);
            return close + 1;
        }
        return -1;
    }

    /** Of an address and what it is called, the latter. */
    private int link(int end, int to) {
        int open = in.skipSpace(end, to);
        int close = in.closing(open, to);
        return close < 0 ? -1 : text(close + 1, to);
    }

    private int styled(int end, int to, Style style) {
        int start = out.length();
        int behind = argument(end, to);
        if (behind >= 0) {
            out.style(start, style);
        }
        return behind;
    }

    private int alphabet(String name, int end, int to) {
        int start = out.length();
        int behind = argument(end, to);
        return behind >= 0 && inAlphabet(name, start) ? behind : -1;
    }

    private int restInAlphabet(String name, int end, int to) {
        int start = out.length();
        return read(in.skipSpace(end, to), to) && inAlphabet(name, start) ? to : -1;
    }

    private boolean inAlphabet(String name, int start) {
        StringBuilder letters = new StringBuilder();
        int[] plain = out.since(start).codePoints().toArray();
        for (int letter : plain) {
            String mapped =
                    Character.isLetterOrDigit(letter) ? TexSymbols.alphabet(name, letter) : Character.toString(letter);
            if (mapped == null || out.hasSpansSince(start)) {
                return false;
            }
            letters.append(mapped);
        }
        out.replace(start, letters.toString());
        return true;
    }

    private int fraction(int end, int to) {
        int start = out.length();
        int middle = argument(end, to);
        if (middle < 0 || !bracketed(start)) {
            return -1;
        }
        out.append('/');
        int below = out.length();
        int behind = argument(middle, to);
        return behind >= 0 && bracketed(below) ? behind : -1;
    }

    private int root(int end, int to) {
        if (end < to && in.at(end) == '[') {
            return -1;
        }
        out.append('√');
        int start = out.length();
        int behind = argument(end, to);
        return behind >= 0 && bracketed(start) ? behind : -1;
    }

    /** Puts what came since {@code start} in brackets where it is more than a number or a word. */
    private boolean bracketed(int start) {
        String inner = out.since(start);
        boolean simple = inner.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '.');
        if (simple) {
            return !inner.isEmpty();
        }
        if (out.hasSpansSince(start)) {
            return false;
        }
        out.replace(start, "(" + inner + ")");
        return true;
    }

    private int negated(int end, int to) {
        int start = out.length();
        int behind = argument(end, to);
        String sign = out.since(start);
        if (behind < 0 || sign.codePointCount(0, sign.length()) != 1) {
            return -1;
        }
        out.replace(start, TexSymbols.accented(sign, "\u0338"));
        return behind;
    }

    private int modulo(int end, int to) {
        out.append(" (mod ");
        int behind = argument(end, to);
        out.append(')');
        return behind;
    }
}
