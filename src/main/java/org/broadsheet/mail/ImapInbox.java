package org.broadsheet.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import org.broadsheet.subscription.Inbox;
import org.eclipse.angus.mail.imap.IMAPMessage;

/**
 * A mailbox on an IMAP server, asked once a run. Letters are read without being marked, and marked once they are dealt
 * with; nothing is deleted.
 */
public final class ImapInbox implements Inbox {

    private final MailboxRoute.Imap route;
    private final ImapLogin login;

    /** @throws IllegalArgumentException if {@link MailboxRoute.Imap#trusted()} names no file with certificates */
    public ImapInbox(MailboxRoute.Imap route) {
        this.route = route;
        this.login = new ImapLogin(route);
    }

    @Override
    public int read(int most, Reader reader) {
        try (Store store = login.open(route.timeout())) {
            Folder folder = store.getFolder(route.folder());
            folder.open(Folder.READ_WRITE);
            try {
                return read(folder, most, reader);
            } finally {
                // Not by itself: it would wipe what other mail programs have marked as deleted.
                folder.close(false);
            }
        } catch (AuthenticationFailedException refused) {
            throw new InboxException(
                    "The IMAP server %s:%d does not accept the user and password of mailbox.imap: %s"
                            .formatted(route.host(), route.port(), refused.getMessage()),
                    refused);
        } catch (MessagingException | IOException away) {
            throw new InboxException(
                    "Could not read the mailbox %s at %s:%d: %s. %s"
                            .formatted(route.folder(), route.host(), route.port(), root(away), cure(away)),
                    away);
        }
    }

    private static int read(Folder folder, int most, Reader reader) throws MessagingException, IOException {
        Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        Message[] first = Arrays.copyOf(unread, Math.min(unread.length, most));
        FetchProfile sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        folder.fetch(first, sizes);
        int shown = 0;
        for (Message message : first) {
            byte[] bytes;
            boolean cut;
            try (InputStream in = ((IMAPMessage) message).getMimeStream()) {
                bytes = in.readNBytes(MimeReader.MOST_BYTES);
                cut = in.read() >= 0;
            } catch (MessageRemovedException taken) {
                continue;
            }
            Filing filing = reader.read(new Delivered(MimeReader.read(bytes, cut), bytes));
            Flags flags = new Flags(Flags.Flag.SEEN);
            if (filing == Filing.SET_ASIDE) {
                flags.add(Flags.Flag.FLAGGED);
            }
            message.setFlags(flags, true);
            shown++;
        }
        return shown;
    }

    private static String cure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "The certificate must be for that host name, and from an authority that this machine trusts or of mailbox.imap.trusted.";
            }
        }
        return "Look at mailbox.imap, or whether the server is up.";
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
