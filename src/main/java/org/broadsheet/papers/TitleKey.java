package org.broadsheet.papers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What remains of a title when case, accents, spacing and punctuation are gone, as 20 hexadecimal digits. */
final class TitleKey {

    private TitleKey() {}

    static String of(String title) {
        return HexFormat.of()
                .formatHex(sha256(Folded.words(ReadTitle.plain(title)).replace(" ", "")), 0, 10);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
