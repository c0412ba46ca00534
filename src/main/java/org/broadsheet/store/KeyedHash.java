package org.broadsheet.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for addresses from which nobody without the instance's key can learn them: there are few enough addresses to try
 * them all against a plain hash. The key lies beside the database, not in it.
 */
public final class KeyedHash {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key 32 bytes that stay the same as long as the instance lives */
    public KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** 64 hexadecimal digits. */
    public String of(String text) {
        return ofDigest(sha256(text));
    }

    /** The same from the SHA-256 in hexadecimal digits, which is all that earlier versions kept. */
    String ofDigest(String sha256) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(sha256.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
