package org.broadsheet.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import org.jspecify.annotations.Nullable;

/**
 * Signs messages with DKIM (RFC 6376): rsa-sha256, relaxed/relaxed, From oversigned so that nobody adds a second one, no
 * body length and no time, so that a repeat has the same signature.
 */
public final class DkimSeal {

    /** RFC 8301: signers should use at least 2048 bits. */
    private static final int LEAST_BITS = 2048;

    private static final String SIGNED =
            "from:from:to:reply-to:subject:date:message-id:in-reply-to:references:mime-version:content-type:auto-submitted"
                    + ":list-id:list-help:list-owner:list-post:list-unsubscribe:list-unsubscribe-post";

    private final String domain;
    private final String selector;
    private final RSAPrivateCrtKey key;
    private final DKIMSigner signer;

    private DkimSeal(String domain, String selector, RSAPrivateCrtKey key) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
        this.signer = new DKIMSigner(
                "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; h=%s; bh=; b=;".formatted(domain, selector, SIGNED),
                key);
    }

    /**
     * Reads the key.
     *
     * @throws IllegalArgumentException if the file holds no RSA key of 2048 bits or more; the message says how to make one
     */
    public static DkimSeal read(DkimKey settings) {
        Path pem = settings.file();
        try {
            String text = Files.readString(pem, StandardCharsets.US_ASCII);
            byte[] der = Base64.getMimeDecoder()
                    .decode(text.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "")
                            .strip());
            if (KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der))
                            instanceof RSAPrivateCrtKey key
                    && key.getModulus().bitLength() >= LEAST_BITS) {
                return new DkimSeal(settings.domain(), settings.selector(), key);
            }
            throw unfit(pem, "an RSA key that is too short", null);
        } catch (IOException unreadable) {
            throw unfit(pem, "nothing readable (" + unreadable + ")", unreadable);
        } catch (GeneralSecurityException | IllegalArgumentException other) {
            throw unfit(pem, "something else", other);
        }
    }

    private static IllegalArgumentException unfit(Path pem, String found, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "The DKIM key %s holds %s; it needs an RSA key of 2048 bits or more in PKCS#8. Make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out %s"
                        .formatted(pem, found, pem),
                cause);
    }

    /** The message with its signature on top. */
    byte[] seal(byte[] message) {
        try {
            String header = folded(signer.sign(new ByteArrayInputStream(message)));
            ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + header.length() + 2);
            out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(new byte[] {'\r', '\n'});
            out.writeBytes(message);
            return out.toByteArray();
        } catch (IOException | FailException refused) {
            throw new IllegalStateException(
                    "A message could not be signed with DKIM: " + refused.getMessage(), refused);
        }
    }

    /** White space at these places does not count: RFC 6376, sections 3.2 and 3.4.2. */
    private static String folded(String header) {
        StringBuilder out = new StringBuilder();
        for (String tag : header.split("; ?", -1)) {
            if (tag.isBlank()) {
                continue;
            }
            out.append(out.isEmpty() ? "" : "\r\n ");
            if (tag.strip().startsWith("b=")) {
                out.append(tag.strip().replaceAll("(.{70})(?=.)", "$1\r\n "));
            } else {
                out.append(tag.strip());
            }
            out.append(';');
        }
        return out.toString();
    }

    /** Under which name the public key must be published. */
    public String recordName() {
        return selector + "._domainkey." + domain;
    }

    /** The TXT record that publishes the public key. */
    public String record() {
        try {
            byte[] published = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                    .getEncoded();
            return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(published);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A private RSA key holds its public one.", impossible);
        }
    }
}
