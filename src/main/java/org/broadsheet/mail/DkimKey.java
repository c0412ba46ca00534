package org.broadsheet.mail;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Which key signs messages with DKIM, and where its public half is published.
 *
 * @param domain of the From address, or one above it
 * @param selector one or more labels: the record's name is {@code SELECTOR._domainkey.DOMAIN}
 * @param file a PKCS#8 file as {@code openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048} writes it
 */
public record DkimKey(String domain, String selector, Path file) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,200}[A-Za-z0-9])?");

    /** @throws IllegalArgumentException if domain or selector is no name that DNS knows */
    public DkimKey {
        if (!NAME.matcher(domain).matches() || !NAME.matcher(selector).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" and \"%s\" must be names as DNS knows them: letters, digits, dots and hyphens."
                            .formatted(selector, domain));
        }
    }
}
