package org.broadsheet.tex;

import java.util.regex.Pattern;
import org.broadsheet.text.Clean;

/**
 * Names in bibliographic records carry accents as TeX: {@code Nov\'ak}, {@code G\"{o}del}, {@code Erd\H{o}s}, {@code S{\o}ren},
 * {@code \DJ or\dj e}. They are read by the same tables as titles; braces, which names never mean, and commands that nobody could turn
 * lose their markup.
 */
public final class TexNames {

    private static final Pattern LEFT = Pattern.compile("[{}]|\\\\(?:[A-Za-z]{1,40}\\s?|.)|\\\\$");

    private TexNames() {}

    /** Takes time in proportion to the text. */
    public static String decode(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        String read = Tex.read(text).plain();
        return read.indexOf('\\') < 0 && read.indexOf('{') < 0 && read.indexOf('}') < 0
                ? read
                : Clean.line(LEFT.matcher(read).replaceAll(""));
    }
}
