package org.broadsheet.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.profiles.EmailAddress;

/**
 * A message in words. The {@code mail} room turns it into MIME; nothing here is encoded.
 *
 * @param toName the reader's name for the To header; may be empty
 * @param text the text part, written for people, lines of about 72 columns, ending in a line feed
 * @param html the HTML part
 * @param date of the Date header; fixed when the message was queued, so that every attempt has the same bytes
 * @param autoSubmitted the value of RFC 3834's header
 * @param unsubscribe where RFC 8058's one-click POST goes, if the web page is up
 * @param unsubscribeMail a mailto address that does the same, if a mailbox is read
 * @param thread the Message-IDs of the conversation that it goes on with, oldest first; the last is the letter that it
 *     answers; empty if it begins one
 * @param enclosed a file that comes with it
 */
public record Letter(
        EmailAddress to,
        String toName,
        String subject,
        String text,
        String html,
        Instant date,
        AutoSubmitted autoSubmitted,
        Optional<URI> unsubscribe,
        Optional<URI> unsubscribeMail,
        List<String> thread,
        Optional<Enclosed> enclosed) {

    /**
     * A file that comes with a letter.
     *
     * @param name of letters, digits, dots and hyphens, as it will be called where it is saved
     * @param type its media type, such as {@code application/x-bibtex}
     */
    public record Enclosed(String name, String type, String text) {

        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,60}");

        /** @throws IllegalArgumentException if the name could not stand in a header as it is */
        public Enclosed {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "A file in a letter is called by small letters, digits, dots and hyphens, not \"%s\"."
                                .formatted(name));
            }
            refuseControls("A media type", type);
        }
    }

    /** RFC 3834, section 5. */
    public enum AutoSubmitted {
        AUTO_GENERATED,
        AUTO_REPLIED
    }

    /** @throws IllegalArgumentException if a header's text holds a control character, so that nobody smuggles in a header */
    public Letter {
        refuseControls("The subject", subject);
        refuseControls("The reader's name", toName);
        thread = List.copyOf(thread);
        thread.forEach(id -> refuseControls("A Message-ID", id));
    }

    /** A letter that begins a conversation. */
    public Letter(
            EmailAddress to,
            String toName,
            String subject,
            String text,
            String html,
            Instant date,
            AutoSubmitted autoSubmitted,
            Optional<URI> unsubscribe,
            Optional<URI> unsubscribeMail) {
        this(
                to,
                toName,
                subject,
                text,
                html,
                date,
                autoSubmitted,
                unsubscribe,
                unsubscribeMail,
                List.of(),
                Optional.empty());
    }

    /** The same letter as a part of that conversation, so that mail programs show it below what it answers. */
    public Letter in(List<String> conversation) {
        return new Letter(
                to,
                toName,
                subject,
                text,
                html,
                date,
                autoSubmitted,
                unsubscribe,
                unsubscribeMail,
                conversation,
                enclosed);
    }

    /** The same letter with that file. */
    public Letter with(Optional<Enclosed> file) {
        return new Letter(
                to, toName, subject, text, html, date, autoSubmitted, unsubscribe, unsubscribeMail, thread, file);
    }

    private static void refuseControls(String what, String text) {
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw new IllegalArgumentException(what + " of a letter holds a control character or a line break.");
        }
    }
}
