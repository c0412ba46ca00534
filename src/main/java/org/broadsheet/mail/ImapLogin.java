package org.broadsheet.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/** Connections to an IMAP server, as the route says: TLS, trust, name and password. */
final class ImapLogin {

    private final MailboxRoute.Imap route;
    private final Optional<SSLSocketFactory> trusted;

    /** @throws IllegalArgumentException if {@link MailboxRoute.Imap#trusted()} names no file with certificates */
    ImapLogin(MailboxRoute.Imap route) {
        this.route = route;
        this.trusted = route.trusted().map(pem -> Trust.only("mailbox.imap.trusted", pem));
    }

    /**
     * A new connection, logged in.
     *
     * @param silence how long the server may say nothing
     */
    Store open(Duration silence) throws MessagingException {
        Store store = Session.getInstance(settings(silence)).getStore(protocol());
        store.connect(route.host(), route.port(), route.user(), route.password());
        return store;
    }

    private String protocol() {
        return route.tls() == MailRoute.Tls.IMPLICIT ? "imaps" : "imap";
    }

    private Properties settings(Duration silence) {
        Properties settings = new Properties();
        String prefix = "mail." + protocol() + ".";
        String timeout = Long.toString(route.timeout().toMillis());
        settings.setProperty(prefix + "connectiontimeout", timeout);
        settings.setProperty(prefix + "timeout", Long.toString(silence.toMillis()));
        settings.setProperty(prefix + "writetimeout", timeout);
        settings.setProperty(prefix + "peek", "true");
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        trusted.ifPresent(factory -> settings.put(prefix + "ssl.socketFactory", factory));
        if (route.tls() == MailRoute.Tls.STARTTLS) {
            settings.setProperty(prefix + "starttls.enable", "true");
            settings.setProperty(prefix + "starttls.required", "true");
        }
        return settings;
    }
}
