package org.broadsheet.subscription;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.profiles.EmailAddress;

/**
 * A letter that somebody sent us, taken out of its MIME. Everything in it is hostile and bounded.
 *
 * @param fingerprint the same however often it is read, and of no two letters the same: 64 hexadecimal digits
 * @param from whom it claims to be from; empty if that is no address
 * @param fromName as its sender writes it, on one line; may be empty
 * @param recipients every address it was delivered or written to, as it stands there
 * @param headers by lower-case name, each with its unfolded texts in order
 * @param text the plain text; empty if there was none
 * @param html the HTML text; empty if there was none
 * @param tooBig whether parts of it were left unread because it is too big or too deep
 */
public record ReceivedLetter(
        String fingerprint,
        Optional<EmailAddress> from,
        String fromName,
        List<String> recipients,
        String subject,
        Map<String, List<String>> headers,
        String text,
        String html,
        List<Attachment> attachments,
        boolean tooBig) {

    public ReceivedLetter {
        recipients = List.copyOf(recipients);
        headers = Map.copyOf(headers);
        attachments = List.copyOf(attachments);
    }

    /** All texts of a header, none if it is not there. */
    List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** A file that came with it. */
    public static final class Attachment {

        private final String name;
        private final String type;
        private final byte[] bytes;

        /** @param bytes taken over, not copied */
        public Attachment(String name, String type, byte[] bytes) {
            this.name = name;
            this.type = type;
            this.bytes = bytes;
        }

        public String name() {
            return name;
        }

        public String type() {
            return type;
        }

        /** Not a copy: nobody writes to it. */
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public String toString() {
            return "%s (%s, %d bytes)".formatted(name, type, bytes.length);
        }
    }
}
