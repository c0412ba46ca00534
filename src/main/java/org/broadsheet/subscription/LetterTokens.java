package org.broadsheet.subscription;

import java.net.URI;
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
public final class LetterTokens {

    /** How long a letter of ours can be answered with a command. */
    static final Duration LETTER_LIFE = Duration.ofDays(180);

    private static final int RADIX = 36;
    private static final int LONGEST_LOCAL = 64;

    private final SignedLinks links;
    private final SubscriptionSettings settings;

    public LetterTokens(SignedLinks links, SubscriptionSettings settings) {
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

    /**
     * The token that belongs to a message, from its key: {@code confirm/ID}, or {@code KIND/s42/WHAT} for a reader; a
     * {@code digest/s42/2026-03-02} can be answered with a paper's number. Empty for a letter to a stranger.
     */
    public Optional<String> of(MessageKey key, Instant due, Instant expires) {
        String[] parts = key.value().split("/", -1);
        if (parts[0].equals("confirm")) {
            // A repetition has the token of the first: both confirm one request.
            return Optional.of(confirmation(parts[1], expires));
        }
        return ReaderId.parse(parts[1])
                .map(reader -> letter(reader, parts[0].equals("digest") ? shortDate(parts[2]) : "0", due));
    }

    Optional<URI> confirmPage(Pending pending) {
        return page("confirm/", confirmation(pending.id(), pending.expires()));
    }

    Optional<URI> preferencesPage(ReaderId reader, Instant sent) {
        return page("preferences/", links.sign(ofReader(Purpose.PREFERENCES, reader, sent)));
    }

    Optional<URI> unsubscribePage(ReaderId reader, Instant sent) {
        return page("unsubscribe/", links.sign(ofReader(Purpose.UNSUBSCRIBE, reader, sent)));
    }

    /** A mailto address that ends the digest without a word more; empty where tokens cannot stand in addresses. */
    public Optional<URI> unsubscribeMail(ReaderId reader, Instant sent) {
        return tagged(links.sign(ofReader(Purpose.UNSUBSCRIBE, reader, sent)))
                .map(address -> URI.create("mailto:" + address.value() + "?subject=unsubscribe"));
    }

    private static Link ofReader(Purpose purpose, ReaderId reader, Instant sent) {
        return new Link(purpose, reader.toString(), "0", sent.plus(LETTER_LIFE));
    }

    private Optional<URI> page(String path, String token) {
        return settings.page().map(page -> page.resolve(path + token));
    }

    /** Our mailbox with the token behind a plus; empty where mail is not read, plus addresses are not to be had, or it is too long. */
    private Optional<EmailAddress> tagged(String token) {
        EmailAddress mailbox = settings.mailbox();
        return Optional.of(mailbox.local() + "+" + token)
                .filter(local -> settings.read() && settings.plusAddresses() && local.length() <= LONGEST_LOCAL)
                .map(local -> new EmailAddress(local + "@" + mailbox.domain()));
    }

    /** Where replies to that message go; the plain mailbox where there is no token or no room for it. */
    public Optional<EmailAddress> replyTo(Message message) {
        if (!settings.read()) {
            return Optional.empty();
        }
        return Optional.of(of(message.key(), message.dueAt(), message.expiresAt())
                .flatMap(this::tagged)
                .orElse(settings.mailbox()));
    }

    /** A Message-ID that carries the message's token; where it has none, the key. */
    public String messageId(MessageKey key, Instant due, Instant expires) {
        String[] parts = key.value().split("/", -1);
        String again = parts[0].equals("confirm") && parts.length > 2 ? "." + parts[2] : "";
        return "<%s%s@%s>"
                .formatted(
                        of(key, due, expires).orElseGet(() -> key.value().replace('/', '.')),
                        again,
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
