package org.broadsheet.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which mailbox is read. */
public sealed interface MailboxRoute {

    /** None: readers have the page, and nobody answers their letters. */
    record None() implements MailboxRoute {}

    /** A folder of the Maildir form on this machine. */
    record Maildir(Path path) implements MailboxRoute {}

    /**
     * A folder on an IMAP server.
     *
     * @param port 1 to 65535; 993 for TLS from the start, 143 for STARTTLS
     * @param tls with NONE the password goes over the wire in clear: for a server on this machine only
     * @param trusted a PEM file with the certificates to trust instead of the platform's: for a server with its own CA
     * @param folder usually INBOX
     * @param timeout for connecting and for each reply
     */
    record Imap(
            String host,
            int port,
            MailRoute.Tls tls,
            Optional<Path> trusted,
            String user,
            String password,
            String folder,
            Duration timeout)
            implements MailboxRoute {

        /** @throws IllegalArgumentException naming what does not fit */
        public Imap {
            if (host.isBlank()
                    || port < 1
                    || port > 65535
                    || user.isBlank()
                    || folder.isBlank()
                    || !timeout.isPositive()) {
                throw new IllegalArgumentException(
                        "imap needs a host, a port from 1 to 65535, a user, a folder and a timeout; found \"%s\", %d, a user of %d letters, \"%s\", %s."
                                .formatted(host, port, user.length(), folder, timeout));
            }
        }

        @Override
        public String toString() {
            return "Imap[%s:%d %s]".formatted(host, port, folder);
        }
    }
}
