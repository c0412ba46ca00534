package org.broadsheet.tex;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in arXiv's metadata carry accents as TeX: {@code Nov\'ak}, {@code G\"{o}del}, {@code Erd\H{o}s}, {@code S{\o}ren}. */
public final class TexAccents {

    /** TeX's accents as combining characters. */
    private static final Map<String, String> ABOVE = Map.ofEntries(
            Map.entry("`", "\u0300"),
            Map.entry("'", "\u0301"),
            Map.entry("^", "\u0302"),
            Map.entry("~", "\u0303"),
            Map.entry("=", "\u0304"),
            Map.entry("u", "\u0306"),
            Map.entry(".", "\u0307"),
            Map.entry("\"", "\u0308"),
            Map.entry("r", "\u030a"),
            Map.entry("H", "\u030b"),
            Map.entry("v", "\u030c"),
            Map.entry("d", "\u0323"),
            Map.entry("c", "\u0327"),
            Map.entry("k", "\u0328"),
            Map.entry("b", "\u0331"));

    private static final Map<String, String> LETTER = Map.ofEntries(
            Map.entry("o", "ø"),
            Map.entry("O", "Ø"),
            Map.entry("l", "ł"),
            Map.entry("L", "Ł"),
            Map.entry("ss", "ß"),
            Map.entry("ae", "æ"),
            Map.entry("AE", "Æ"),
            Map.entry("oe", "œ"),
            Map.entry("OE", "Œ"),
            Map.entry("aa", "å"),
            Map.entry("AA", "Å"),
            Map.entry("dh", "ð"),
            Map.entry("th", "þ"),
            Map.entry("i", "ı"),
            Map.entry("j", "ȷ"));

    private static final String BASE = "(?:\\{\\s*(?:\\\\([ij])|(\\p{L}))\\s*\\}|\\\\([ij])(?![a-zA-Z])\\s*|(\\p{L}))";
    private static final Pattern SIGN = Pattern.compile("\\\\([`'^~=.\"])\\s*" + BASE);
    private static final Pattern WORD = Pattern.compile("\\\\([uvHrdckb])(?=[\\s{\\\\])\\s*" + BASE);
    private static final Pattern SPECIAL =
            Pattern.compile("\\\\(ss|ae|AE|oe|OE|aa|AA|dh|th|[oOlLij])(?![a-zA-Z])(?:\\{\\}|\\s+)?");
    private static final Pattern BRACES = Pattern.compile("[{}]");

    private TexAccents() {}

    public static String decode(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        String accented =
                WORD.matcher(SIGN.matcher(text).replaceAll(TexAccents::accent)).replaceAll(TexAccents::accent);
        String letters = SPECIAL.matcher(accented).replaceAll(found -> LETTER.get(found.group(1)));
        return BRACES.matcher(Normalizer.normalize(letters, Normalizer.Form.NFC))
                .replaceAll("");
    }

    private static String accent(MatchResult found) {
        String base = "";
        for (int group = 2; group <= 5; group++) {
            base = found.group(group) == null ? base : found.group(group);
        }
        return Matcher.quoteReplacement(base + ABOVE.get(found.group(1)));
    }
}
