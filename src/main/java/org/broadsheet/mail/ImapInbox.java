package org.broadsheet.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.broadsheet.subscription.Inbox;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mailbox on an IMAP server, asked once a run. Letters are read without being marked, and marked once they are dealt
 * with; nothing is deleted.
 */
public final class ImapInbox implements Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(ImapInbox.class);

    /** The mailbox's own number (RFC 3501, section 2.3.1.1), then the letter's. */
    private static final Pattern ID = Pattern.compile("(\\d{1,18})/(\\d{1,18})");

    private final MailboxRoute.Imap route;
    private final ImapLogin login;

    /** @throws IllegalArgumentException if {@link MailboxRoute.Imap#trusted()} names no file with certificates */
    public ImapInbox(MailboxRoute.Imap route) {
        this.route = route;
        this.login = new ImapLogin(route);
    }

    @Override
    public int read(int most, Reader reader) {
        return inFolder(folder -> read(folder, most, reader));
    }

    @Override
    public boolean again(String id, Reader reader) {
        return inFolder(folder -> {
            Matcher known = ID.matcher(id);
            if (!known.matches() || Long.parseLong(known.group(1)) != folder.getUIDValidity()) {
                return false;
            }
            Message message = folder.getMessageByUID(Long.parseLong(known.group(2)));
            return message != null && show(folder, message, reader);
        });
    }

    /** What is done while the mailbox is open. */
    private interface Visit<T> {
        T to(IMAPFolder folder) throws MessagingException, IOException;
    }

    private <T> T inFolder(Visit<T> visit) {
        try (Store store = login.open(route.timeout())) {
            IMAPFolder folder = (IMAPFolder) store.getFolder(route.folder());
            folder.open(Folder.READ_WRITE);
            try {
                return visit.to(folder);
            } finally {
                if (folder.isOpen()) {
                    // Not by itself: it would wipe what other mail programs have marked as deleted.
                    folder.close(false);
                }
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

    private static int read(IMAPFolder folder, int most, Reader reader) throws MessagingException, IOException {
        Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        Message[] first = Arrays.copyOf(unread, Math.min(unread.length, most));
        FetchProfile known = new FetchProfile();
        known.add(FetchProfile.Item.SIZE);
        known.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(first, known);
        int shown = 0;
        for (Message message : first) {
            shown += show(folder, message, reader) ? 1 : 0;
        }
        return shown;
    }

    /** False if somebody has taken the letter away meanwhile. */
    private static boolean show(IMAPFolder folder, Message message, Reader reader)
            throws MessagingException, IOException {
        Filing filing;
        try {
            filing = reader.read(delivered(folder, message));
        } catch (MessageRemovedException taken) {
            return false;
        }
        try {
            switch (filing) {
                case DONE -> {
                    message.setFlags(new Flags(Flags.Flag.SEEN), true);
                    message.setFlags(new Flags(Flags.Flag.FLAGGED), false);
                }
                case LATER -> {}
                case SET_ASIDE -> {
                    Flags both = new Flags(Flags.Flag.SEEN);
                    both.add(Flags.Flag.FLAGGED);
                    message.setFlags(both, true);
                }
            }
        } catch (MessageRemovedException taken) {
            return true;
        } catch (MessagingException refused) {
            if (!folder.isOpen() || message.isExpunged()) {
                throw refused;
            }
            LOG.atWarn().addKeyValue("reason", refused.getMessage()).log("the mailbox lets us mark no letter as read");
        }
        return true;
    }

    /** A connection that broke ends the reading; a letter that the server alone cannot give does not. */
    private static Delivered delivered(IMAPFolder folder, Message message) throws MessagingException, IOException {
        String id = "%d/%d".formatted(folder.getUIDValidity(), folder.getUID(message));
        try (InputStream in = ((IMAPMessage) message).getMimeStream()) {
            byte[] bytes = in.readNBytes(MimeReader.MOST_BYTES);
            boolean cut = in.read() >= 0;
            return new Delivered(id, bytes, () -> MimeReader.read(bytes, cut));
        } catch (MessageRemovedException taken) {
            throw taken;
        } catch (MessagingException | IOException refused) {
            if (message.isExpunged()) {
                throw new MessageRemovedException(refused.getMessage());
            }
            if (!folder.isOpen()) {
                throw refused;
            }
            return Delivered.withheld(
                    id, new InboxException("the mailbox does not give it: " + root(refused), refused));
        }
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
        return String.valueOf(cause.getMessage());
    }
}
