package org.broadsheet.letters;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final int LONGEST_THREAD = 20;

    private static final Pattern MESSAGE_ID =
            Pattern.compile("<[\\x21-\\x7E&&[^<>@\\\\]]{1,150}@[\\x21-\\x7E&&[^<>@\\\\]]{1,150}>");

    public ReceivedLetter {
        recipients = List.copyOf(recipients);
        headers = Map.copyOf(headers);
        attachments = List.copyOf(attachments);
    }

    /** All texts of a header, none if it is not there. */
    List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /**
     * The Message-IDs of the conversation up to this letter, oldest first, as an answer to it names them (RFC 5322, section
     * 3.6.4): the last {@value #LONGEST_THREAD}, and only those that may stand in a header.
     */
    public List<String> thread() {
        List<String> named = header("References").isEmpty() ? header("In-Reply-To") : header("References");
        Set<String> thread = new LinkedHashSet<>();
        for (String header :
                Stream.concat(named.stream(), header("Message-ID").stream()).toList()) {
            Matcher id = MESSAGE_ID.matcher(header.substring(0, Math.min(header.length(), 20_000)));
            while (id.find()) {
                thread.remove(id.group());
                thread.add(id.group());
            }
        }
        List<String> all = List.copyOf(thread);
        return all.subList(Math.max(0, all.size() - LONGEST_THREAD), all.size());
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
