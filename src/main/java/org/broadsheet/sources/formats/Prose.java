package org.broadsheet.sources.formats;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.broadsheet.text.Entities;

/** Text of a feed made plain: no markup, no entities, no invisible characters. TeX stays as it is. */
public final class Prose {

    private static final Pattern TAG = Pattern.compile(
            "</?(?:a|b|i|u|p|br|em|cite|strong|sub|sup|span|div|tt|code|small|big|font|li|ul|ol|h[1-6]|img|script|style|iframe"
                    + "|jats:[a-z-]+|mml:[a-z-]+)(?:\\s[^<>]{0,2000})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BREAKING =
            Pattern.compile("</?(?:p|br|div|li|ul|ol|h[1-6]|jats:p|jats:title)\\b.*", Pattern.CASE_INSENSITIVE);

    private Prose() {}

    public static String plain(String text) {
        // Most text is plain already, and looking takes a hundredth of the time of matching.
        if (isPlain(text)) {
            return text;
        }
        // Feeds escape what was escaped already.
        String decoded = Entities.decoded(Entities.decoded(text));
        String bare = decoded.indexOf('<') < 0
                ? decoded
                : TAG.matcher(decoded)
                        .replaceAll(tag -> BREAKING.matcher(tag.group()).matches() ? " " : "");
        return Normalizer.normalize(visible(bare), Normalizer.Form.NFC);
    }

    /** Whether there is nothing to do: up to the last Latin letter before the combining marks, text is composed. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean shown = c >= ' ' && c < '\u007f' && c != '&' && c != '<';
            if (!shown && (c == '&' || c == '<' || c >= '\u0300' || isInvisible(c))) {
                return false;
            }
        }
        return true;
    }

    /** Blanks for whatever cannot be seen, and for lone halves of surrogate pairs. */
    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                out.append(c).append(text.charAt(++i));
            } else {
                out.append(isInvisible(c) || Character.isSurrogate(c) ? ' ' : c);
            }
        }
        return out.toString();
    }

    /** Controls except line breaks and tabs, zero-width and direction characters. */
    private static boolean isInvisible(char c) {
        return (c < ' ' && c != '\n' && c != '\r' && c != '\t')
                || (c >= '\u007f' && c <= '\u009f')
                || c == '\u200b'
                || c == '\u200e'
                || c == '\u200f'
                || (c >= '\u202a' && c <= '\u202e')
                || c == '\u2060'
                || (c >= '\u2066' && c <= '\u2069')
                || c == '\ufeff';
    }
}
