package org.broadsheet.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.digest.DigestSettings;
import org.broadsheet.mail.DkimKey;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.mail.MailboxRoute;
import org.broadsheet.mail.MailboxSettings;
import org.broadsheet.mail.Sender;
import org.broadsheet.matching.meaning.EmbedderSettings;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.SourceSetting;
import org.broadsheet.sources.summaries.SummarySettings;
import org.broadsheet.subscription.Limits;
import org.broadsheet.web.http.WebSettings;

/** Asks for every setting there is, once. */
final class AppConfigReader {

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
        Optional<IntakeSettings> sources = new SourceSettingsReader(in, secrets.isOffline()).read(owner);
        Optional<Sender> sender = sender(name, from, owner, publicUrl);
        MailConfigReader post = new MailConfigReader(in, secrets);
        Optional<MailRoute> mail = post.mail(from);
        Optional<MailboxSettings> mailbox = post.mailbox();
        Optional<DeliverySettings> delivery = post.delivery();
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
        Optional<DkimKey> dkim = post.dkim(from);
        Optional<WebSettings> web = web(publicUrl);
        int monitorPort = in.integer("monitor.port", 0, 65535, 9470);
        Optional<EmbedderSettings> embedder = embedder();
        Optional<SummarySettings> summaries = summaries();
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
                embedder.orElseThrow(),
                summaries);
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

    private Optional<SummarySettings> summaries() {
        Optional<URI> server = in.ifAny("summaries.server", "the address of a web site", ConfigFile::site);
        Optional<String> model = in.ifAny("summaries.model", "a name", text -> text);
        Optional<String> key = secrets.find(in, "summaries.key-file", "BROADSHEET_SUMMARIES_KEY");
        Duration timeout = in.span("summaries.timeout", "60s");
        if (server.isPresent() && model.isEmpty()) {
            in.problem(
                    "summaries.server",
                    "summaries.server is set, but summaries.model is missing. Write how the server calls its model, such as llama3.2.");
        }
        return server.filter(site -> !secrets.isOffline() || SourceSetting.isHere(site.getHost()))
                .flatMap(address -> model.map(name -> new SummarySettings(address, name, key, timeout)));
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
