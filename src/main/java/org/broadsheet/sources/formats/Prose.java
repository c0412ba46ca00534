package org.broadsheet.sources.formats;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Text of a feed made plain: no markup, no entities, no invisible characters. TeX stays as it is. */
public final class Prose {

    private static final Pattern TAG = Pattern.compile(
            "</?(?:a|b|i|u|p|br|em|strong|sub|sup|span|div|tt|code|small|big|font|li|ul|ol|h[1-6]|img|script|style|iframe"
                    + "|jats:[a-z-]+|mml:[a-z-]+)(?:\\s[^<>]{0,2000})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BREAKING =
            Pattern.compile("</?(?:p|br|div|li|ul|ol|h[1-6]|jats:p|jats:title)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY =
            Pattern.compile("&(amp|lt|gt|quot|apos|nbsp|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    /** Controls except line breaks and tabs, zero-width and direction characters, lone halves of surrogate pairs. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\r\\t]]|[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]|[\\x{D800}-\\x{DFFF}]");

    private Prose() {}

    public static String plain(String text) {
        String decoded = ENTITY.matcher(text).replaceAll(entity -> quoted(decode(entity)));
        String bare = TAG.matcher(decoded)
                .replaceAll(tag -> BREAKING.matcher(tag.group()).matches() ? " " : "");
        return Normalizer.normalize(INVISIBLE.matcher(bare).replaceAll(" "), Normalizer.Form.NFC);
    }

    private static String decode(MatchResult entity) {
        String name = entity.group(1);
        if (name.startsWith("#")) {
            int point = name.charAt(1) == 'x' || name.charAt(1) == 'X'
                    ? Integer.parseInt(name.substring(2), 16)
                    : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(point) && point >= ' ' ? Character.toString(point) : " ";
        }
        return NAMED.get(name.toLowerCase(Locale.ROOT));
    }

    private static String quoted(String replacement) {
        return java.util.regex.Matcher.quoteReplacement(replacement);
    }
}
