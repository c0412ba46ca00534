package org.broadsheet.delivery;

import java.util.Optional;
import org.broadsheet.profiles.EmailAddress;

/** A message as it goes over the wire: envelope and bytes. The same for every attempt. */
public final class Parcel {

    private final MessageKey key;
    private final EmailAddress to;
    private final Optional<EmailAddress> returnTo;
    private final byte[] bytes;

    /**
     * @param returnTo where reports about it go ({@code MAIL FROM}); empty is the null sender, for automatic answers
     * @param bytes RFC 5322, lines ending in CRLF; taken over, not copied
     */
    public Parcel(MessageKey key, EmailAddress to, Optional<EmailAddress> returnTo, byte[] bytes) {
        this.key = key;
        this.to = to;
        this.returnTo = returnTo;
        this.bytes = bytes;
    }

    public MessageKey key() {
        return key;
    }

    public EmailAddress to() {
        return to;
    }

    public Optional<EmailAddress> returnTo() {
        return returnTo;
    }

    /** Not a copy: nobody writes to it. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "%s to %s, %d bytes".formatted(key, to, bytes.length);
    }
}
