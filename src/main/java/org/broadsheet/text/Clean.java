package org.broadsheet.text;

/**
 * Text without what nobody sees but some program acts on: control characters and NUL, marks that turn the direction of
 * writing (a title could otherwise rewrite the line it stands in), invisible characters, halves of surrogate pairs. Joiners
 * stay, since some scripts need them. Controls of the C1 block are read as the characters of Windows-1252 that they were meant
 * as, as browsers read {@code &#150;}.
 */
public final class Clean {

    /** What bytes 0x80 to 0x9f are in Windows-1252; a blank for those that are nothing there. */
    private static final String WINDOWS_1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

    /** Soft hyphen, Arabic letter mark, Mongolian vowel separator, zero-width space, marks of direction, byte order mark. */
    private static final String INVISIBLE = "\u00ad\u061c\u180e\u200b\u200e\u200f\ufeff";

    private Clean() {}

    /** One line: line ends are blanks, white space is folded into single blanks and gone at both ends. */
    public static String line(String text) {
        return line(text, Integer.MAX_VALUE);
    }

    /** {@link #line(String)}, cut after that many characters, never within one. */
    public static String line(String text, int most) {
        return isCleanLine(text) && text.length() <= most ? text : cleaned(text, most, true);
    }

    /** Many lines, ended by LF alone; tabs stay, other white space becomes blanks. */
    public static String lines(String text) {
        return lines(text, Integer.MAX_VALUE);
    }

    /** {@link #lines(String)}, cut after that many characters, never within one. */
    public static String lines(String text, int most) {
        return cleaned(text, most, false);
    }

    private static String cleaned(String text, int most, boolean oneLine) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), most));
        boolean blank = false;
        for (int i = 0; i < text.length() && out.length() < most; ) {
            int run = blank ? i : endOfRun(text, i, most - out.length());
            if (run > i) {
                out.append(text, i, run);
                i = run;
                continue;
            }
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
                continue;
            }
            int kept = kept(c, oneLine);
            if (kept < 0) {
                continue;
            }
            if (oneLine && kept == ' ') {
                blank = !out.isEmpty();
                continue;
            }
            if (out.length() + Character.charCount(kept) + (blank ? 1 : 0) > most) {
                break;
            }
            if (blank) {
                out.append(' ');
                blank = false;
            }
            out.appendCodePoint(kept);
        }
        return out.toString();
    }

    /** Where that which stays as it is ends, single blanks within it included. */
    private static int endOfRun(String text, int from, int most) {
        int end = from + Math.min(text.length() - from, most);
        int at = from;
        while (at < end
                && (isSurelyKept(text.charAt(at))
                        || (at > from
                                && at + 1 < end
                                && text.charAt(at) == ' '
                                && isSurelyKept(text.charAt(at + 1))))) {
            at++;
        }
        return at;
    }

    /** What stands for a character; -1 for nothing. */
    private static int kept(int c, boolean oneLine) {
        if (c == ' ' || (c <= 0xffff && isSurelyKept((char) c))) {
            return c;
        }
        if (c == '\n' || c == '\r' || c == 0x0b || c == '\f' || c == 0x2028 || c == 0x2029) {
            return oneLine ? ' ' : '\n';
        }
        if (c == '\t') {
            return oneLine ? ' ' : '\t';
        }
        if (c >= 0x80 && c < 0xa0) {
            char meant = WINDOWS_1252.charAt(c - 0x80);
            return meant == ' ' ? -1 : meant;
        }
        if (isInvisible(c)) {
            return -1;
        }
        return c == 0xa0 || Character.isSpaceChar(c) ? ' ' : c;
    }

    private static boolean isInvisible(int c) {
        return Character.isISOControl(c)
                || INVISIBLE.indexOf(c) >= 0
                || isWithin(c, 0x202a, 0x202e)
                || isWithin(c, 0x2060, 0x2069)
                || isWithin(c, 0x206a, 0x206f)
                || isWithin(c, 0xd800, 0xdfff)
                || isWithin(c, 0xfdd0, 0xfdef)
                || isWithin(c, 0xfff9, 0xfffb)
                || isWithin(c, 0xe0000, 0xe007f)
                || (c & 0xfffe) == 0xfffe;
    }

    private static boolean isWithin(int c, int first, int last) {
        return c >= first && c <= last;
    }

    /** Letters and signs of most texts; what else would be kept, {@link #kept} knows. */
    private static boolean isSurelyKept(char c) {
        return (c > ' ' && c < 0x7f)
                || (c > 0xad && c < 0x600)
                || (c > 0x2010 && c < 0x2028)
                || (c > 0x3000 && c < 0xd800);
    }

    /** Most lines are clean already, and looking is a tenth of copying. */
    private static boolean isCleanLine(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(isSurelyKept(c) || c == ' ') || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return text.isEmpty() || before != ' ';
    }
}
