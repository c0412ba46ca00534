package org.broadsheet.mail;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.Press;
import org.broadsheet.profiles.EmailAddress;

/**
 * Prints letters as RFC 5322 and MIME: multipart/alternative, text before HTML, the headers of bulk mail that wants to be
 * welcome. Written out by hand, because a library's message objects put in a clock and a random number each, and a repeat
 * must have the same bytes; they also cost five times the time.
 */
public final class MimePress implements Press {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ENGLISH);

    /** Ends the boundary of the words where a file comes with them, so that neither stands for the other. */
    private static final String INNER = "=_w";

    /** Where a thread prints, one message after the other: room made anew for each was a twentieth of all memory that sending asked for. */
    private static final ThreadLocal<ByteArrayOutputStream> SHEET =
            ThreadLocal.withInitial(() -> new ByteArrayOutputStream(100_000));

    /** A message with a large file is not worth the room for good. */
    private static final int MOST_KEPT = 500_000;

    private final Sender sender;
    private final ReturnPath returnPath;
    private final Function<Message, Optional<EmailAddress>> replyTo;
    private final Optional<DkimSeal> seal;

    /**
     * @param replyTo where answers to a message go, the same whenever it is asked; empty for the sender itself
     * @param seal signs each message; empty leaves that to the mail server
     */
    public MimePress(
            Sender sender,
            ReturnPath returnPath,
            Function<Message, Optional<EmailAddress>> replyTo,
            Optional<DkimSeal> seal) {
        this.sender = sender;
        this.returnPath = returnPath;
        this.replyTo = replyTo;
        this.seal = seal;
    }

    @Override
    public Parcel print(long number, Message message, Letter letter) {
        String boundary = boundary(message);
        ByteArrayOutputStream out = SHEET.get();
        out.reset();
        for (String header : headers(message, letter, boundary)) {
            // UTF-8 only where an address needs SMTPUTF8; every other header is ASCII by construction.
            out.writeBytes((header + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        String words = letter.enclosed().isPresent() ? boundary + INNER : boundary;
        if (letter.enclosed().isPresent()) {
            ascii(out, "\r\n--" + boundary + "\r\nContent-Type: " + alternative(words) + "\r\n");
        }
        part(out, words, "text/plain", letter.text());
        part(out, words, "text/html", letter.html());
        ascii(out, "\r\n--" + words + "--\r\n");
        letter.enclosed().ifPresent(file -> enclose(out, boundary, file));
        byte[] unsigned = out.toByteArray();
        if (unsigned.length > MOST_KEPT) {
            SHEET.remove();
        }
        return new Parcel(
                message.key(),
                letter.to(),
                // An answer that bounces must not be answered again: RFC 3834, section 3.3.
                letter.autoSubmitted() == Letter.AutoSubmitted.AUTO_REPLIED
                        ? Optional.empty()
                        : Optional.of(returnPath.of(number)),
                seal.map(dkim -> dkim.seal(unsigned)).orElse(unsigned));
    }

    private List<String> headers(Message message, Letter letter, String boundary) {
        List<String> headers = new ArrayList<>();
        headers.add(HeaderText.address("From", sender.name(), sender.from()));
        headers.add(HeaderText.address("To", letter.toName(), letter.to()));
        replyTo.apply(message)
                .ifPresent(address -> headers.add(HeaderText.address("Reply-To", sender.name(), address)));
        headers.add(HeaderText.header("Subject", letter.subject()));
        headers.add("Date: " + date(letter.date()));
        headers.add("Message-ID: " + message.messageId());
        if (!letter.thread().isEmpty()) {
            headers.add("In-Reply-To: " + letter.thread().getLast());
            headers.add("References: " + String.join("\r\n ", letter.thread()));
        }
        switch (letter.autoSubmitted()) {
            case AUTO_GENERATED -> {
                headers.add("Auto-Submitted: auto-generated");
                headers.addAll(listHeaders(letter));
            }
            case AUTO_REPLIED -> headers.add("Auto-Submitted: auto-replied");
        }
        headers.add("MIME-Version: 1.0");
        headers.add("Content-Type: "
                + (letter.enclosed().isPresent()
                        ? "multipart/mixed;\r\n boundary=\"" + boundary + "\""
                        : alternative(boundary)));
        return headers;
    }

    private static String alternative(String boundary) {
        return "multipart/alternative;\r\n boundary=\"" + boundary + "\"";
    }

    private static void enclose(ByteArrayOutputStream out, String boundary, Letter.Enclosed file) {
        ascii(
                out,
                "\r\n--%s\r\nContent-Type: %s; charset=utf-8\r\nContent-Disposition: attachment; filename=\"%s\"\r\n"
                        .formatted(boundary, file.type(), file.name()));
        BodyText.write(file.text(), out);
        ascii(out, "\r\n--" + boundary + "--\r\n");
    }

    /** RFC 2369, 2919 and 8058. */
    private List<String> listHeaders(Letter letter) {
        List<String> headers = new ArrayList<>();
        headers.add("List-Id: <" + sender.listId() + ">");
        headers.add("List-Help: <" + sender.help().toASCIIString() + ">");
        headers.add("List-Owner: <" + sender.owner().toASCIIString() + ">");
        headers.add("List-Post: NO");
        List<String> ways = new ArrayList<>();
        letter.unsubscribe().map(URI::toASCIIString).ifPresent(ways::add);
        letter.unsubscribeMail().map(URI::toASCIIString).ifPresent(ways::add);
        if (!ways.isEmpty()) {
            headers.add("List-Unsubscribe: <" + String.join(">,\r\n <", ways) + ">");
        }
        if (letter.unsubscribe().filter(uri -> "https".equals(uri.getScheme())).isPresent()) {
            headers.add("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        }
        return headers;
    }

    private static void part(ByteArrayOutputStream out, String boundary, String type, String text) {
        ascii(out, "\r\n--" + boundary + "\r\nContent-Type: " + type + "; charset=utf-8\r\n");
        BodyText.write(text, out);
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String date(Instant instant) {
        return DATE.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** The same for every attempt; {@code =_} can stand in no quoted-printable or base64 text (RFC 2045, section 6.7). */
    private static String boundary(Message message) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(message.messageId().getBytes(StandardCharsets.UTF_8));
            return "=_" + HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256.", missing);
        }
    }
}
