package org.broadsheet.papers;

import java.util.regex.Pattern;
import org.broadsheet.tex.Styled;
import org.broadsheet.tex.Tex;
import org.broadsheet.text.Entities;

/** Titles as people read them, whichever way they are written down: TeX, HTML, character references, Unicode. */
public final class ReadTitle {

    private static final Pattern TAG = Pattern.compile(
            "</?(?:[ibu]|em|strong|sub|sup|span|sc|scp|tt|code|italic|bold|small|big|jats:[a-z-]{1,20}|mml:[a-z-]{1,20})(?:\\s[^<>]{0,200})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE_TAG = Pattern.compile("<(?:br|p)\\s?/?>|</p>", Pattern.CASE_INSENSITIVE);

    /** What is left of TeX that nobody could turn. */
    private static final Pattern COMMAND = Pattern.compile("\\\\[A-Za-z]{1,40}\\s?");

    private static final Pattern BRACES = Pattern.compile("[{}]");

    private ReadTitle() {}

    /** For showing; raised and lowered characters that Unicode lacks stand as TeX writes them. What cannot be turned loses its markup. */
    public static String shown(String title) {
        return bare(read(title).text());
    }

    /** The bare characters, for comparing. */
    static String plain(String title) {
        return bare(read(title).plain());
    }

    private static String bare(String text) {
        String plain = text.indexOf('\\') < 0 ? text : COMMAND.matcher(text).replaceAll("");
        return plain.indexOf('{') < 0 && plain.indexOf('}') < 0
                ? plain
                : BRACES.matcher(plain).replaceAll("");
    }

    private static Styled read(String title) {
        String text = Entities.decoded(title);
        if (text.indexOf('&') >= 0) {
            // Feeds escape what was escaped already.
            text = Entities.decoded(text);
        }
        if (text.indexOf('<') >= 0) {
            text = TAG.matcher(LINE_TAG.matcher(text).replaceAll(" ")).replaceAll("");
        }
        return Tex.read(text);
    }
}
