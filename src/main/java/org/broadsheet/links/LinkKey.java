package org.broadsheet.links;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that signs links.
 *
 * @param id stands in every token, so that the right key is found; 1 to 12 lower-case letters and digits
 * @param verifiesUntil when even its links that have not expired are refused; empty while it is in use
 */
public record LinkKey(String id, Secret secret, Optional<Instant> verifiesUntil) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,12}");

    /** @throws IllegalArgumentException if the id has another form */
    public LinkKey {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a key's id. Expected 1 to 12 lower-case letters and digits.".formatted(id));
        }
    }

    /** 32 bytes that are never printed. */
    public static final class Secret {

        static final int BYTES = 32;

        private final byte[] bytes;

        /** @throws IllegalArgumentException if there are not exactly 32 bytes */
        public Secret(byte[] bytes) {
            if (bytes.length != BYTES) {
                throw new IllegalArgumentException(
                        "A link key has %d bytes; it needs %d. Create one with: openssl rand -base64 32"
                                .formatted(bytes.length, BYTES));
            }
            this.bytes = bytes.clone();
        }

        byte[] bytes() {
            return bytes.clone();
        }

        /** 32 bytes for another use than links, from which nobody can tell this secret or another use's. */
        public byte[] derive(String use) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
                return mac.doFinal(("use: " + use).getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        }

        @Override
        public String toString() {
            return "(secret)";
        }
    }
}
