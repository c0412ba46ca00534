package org.broadsheet.mail;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.time.Duration;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to an IMAP server open and says when something happens in the mailbox (IDLE, RFC 2177), so that a
 * letter is answered at once and not at the next look. It only hurries: whoever looks from time to time misses nothing,
 * whatever becomes of this connection.
 */
public final class ImapWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImapWatch.class);

    /** A server may hang up after 30 minutes (RFC 2177); a connection that died in silence is noticed after this. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(25);

    private static final Duration TIME_TO_END = Duration.ofSeconds(5);

    private final MailboxRoute.Imap route;
    private final ImapLogin login;
    private final Duration pause;
    private final Runnable stir;
    private final Thread thread;
    private volatile boolean closed;

    private ImapWatch(MailboxRoute.Imap route, Duration pause, Runnable stir) {
        this.route = route;
        this.login = new ImapLogin(route);
        this.pause = pause;
        this.stir = stir;
        this.thread = Thread.ofVirtual().name("mailbox-watch").unstarted(this::watch);
    }

    /**
     * Begins to watch.
     *
     * @param pause how long to wait before connecting anew
     * @param stir called whenever something happened in the mailbox, a letter or anything else; must be quick
     */
    public static ImapWatch start(MailboxRoute.Imap route, Duration pause, Runnable stir) {
        ImapWatch watch = new ImapWatch(route, pause, stir);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            while (!closed) {
                try (Store store = login.open(LONGEST_SILENCE)) {
                    if (!((IMAPStore) store).hasCapability("IDLE")) {
                        LOG.info("the IMAP server knows no IDLE; letters are read at their times only");
                        return;
                    }
                    listen((IMAPFolder) store.getFolder(route.folder()));
                } catch (MessagingException | IllegalStateException away) {
                    // The job that reads the mailbox says so, with what to do about it.
                    LOG.atDebug().setCause(away).log("mailbox watch lost its connection");
                }
                if (!closed) {
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(IMAPFolder folder) throws MessagingException {
        folder.open(Folder.READ_ONLY);
        while (!closed) {
            // Before each wait: what came while nobody waited.
            stir.run();
            folder.idle(true);
        }
    }

    /** Ends the connection and waits, at most 5 s, until nothing is said any more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TIME_TO_END);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
