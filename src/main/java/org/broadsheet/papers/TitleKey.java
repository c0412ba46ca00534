package org.broadsheet.papers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What remains of a title when case, accents, spacing and punctuation are gone, as 20 hexadecimal digits. */
final class TitleKey {

    /** Languages whose names differ from others by signs alone. */
    private static final Pattern PLUS_PLUS = Pattern.compile("(?<![\\p{L}\\p{N}])[Cc]\\s?\\+\\s?\\+");

    private static final Pattern SHARP = Pattern.compile("(?<![\\p{L}\\p{N}])([CcFf])\\s?[#♯]");

    private TitleKey() {}

    static String of(String title) {
        return HexFormat.of().formatHex(sha256(Folded.joined(said(ReadTitle.plain(title)))), 0, 10);
    }

    /** Signs that are read aloud, as words. */
    private static String said(String title) {
        String text = title.indexOf('&') < 0 ? title : title.replace("&", " and ");
        text = text.indexOf('+') < 0 ? text : PLUS_PLUS.matcher(text).replaceAll("cplusplus ");
        return text.indexOf('#') < 0 && text.indexOf('♯') < 0
                ? text
                : SHARP.matcher(text).replaceAll("$1sharp ");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
