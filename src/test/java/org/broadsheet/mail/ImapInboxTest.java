package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.subscription.Inbox;
import org.broadsheet.subscription.Inbox.Filing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImapInboxTest implements InboxContract {

    private final GreenMail server = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
    private GreenMailUser user;

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("papers@example.org", "papers", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    public Inbox emptyInbox() {
        return inbox("secret");
    }

    private Inbox inbox(String password) {
        return new ImapInbox(route(password, server.getImap().getPort()));
    }

    private static MailboxRoute.Imap route(String password, int port) {
        return new MailboxRoute.Imap(
                "127.0.0.1",
                port,
                MailRoute.Tls.NONE,
                Optional.empty(),
                "papers",
                password,
                "INBOX",
                Duration.ofSeconds(10));
    }

    @Override
    public void deliver(String letter) throws Exception {
        user.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(letter.getBytes(StandardCharsets.US_ASCII))));
    }

    @Override
    public void takeAway(String subject) {
        try {
            Store other = Session.getInstance(new Properties()).getStore("imap");
            other.connect("127.0.0.1", server.getImap().getPort(), "papers", "secret");
            Folder folder = other.getFolder("INBOX");
            folder.open(Folder.READ_WRITE);
            for (var message : folder.getMessages()) {
                message.setFlag(Flags.Flag.DELETED, subject.equals(message.getSubject()));
            }
            folder.close(true);
            other.close();
        } catch (MessagingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void whatAnotherMailProgramMarkedAsDeletedIsNotWipedByUs() throws Exception {
        deliver("From: ada@example.com\r\nSubject: help\r\n\r\n");
        Store other = Session.getInstance(new Properties()).getStore("imap");
        other.connect("127.0.0.1", server.getImap().getPort(), "papers", "secret");
        Folder folder = other.getFolder("INBOX");
        folder.open(Folder.READ_WRITE);
        folder.getMessage(1).setFlag(Flags.Flag.DELETED, true);
        folder.close(false);

        emptyInbox().read(9, letter -> Filing.DONE);

        folder.open(Folder.READ_ONLY);
        assertThat(folder.getMessageCount()).isEqualTo(1);
        other.close();
    }

    @Test
    void aWrongPasswordAndAServerThatIsAwaySayWhatToDo() {
        assertThatThrownBy(() -> inbox("wrong").read(1, letter -> Filing.DONE))
                .isInstanceOf(Inbox.InboxException.class)
                .hasMessageContaining("does not accept the user and password");
        Inbox away = inbox("secret");
        server.stop();
        assertThatThrownBy(() -> away.read(1, letter -> Filing.DONE))
                .isInstanceOf(Inbox.InboxException.class)
                .hasMessageContaining("whether the server is up");
    }

    @Test
    void aWatchTellsOfALetterAtOnceAndEndsWhenItIsClosed() throws Exception {
        AtomicInteger stirs = new AtomicInteger();
        ImapWatch watch = ImapWatch.start(
                route("secret", server.getImap().getPort()), Duration.ofSeconds(1), stirs::incrementAndGet);
        try {
            await().untilAsserted(() -> assertThat(stirs).hasPositiveValue());
            int before = stirs.get();
            deliver("From: ada@example.com\r\nSubject: help\r\n\r\n");

            await().untilAsserted(() -> assertThat(stirs).hasValueGreaterThan(before));
        } finally {
            watch.close();
        }
        int after = stirs.get();
        deliver("From: ada@example.com\r\nSubject: help\r\n\r\n");
        assertThat(emptyInbox().read(9, letter -> Filing.DONE)).isEqualTo(2);
        assertThat(stirs).hasValue(after);
    }

    @Test
    void aServerWithoutStartTlsGetsNoPassword() {
        Inbox inbox = new ImapInbox(new MailboxRoute.Imap(
                "127.0.0.1",
                server.getImap().getPort(),
                MailRoute.Tls.STARTTLS,
                Optional.empty(),
                "papers",
                "secret",
                "INBOX",
                Duration.ofSeconds(10)));

        assertThatThrownBy(() -> inbox.read(1, letter -> Filing.DONE))
                .isInstanceOf(Inbox.InboxException.class)
                .hasMessageContaining("STARTTLS");
    }
}
