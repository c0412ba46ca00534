package org.broadsheet.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.RestPolicy;
import org.broadsheet.delivery.RetryPolicy;
import org.broadsheet.mail.DkimKey;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.mail.MailRoute.Login;
import org.broadsheet.mail.MailRoute.Tls;
import org.broadsheet.mail.MailboxRoute;
import org.broadsheet.mail.MailboxSettings;
import org.broadsheet.profiles.EmailAddress;

/** Asks for every setting of mail: out, in, sealed, and how it is delivered. */
final class MailConfigReader {

    private enum Way {
        FOLDER,
        SMTP
    }

    private static final Map<String, Way> WAYS =
            Words.inOrder(Map.entry("folder", Way.FOLDER), Map.entry("smtp", Way.SMTP));
    private static final Map<String, Tls> TLS = Words.inOrder(
            Map.entry("none", Tls.NONE), Map.entry("starttls", Tls.STARTTLS), Map.entry("implicit", Tls.IMPLICIT));

    private enum Box {
        NONE,
        MAILDIR,
        IMAP
    }

    private static final Map<String, Box> BOXES =
            Words.inOrder(Map.entry("none", Box.NONE), Map.entry("maildir", Box.MAILDIR), Map.entry("imap", Box.IMAP));

    private final ConfigFile in;
    private final Secrets secrets;

    MailConfigReader(ConfigFile in, Secrets secrets) {
        this.in = in;
        this.secrets = secrets;
    }

    Optional<MailRoute> mail(EmailAddress from) {
        Way way = in.oneOf("mail.route", WAYS, "folder");
        String folder = in.text("mail.folder", "mail");
        boolean html = in.yesOrNo("mail.html-beside", true);
        String host = in.text("mail.smtp.host", "");
        int port = in.integer("mail.smtp.port", 1, 65535, 587);
        Tls tls = in.oneOf("mail.smtp.tls", TLS, "starttls");
        Optional<Login> login = login(way);
        Optional<Path> trusted = in.ifAny("mail.smtp.trusted", "a path", secrets.folder()::resolve);
        Optional<String> helo =
                in.ifAny("mail.smtp.helo", "a host name like mail.example.org", MailConfigReader::hostName);
        int connections = in.integer("mail.smtp.connections", 1, 64, 4);
        int messages = in.integer("mail.smtp.messages-per-connection", 1, 100_000, 100);
        Duration longest = in.span("mail.smtp.connection-lifetime", "5m");
        if (way == Way.SMTP && host.isEmpty()) {
            in.problem(
                    "mail.smtp.host",
                    "mail.smtp.host is missing, but mail.route is smtp. Write the name of your mail server, like smtp.example.org.");
        }
        if (way == Way.SMTP && from.domain().equals("localhost")) {
            in.problem(
                    "from",
                    "from = broadsheet@localhost is nobody's address elsewhere, but mail.route is smtp. Write an address of yours.");
        }
        return switch (way) {
            case FOLDER -> Optional.of(new MailRoute.Folder(Path.of(folder), html));
            case SMTP ->
                host.isEmpty()
                        ? Optional.empty()
                        : in.make(
                                "mail.smtp.host",
                                () -> new MailRoute.Smtp(
                                        host,
                                        port,
                                        tls,
                                        login,
                                        trusted,
                                        connections,
                                        messages,
                                        longest,
                                        MailRoute.Timeouts.RFC_5321,
                                        helo));
        };
    }

    /** @throws IllegalArgumentException if it could not stand in EHLO (RFC 5321, section 4.1.2) */
    private static String hostName(String text) {
        if (!text.matches("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")) {
            throw new IllegalArgumentException("no host name");
        }
        return text;
    }

    Optional<MailboxSettings> mailbox() {
        Box box = in.oneOf("mailbox.route", BOXES, "none");
        boolean plus = in.yesOrNo("mailbox.plus-addresses", true);
        Duration every = in.span("mailbox.every", "1m");
        String folder = in.text("mailbox.maildir", "letters");
        String host = in.text("mailbox.imap.host", "");
        int port = in.integer("mailbox.imap.port", 1, 65535, 993);
        Tls tls = in.oneOf("mailbox.imap.tls", TLS, "implicit");
        Optional<Path> trusted = in.ifAny("mailbox.imap.trusted", "a path", secrets.folder()::resolve);
        String user = in.text("mailbox.imap.user", "");
        Optional<String> password = secrets.find(in, "mailbox.imap.password-file", "BROADSHEET_IMAP_PASSWORD");
        String inbox = in.text("mailbox.imap.folder", "INBOX");
        Duration timeout = in.span("mailbox.imap.timeout", "1m");
        Optional<MailboxRoute> route = switch (box) {
            case NONE -> Optional.of(new MailboxRoute.None());
            case MAILDIR -> Optional.of(new MailboxRoute.Maildir(Path.of(folder)));
            case IMAP -> {
                if (host.isEmpty() || user.isEmpty() || password.isEmpty()) {
                    in.problem(
                            "mailbox.imap.host",
                            "mailbox.route is imap, but %s is missing. Write mailbox.imap.host and mailbox.imap.user, and put the password alone into a file named in mailbox.imap.password-file, or set BROADSHEET_IMAP_PASSWORD."
                                    .formatted(
                                            host.isEmpty()
                                                    ? "mailbox.imap.host"
                                                    : user.isEmpty() ? "mailbox.imap.user" : "the password"));
                    yield Optional.empty();
                }
                yield in.make(
                        "mailbox.imap.host",
                        () -> new MailboxRoute.Imap(host, port, tls, trusted, user, password.get(), inbox, timeout));
            }
        };
        return route.map(way -> new MailboxSettings(way, plus, every));
    }

    Optional<DkimKey> dkim(EmailAddress from) {
        Optional<Path> key = in.ifAny("mail.dkim.key-file", "a path", secrets.folder()::resolve);
        String selector = in.text("mail.dkim.selector", "broadsheet");
        String domain = in.ifAny("mail.dkim.domain", "a domain like example.org", text -> text)
                .orElse(from.domain());
        return key.flatMap(file -> in.make("mail.dkim.selector", () -> new DkimKey(domain, selector, file)));
    }

    private Optional<Login> login(Way way) {
        Optional<String> user = in.ifAny("mail.smtp.user", "a name", text -> text);
        Optional<String> password = secrets.find(in, "mail.smtp.password-file", "BROADSHEET_SMTP_PASSWORD");
        Optional<Path> tokenFile = in.ifAny("mail.smtp.token-file", "a path", secrets.folder()::resolve);
        List<String> tokenCommand = in.texts("mail.smtp.token-command", "a program, then its arguments");
        if (user.isEmpty()) {
            return Optional.empty();
        }
        if (tokenFile.isPresent()) {
            return Optional.of(new Login.OAuth(user.get(), new MailRoute.TokenSource.File(tokenFile.get())));
        }
        if (!tokenCommand.isEmpty()) {
            return Optional.of(new Login.OAuth(user.get(), new MailRoute.TokenSource.Command(tokenCommand)));
        }
        if (password.isEmpty() && way == Way.SMTP) {
            in.problem(
                    "mail.smtp.user",
                    "mail.smtp.user has no password. Put it alone into a file and name that in mail.smtp.password-file, or set BROADSHEET_SMTP_PASSWORD.");
        }
        return password.map(secret -> new Login.Password(user.get(), secret));
    }

    Optional<DeliverySettings> delivery() {
        int workers = in.integer("delivery.workers", 1, 64, 4);
        int window = in.integer("delivery.window", 1, 10_000, 64);
        Duration lease = in.span("delivery.lease", "2m");
        List<Duration> pauses = in.spans("delivery.retry-after", List.of("30m", "1h", "2h", "4h"));
        Duration unsure = in.span("delivery.retry-unsure-after", "2h");
        Duration restFirst = in.span("delivery.rest-first", "2m");
        Duration restLongest = in.span("delivery.rest-longest", "30m");
        Duration restAlarmed = in.span("delivery.rest-alarmed", "1h");
        int perMinute = in.integer("delivery.max-per-minute", 0, 1_000_000, 0);
        int perMinuteAndDomain = in.integer("delivery.max-per-minute-and-domain", 0, 1_000_000, 0);
        long minFree = in.bytes("delivery.min-free", "200MB");
        Duration keep = in.span("delivery.keep", "0d");
        return in.make("delivery.retry-after", () -> new RetryPolicy(pauses, unsure))
                .flatMap(retries -> in.make(
                        "delivery.window",
                        () -> new DeliverySettings(
                                workers,
                                window,
                                lease,
                                retries,
                                new RestPolicy(restFirst, restLongest, restAlarmed),
                                perMinute,
                                perMinuteAndDomain,
                                minFree,
                                keep)));
    }
}
