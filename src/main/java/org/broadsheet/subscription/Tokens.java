package org.broadsheet.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.links.Link;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.SignedLinks;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;

/**
 * The tokens that our letters carry, so that a reply proves that it answers one: in the address that replies go to,
 * {@code local+TOKEN@domain}, and in the Message-ID, which replies name in References where plus addresses are not to be
 * had.
 */
public final class Tokens {

    /** How long a letter of ours can be answered with a command. */
    static final Duration LETTER_LIFE = Duration.ofDays(180);

    private static final int RADIX = 36;
    private static final int LONGEST_LOCAL = 64;

    private final SignedLinks links;
    private final SubscriptionSettings settings;

    public Tokens(SignedLinks links, SubscriptionSettings settings) {
        this.links = links;
        this.settings = settings;
    }

    /** The token of a confirmation. */
    String confirmation(String pendingId, Instant expires) {
        return links.sign(new Link(Purpose.CONFIRM, "0", pendingId, expires));
    }

    /** The token of a letter to that reader. */
    private String letter(ReaderId reader, String subject, Instant sent) {
        return links.sign(new Link(Purpose.LETTER, reader.toString(), subject, sent.plus(LETTER_LIFE)));
    }

    /** A token for the page where a reader changes their profile; for a letter sent at that moment. */
    String preferences(ReaderId reader, Instant sent) {
        return links.sign(new Link(Purpose.PREFERENCES, reader.toString(), "0", sent.plus(LETTER_LIFE)));
    }

    String unsubscribe(ReaderId reader, Instant sent) {
        return links.sign(new Link(Purpose.UNSUBSCRIBE, reader.toString(), "0", sent.plus(LETTER_LIFE)));
    }

    /**
     * The token that belongs to a message, from its key: {@code confirm/ID}, or {@code KIND/s42/WHAT} for a reader; a
     * {@code digest/s42/2026-03-02} can be answered with a paper's number. Empty for a letter to a stranger.
     */
    public Optional<String> of(MessageKey key, Instant due, Instant expires) {
        String[] parts = key.value().split("/", -1);
        if (parts[0].equals("confirm")) {
            return Optional.of(confirmation(parts[1], expires));
        }
        return ReaderId.parse(parts[1])
                .map(reader -> letter(reader, parts[0].equals("digest") ? shortDate(parts[2]) : "0", due));
    }

    /** Where replies to that message go; the plain mailbox where there is no token or no room for it. */
    public Optional<EmailAddress> replyTo(Message message) {
        if (!settings.read()) {
            return Optional.empty();
        }
        EmailAddress mailbox = settings.mailbox();
        return Optional.of(of(message.key(), message.dueAt(), message.expiresAt())
                .filter(token -> settings.plusAddresses())
                .map(token -> mailbox.local() + "+" + token)
                .filter(local -> local.length() <= LONGEST_LOCAL)
                .map(local -> new EmailAddress(local + "@" + mailbox.domain()))
                .orElse(mailbox));
    }

    /** A Message-ID that carries the message's token; where it has none, the key. */
    String messageId(MessageKey key, Instant due, Instant expires) {
        return "<%s@%s>"
                .formatted(
                        of(key, due, expires).orElseGet(() -> key.value().replace('/', '.')),
                        settings.mailbox().domain());
    }

    /** The date of the digest that a letter's token came with. */
    static Optional<LocalDate> digest(Link link) {
        try {
            return link.subject().length() < 3
                    ? Optional.empty()
                    : Optional.of(LocalDate.ofEpochDay(Long.parseLong(link.subject(), RADIX)));
        } catch (NumberFormatException | java.time.DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static String shortDate(String date) {
        try {
            return Long.toString(LocalDate.parse(date).toEpochDay(), RADIX);
        } catch (DateTimeParseException notADate) {
            return "0";
        }
    }
}
