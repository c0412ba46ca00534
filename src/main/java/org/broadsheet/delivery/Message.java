package org.broadsheet.delivery;

import java.time.Instant;
import org.broadsheet.profiles.EmailAddress;

/**
 * A message that must go out, before it is put into words: the {@link Composer} does that just before it is sent, so that
 * a million readers do not mean a million stored bodies.
 *
 * @param key of two messages with one key only the first is queued
 * @param messageId the RFC 5322 Message-ID with its angle brackets; the same on every attempt
 * @param dueAt not to be sent before
 * @param expiresAt given up if not sent by then, such as when the next digest is due
 */
public record Message(MessageKey key, EmailAddress to, String messageId, Instant dueAt, Instant expiresAt) {

    /** @throws IllegalArgumentException if it would expire before it is due */
    public Message {
        if (!expiresAt.isAfter(dueAt)) {
            throw new IllegalArgumentException(
                    "%s would expire at %s, before it is due at %s.".formatted(key, expiresAt, dueAt));
        }
    }
}
