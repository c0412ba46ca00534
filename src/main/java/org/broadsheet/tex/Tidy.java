package org.broadsheet.tex;

/** Takes out of text from outside what nobody sees but a mail program would act on. */
public final class Tidy {

    /** Soft hyphen, zero-width space, marks of direction, line and paragraph separator, byte order mark. */
    private static final String INVISIBLE = "\u00ad\u200b\u200e\u200f\u2028\u2029\ufeff";

    private Tidy() {}

    /**
     * One line without control characters, without marks that turn the direction of writing (a title could otherwise rewrite
     * the line it stands in), without invisible characters, and without halves of a surrogate pair. Joiners, which some
     * scripts need, stay.
     */
    public static String line(String text) {
        if (isPlain(text)) {
            return text.strip();
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || c == 0xa0 || c == 0x85) {
                out.append(' ');
            } else if (!isInvisible(c)) {
                out.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c);
            }
        });
        return out.toString().strip();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInvisible(int c) {
        return Character.isISOControl(c)
                || INVISIBLE.indexOf(c) >= 0
                || isWithin(c, 0x202a, 0x202e)
                || isWithin(c, 0x2060, 0x2069)
                || isWithin(c, 0xfdd0, 0xfdef)
                || isWithin(c, 0xe0000, 0xe007f)
                || (c & 0xfffe) == 0xfffe;
    }

    private static boolean isWithin(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
