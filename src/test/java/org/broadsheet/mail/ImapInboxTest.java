package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
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
        return new ImapInbox(new MailboxRoute.Imap(
                "127.0.0.1",
                server.getImap().getPort(),
                MailRoute.Tls.NONE,
                "papers",
                password,
                "INBOX",
                Duration.ofSeconds(10)));
    }

    @Override
    public void deliver(String letter) throws Exception {
        user.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(letter.getBytes(StandardCharsets.US_ASCII))));
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
    void aServerWithoutStartTlsGetsNoPassword() {
        Inbox inbox = new ImapInbox(new MailboxRoute.Imap(
                "127.0.0.1",
                server.getImap().getPort(),
                MailRoute.Tls.STARTTLS,
                "papers",
                "secret",
                "INBOX",
                Duration.ofSeconds(10)));

        assertThatThrownBy(() -> inbox.read(1, letter -> Filing.DONE))
                .isInstanceOf(Inbox.InboxException.class)
                .hasMessageContaining("STARTTLS");
    }
}
