package org.broadsheet.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.config.YamlNode.Scalar;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.RestPolicy;
import org.broadsheet.delivery.RetryPolicy;
import org.broadsheet.digest.DigestSettings;
import org.broadsheet.mail.DkimKey;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.mail.MailRoute.Login;
import org.broadsheet.mail.MailRoute.Tls;
import org.broadsheet.mail.MailboxRoute;
import org.broadsheet.mail.MailboxSettings;
import org.broadsheet.mail.Sender;
import org.broadsheet.matching.meaning.EmbedderSettings;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.SourceKind;
import org.broadsheet.sources.SourceSetting;
import org.broadsheet.sources.registry.AllSources;
import org.broadsheet.subscription.Limits;
import org.broadsheet.web.http.WebSettings;

/** Asks for every setting there is, once. */
final class AppConfigReader {

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

    private enum Embedding {
        NONE,
        LOCAL,
        SERVER
    }

    private static final Map<String, Embedding> EMBEDDINGS = Words.inOrder(
            Map.entry("none", Embedding.NONE),
            Map.entry("local", Embedding.LOCAL),
            Map.entry("server", Embedding.SERVER));

    private final ConfigFile in;
    private final Secrets secrets;

    AppConfigReader(ConfigFile in, Secrets secrets) {
        this.in = in;
        this.secrets = secrets;
    }

    AppConfig read() {
        String name = in.text("name", "Broadsheet");
        EmailAddress from = in.setting(
                "from",
                "broadsheet@localhost",
                "an address like papers@example.org",
                scalar -> Fields.text(scalar).map(EmailAddress::new));
        Optional<URI> owner = in.ifAny("owner", "a mail address or the address of a page", AppConfigReader::contact);
        Optional<URI> publicUrl = in.ifAny("public-url", "the address of a web site", ConfigFile::site);
        Optional<String> database = database();
        boolean databaseSync = in.yesOrNo("database.sync", false);
        Optional<IntakeSettings> sources = sources(owner);
        Optional<Sender> sender = sender(name, from, owner, publicUrl);
        Optional<MailRoute> mail = mail(from);
        Optional<MailboxSettings> mailbox = mailbox();
        Optional<DeliverySettings> delivery = delivery();
        ReaderDefaults readers = readers();
        Duration lookBack = in.span("digest.first-look-back", "7d");
        Duration wait = in.span("digest.wait", "2h");
        Optional<DigestSettings> digest = in.make(
                "name",
                () -> new DigestSettings(
                        name,
                        from.domain(),
                        mailbox.map(box -> !(box.route() instanceof MailboxRoute.None))
                                .orElse(false),
                        lookBack,
                        wait));
        Optional<Limits> subscription = subscription();
        Optional<DkimKey> dkim = dkim(from);
        Optional<WebSettings> web = web(publicUrl);
        int monitorPort = in.integer("monitor.port", 0, 65535, 9470);
        Optional<EmbedderSettings> embedder = embedder();
        in.finish();
        return new AppConfig(
                sender.orElseThrow(),
                publicUrl,
                database,
                databaseSync,
                sources.orElseThrow(),
                mail.orElseThrow(),
                mailbox.orElseThrow(),
                dkim,
                delivery.orElseThrow(),
                readers,
                digest.orElseThrow(),
                subscription.orElseThrow(),
                web.orElseThrow(),
                monitorPort,
                embedder.orElseThrow());
    }

    private Optional<Sender> sender(String name, EmailAddress from, Optional<URI> owner, Optional<URI> publicUrl) {
        URI writeToUs = URI.create("mailto:" + from.value());
        EmailAddress bounces = in.ifAny("mail.bounces", "an address like bounces@example.org", EmailAddress::new)
                .orElse(from);
        String listId = in.ifAny("mail.list-id", "a dotted name like digest.example.org", text -> text)
                .orElse("broadsheet." + from.domain());
        return in.make(
                "mail.list-id",
                () -> new Sender(from, name, listId, publicUrl.orElse(writeToUs), owner.orElse(writeToUs), bounces));
    }

    private Optional<String> database() {
        Optional<String> address = in.ifAny("database.address", "a JDBC address", AppConfigReader::jdbc);
        Optional<String> user = in.ifAny("database.user", "a name", text -> text);
        Optional<String> password = secrets.find(in, "database.password-file", "BROADSHEET_DATABASE_PASSWORD");
        return address.map(plain -> plain
                + user.map(given -> (plain.contains("?") ? "&" : "?") + "user=" + encoded(given))
                        .orElse("")
                + user.flatMap(given -> password)
                        .map(given -> "&password=" + encoded(given))
                        .orElse(""));
    }

    /** The settings that each kind of source declares, and what all share. */
    private Optional<IntakeSettings> sources(Optional<URI> owner) {
        Map<String, URI> sites = new HashMap<>();
        Map<String, Duration> spans = new HashMap<>();
        Map<String, List<String>> texts = new HashMap<>();
        for (SourceKind kind : AllSources.KINDS) {
            for (SourceSetting one : kind.settings()) {
                String name = "sources." + one.name();
                switch (one.sort()) {
                    case SITE ->
                        in.setting(name, one.usual(), one.expected(), AppConfigReader::siteOrNone)
                                .ifPresent(site -> sites.put(one.name(), site));
                    case SPAN -> spans.put(one.name(), in.span(name, one.usual()));
                    case TEXTS -> texts.put(one.name(), in.texts(name, one.usualTexts(), one.expected()));
                }
            }
        }
        SourceSetting.Values read = new SourceSetting.Values(sites, spans, texts);
        SourceSetting.Values values = secrets.isOffline() ? read.onlyThisMachine() : read;
        String folder = in.text("sources.folder", "inbox");
        int lookBack = in.integer("sources.look-back-days", 0, 60, 7);
        for (SourceKind kind : AllSources.KINDS) {
            in.make("sources." + kind.settings().getFirst().name(), () -> kind.sources(read, Set::of));
        }
        return in.make(
                "sources.every",
                () -> new IntakeSettings(
                        values,
                        lookBack,
                        Path.of(folder),
                        owner.map(URI::toString).orElse("")));
    }

    private static Optional<Optional<URI>> siteOrNone(Scalar scalar) {
        return Optional.of(Optional.of(scalar.text().strip())
                .filter(text -> !text.isEmpty())
                .map(ConfigFile::site));
    }

    private Optional<MailRoute> mail(EmailAddress from) {
        Way way = in.oneOf("mail.route", WAYS, "folder");
        String folder = in.text("mail.folder", "mail");
        boolean html = in.yesOrNo("mail.html-beside", true);
        String host = in.text("mail.smtp.host", "");
        int port = in.integer("mail.smtp.port", 1, 65535, 587);
        Tls tls = in.oneOf("mail.smtp.tls", TLS, "starttls");
        Optional<Login> login = login(way);
        Optional<Path> trusted = in.ifAny("mail.smtp.trusted", "a path", secrets.folder()::resolve);
        Optional<String> helo =
                in.ifAny("mail.smtp.helo", "a host name like mail.example.org", AppConfigReader::hostName);
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

    private Optional<MailboxSettings> mailbox() {
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

    private Optional<DkimKey> dkim(EmailAddress from) {
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

    private Optional<DeliverySettings> delivery() {
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
        Duration keep = in.span("delivery.keep", "2d");
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

    private ReaderDefaults readers() {
        return new ReaderDefaults(
                in.setting("digest.timezone", "UTC", "a time zone like Europe/Berlin", Fields::zone),
                in.setting("digest.at", "07:00", ProfileReader.TIME_OF_DAY, Fields::time),
                in.integer("digest.at-most", 1, 100, Profile.DEFAULT_AT_MOST),
                in.integer("digest.floor", 0, 100, Profile.DEFAULT_FLOOR),
                in.decimal("digest.variety", 0, 1, Profile.DEFAULT_VARIETY),
                in.oneOf("digest.when-empty", ProfileReader.WHEN_EMPTY, "nothing"));
    }

    private Optional<Limits> subscription() {
        Duration pending = in.span("subscription.pending", "2d");
        int perAddress = in.integer("subscription.per-address", 1, 100, 3);
        int perClientAndHour = in.integer("subscription.per-client-and-hour", 1, 100_000, 5);
        int perNetworkAndHour = in.integer("subscription.per-network-and-hour", 1, 100_000, 20);
        int perDomainAndHour = in.integer("subscription.per-domain-and-hour", 1, 100_000, 60);
        int perHour = in.integer("subscription.per-hour", 1, 1_000_000, 300);
        int answersPerDay = in.integer("subscription.answers-per-day", 1, 1_000, 20);
        return in.make(
                "subscription.pending",
                () -> new Limits(
                        pending,
                        perAddress,
                        perClientAndHour,
                        perNetworkAndHour,
                        perDomainAndHour,
                        perHour,
                        answersPerDay));
    }

    private Optional<EmbedderSettings> embedder() {
        Embedding kind = in.oneOf("matching.embedder", EMBEDDINGS, "local");
        Optional<Path> folder = in.ifAny("matching.model-folder", "a path", secrets.folder()::resolve);
        Optional<URI> server = in.ifAny("matching.server", "the address of a web site", ConfigFile::site);
        Optional<String> model = in.ifAny("matching.model", "a name", text -> text);
        Optional<String> key = secrets.find(in, "matching.key-file", "BROADSHEET_EMBEDDER_KEY");
        Duration timeout = in.span("matching.timeout", "30s");
        double weight = in.decimal("matching.weight", 0, 10, EmbedderSettings.DEFAULT_WEIGHT);
        if (kind == Embedding.SERVER && (server.isEmpty() || model.isEmpty())) {
            in.problem(
                    "matching.embedder",
                    "matching.embedder is server, but matching.server or matching.model is missing. Write both, such as http://localhost:11434 and all-minilm.");
        }
        return switch (kind) {
            case NONE -> Optional.of(new EmbedderSettings.None());
            case LOCAL -> Optional.of(new EmbedderSettings.Local(folder, weight));
            case SERVER ->
                server.flatMap(
                        address -> model.map(name -> new EmbedderSettings.Server(address, name, key, timeout, weight)));
        };
    }

    private Optional<WebSettings> web(Optional<URI> publicUrl) {
        InetAddress listen = in.setting(
                "web.listen",
                "127.0.0.1",
                "an address of this machine: 127.0.0.1, or 0.0.0.0 for all of them",
                scalar -> ConfigFile.ofThisMachine(scalar.text().strip()));
        int port = in.integer("web.port", 0, 65535, WebSettings.DEFAULT_PORT);
        List<String> proxies = in.texts("web.trusted-proxies", "an address of a proxy like 10.0.0.7");
        int perSecond = in.integer("web.per-second", 1, 100_000, 50);
        int connections = in.integer("web.connections", 1, 1_000_000, WebSettings.USUAL_CONNECTIONS);
        return in.make(
                "public-url",
                () -> new WebSettings(
                        new InetSocketAddress(listen, port),
                        publicUrl.orElseGet(() -> URI.create("http://127.0.0.1:" + port)),
                        Set.copyOf(proxies),
                        perSecond,
                        connections));
    }

    private static URI contact(String text) {
        return EmailAddress.parse(text)
                .map(address -> URI.create("mailto:" + address.value()))
                .orElseGet(() -> ConfigFile.page(text));
    }

    private static String jdbc(String text) {
        if (!text.startsWith("jdbc:postgresql:") && !text.startsWith("jdbc:h2:")) {
            throw new IllegalArgumentException(
                    "%s is not an address of PostgreSQL or H2. Expected one like jdbc:postgresql://db.example.org/broadsheet."
                            .formatted(Fields.quoted(text)));
        }
        if (text.toLowerCase(java.util.Locale.ROOT).contains("password=")) {
            throw new IllegalArgumentException(
                    "a password does not belong here. Put it alone into a file and name that in database.password-file, or set BROADSHEET_DATABASE_PASSWORD.");
        }
        return text;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
