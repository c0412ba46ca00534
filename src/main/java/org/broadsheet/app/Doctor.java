package org.broadsheet.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.Unfound;
import org.broadsheet.commands.operating.DoctorCommand.Finding;
import org.broadsheet.config.AppConfig;
import org.broadsheet.config.ProfileFolder;
import org.broadsheet.mail.DkimSeal;
import org.broadsheet.mail.ImapInbox;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.mail.MailboxRoute;
import org.broadsheet.mail.SmtpTransport;
import org.broadsheet.profiles.Subscribers.FileReader;
import org.broadsheet.subscription.Inbox;
import org.broadsheet.text.BoundedAnswer;
import org.broadsheet.wellbeing.Trouble;
import org.broadsheet.wellbeing.TroubleBook.Known;

/** Examines an instance and what it needs from the world. Each look is on its own: what fails is a finding, not an end. */
final class Doctor {

    /** How long one look at the network may take. A guess. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of a page of ours. A guess. */
    private static final int MOST_BYTES = 4 << 20;

    /** A difference to another server's clock below this is no finding. A guess. */
    private static final Duration CLOCK_MAY_BE_OFF = Duration.ofMinutes(2);

    /** Time zone rules older than this miss what governments have changed since. */
    private static final int ZONES_FROM = 2024;

    private final Common common;
    private final Function<String, List<String>> txt;
    private final List<Finding> findings = new ArrayList<>();

    private Doctor(Common common, Function<String, List<String>> txt) {
        this.common = common;
        this.txt = txt;
    }

    static List<Finding> examine(Common common) {
        return examine(common, Doctor::txt);
    }

    /** @param txt the TXT records of a name; none if there is no such name */
    static List<Finding> examine(Common common, Function<String, List<String>> txt) {
        return new Doctor(common, txt).all();
    }

    private List<Finding> all() {
        look("java", this::java);
        look("zones", Doctor::zones);
        look("disk", this::disk);
        Optional<AppConfig> config = config();
        if (config.isPresent()) {
            look("templates", () -> {
                new TriedTemplates(common).get();
                return Finding.fine("templates", "Every template can be used.");
            });
            instance(profiles(config.get()));
            mail(config.get());
            page(config.get());
        }
        return findings;
    }

    private void look(String area, Supplier<Finding> looking) {
        try {
            findings.add(looking.get());
        } catch (RuntimeException failed) {
            findings.add(Finding.act(area, String.valueOf(failed.getMessage())));
        }
    }

    private Finding java() {
        return Finding.fine(
                "java",
                "Java %s, %,d MB of memory at most."
                        .formatted(
                                System.getProperty("java.runtime.version"),
                                Runtime.getRuntime().maxMemory() / 1_000_000));
    }

    private static Finding zones() {
        String version =
                ZoneRulesProvider.getVersions("Europe/Berlin").lastEntry().getKey();
        return Integer.parseInt(version.substring(0, 4)) >= ZONES_FROM
                ? Finding.fine("zones", "Time zone data of " + version + ".")
                : Finding.act("zones", "Time zone data of %s is old. Update Java.".formatted(version));
    }

    private Finding disk() {
        Path data = common.data;
        if (!Files.isDirectory(data)) {
            return Finding.act("disk", "There is no folder %s. broadsheet init makes it.".formatted(data));
        }
        return Files.isWritable(data)
                ? Finding.fine(
                        "disk", "%,d MB free in %s.".formatted(data.toFile().getUsableSpace() / 1_000_000, data))
                : Finding.act(
                        "disk",
                        "%s cannot be written by this user. Run this as the daemon's user, or change its owner."
                                .formatted(data));
    }

    private Optional<AppConfig> config() {
        try {
            AppConfig config = common.settings();
            findings.add(
                    Finding.fine("settings", "%s can be read.".formatted(common.config.resolve("broadsheet.yaml"))));
            return Optional.of(config);
        } catch (RuntimeException mistakes) {
            findings.add(Finding.act("settings", String.valueOf(mistakes.getMessage())));
            return Optional.empty();
        }
    }

    /** What {@code profiles check} says of the files. Returns whom they name. */
    private List<FileReader> profiles(AppConfig config) {
        ProfileFolder files = ProfileFolder.read(AppConfig.profiles(common.config), config.readers());
        files.problems().forEach(problem -> findings.add(Finding.act("profiles", problem.toString())));
        files.remarks()
                .forEach(remark ->
                        findings.add(Finding.note("profiles", "%s: %s".formatted(remark.file(), remark.what()))));
        if (files.problems().isEmpty() && !files.readers().isEmpty()) {
            findings.add(Finding.fine(
                    "profiles",
                    "Every file can be read; readers in them: %d."
                            .formatted(files.readers().size())));
        }
        return files.readers();
    }

    /** The tables, everything that {@code status} knows from them, and what profiles name that the archive has not. */
    private void instance(List<FileReader> readers) {
        if (!InstanceFolder.isThere(common)) {
            findings.add(Finding.note(
                    "database",
                    "There is nothing in %s yet; the daemon makes what it needs at its first start."
                            .formatted(common.data)));
            return;
        }
        try (Instance instance = InstanceFolder.open(common, InstantSource.system())) {
            findings.add(Finding.fine("database", "It opens, and its tables are up to date."));
            List<Known> known = instance.wellbeing().look().known();
            for (Known one : known) {
                String area = one.trouble().kind().name().toLowerCase(Locale.ROOT);
                String says = "%s Since %s.".formatted(one.trouble().sentence(), one.since());
                findings.add(
                        one.trouble().weight() == Trouble.Weight.UNWELL
                                ? Finding.act(area, says)
                                : Finding.note(area, says));
            }
            new Unfound(instance).of(readers).forEach(remark -> findings.add(Finding.note("profiles", remark)));
            if (known.isEmpty()) {
                findings.add(Finding.fine("status", "Sources, jobs, index and mail are well."));
            }
        } catch (RuntimeException failed) {
            findings.add(Finding.act("database", String.valueOf(failed.getMessage())));
        }
    }

    private void mail(AppConfig config) {
        switch (config.mail()) {
            case MailRoute.Folder folder ->
                findings.add(Finding.note(
                        "smtp",
                        "Mail goes into the folder %s and leaves this machine never (mail.route: folder)."
                                .formatted(folder.path())));
            case MailRoute.Smtp smtp -> {
                look("smtp", () -> {
                    try (SmtpTransport transport = new SmtpTransport(smtp.hurried())) {
                        return transport
                                .obstacle()
                                .map(why -> Finding.act("smtp", why))
                                .orElseGet(() -> Finding.fine(
                                        "smtp",
                                        "%s:%d lets us in%s."
                                                .formatted(
                                                        smtp.host(),
                                                        smtp.port(),
                                                        smtp.login().isPresent() ? " with its login" : "")));
                    }
                });
                published(config);
            }
        }
        if (config.mailbox().route() instanceof MailboxRoute.Imap imap) {
            look("mailbox", () -> {
                try {
                    new ImapInbox(imap).read(0, letter -> Inbox.Filing.LATER);
                    return Finding.fine("mailbox", "%s:%d can be read.".formatted(imap.host(), imap.port()));
                } catch (Inbox.InboxException away) {
                    return Finding.act("mailbox", String.valueOf(away.getMessage()));
                }
            });
        }
    }

    private void published(AppConfig config) {
        String domain = config.sender().from().domain();
        look("spf", () -> record("spf", domain, "v=spf1", "SPF"));
        look("dmarc", () -> record("dmarc", "_dmarc." + domain, "v=DMARC1", "DMARC"));
        config.dkim()
                .map(DkimSeal::read)
                .ifPresent(seal -> look("dkim", () -> {
                    List<String> there = txt.apply(seal.recordName());
                    String want = key(seal.record());
                    return there.stream().anyMatch(text -> key(text).equals(want))
                            ? Finding.fine("dkim", "%s publishes our key.".formatted(seal.recordName()))
                            : Finding.act(
                                    "dkim",
                                    "%s does not publish our key. See broadsheet dns.".formatted(seal.recordName()));
                }));
    }

    private static String key(String record) {
        return record.replaceAll("\\s+", "").replaceAll("^.*p=([^;]*).*", "$1");
    }

    private Finding record(String area, String name, String begins, String what) {
        List<String> records =
                txt.apply(name).stream().filter(text -> text.startsWith(begins)).toList();
        return switch (records.size()) {
            case 0 -> Finding.act(area, "%s has no %s record. See broadsheet dns.".formatted(name, what));
            case 1 -> Finding.fine(area, "%s: %s".formatted(name, records.getFirst()));
            default ->
                Finding.act(area, "%s has %d %s records, and may have one.".formatted(name, records.size(), what));
        };
    }

    /** As the name server says. The JDK asks DNS in this way only: no object is looked up, only text. */
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})
    private static List<String> txt(String name) {
        Hashtable<String, String> how = new Hashtable<>();
        how.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
        how.put("com.sun.jndi.dns.timeout.initial", "2000");
        how.put("com.sun.jndi.dns.timeout.retries", "2");
        try {
            Attribute found = new InitialDirContext(how)
                    .getAttributes(name, new String[] {"TXT"})
                    .get("TXT");
            List<String> texts = new ArrayList<>();
            if (found != null) {
                NamingEnumeration<?> all = found.getAll();
                while (all.hasMore()) {
                    texts.add(String.valueOf(all.next()).replace("\" \"", "").replace("\"", ""));
                }
            }
            return texts;
        } catch (NameNotFoundException none) {
            return List.of();
        } catch (NamingException away) {
            throw new IllegalStateException(
                    "The name server does not answer about %s (%s). Look at /etc/resolv.conf."
                            .formatted(name, away.getMessage()),
                    away);
        }
    }

    /** The page from outside, its one-click route, and, by the server's own date, our clock. */
    private void page(AppConfig config) {
        if (config.publicUrl().isEmpty()) {
            findings.add(
                    Finding.note(
                            "page",
                            "public-url is empty: mail that leaves this machine has no links, and no one-click unsubscribing."));
            return;
        }
        String base = config.publicUrl().get().toString().replaceAll("(?<!/)/+$", "");
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            look("page", () -> {
                int code = ask(client, base + "/", "GET").statusCode();
                return code == 200
                        ? Finding.fine("page", base + "/ answers.")
                        : Finding.act(
                                "page",
                                "%s/ answers %d. Is the daemon running, and the proxy set up (web.md)?"
                                        .formatted(base, code));
            });
            look("one-click", () -> {
                // A link that we never made: our page says 404 in its own words, a proxy that blocks POST says
                // something else.
                HttpResponse<String> answer = ask(client, base + "/unsubscribe/none", "POST");
                return answer.statusCode() == 404 || answer.statusCode() == 400
                        ? Finding.fine("one-click", "The route of one-click unsubscribing reaches us.")
                        : Finding.act(
                                "one-click",
                                "A POST to %s/unsubscribe/… answers %d. The proxy must let it through (RFC 8058)."
                                        .formatted(base, answer.statusCode()));
            });
            look("clock", () -> {
                Optional<Instant> theirs = ask(client, base + "/", "GET")
                        .headers()
                        .firstValue("Date")
                        .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
                Instant ours = Instant.now();
                return theirs.isPresent()
                                && Duration.between(theirs.get(), ours).abs().compareTo(CLOCK_MAY_BE_OFF) > 0
                        ? Finding.act(
                                "clock",
                                "This machine says %s, the page's server %s. Set the clock (timedatectl set-ntp true)."
                                        .formatted(ours, theirs.get()))
                        : Finding.fine(
                                "clock",
                                "%s, %s."
                                        .formatted(
                                                ours.atOffset(ZoneOffset.UTC).toLocalDateTime(),
                                                ZoneId.systemDefault()));
            });
        }
    }

    private static HttpResponse<String> ask(HttpClient client, String address, String method) {
        try {
            return BoundedAnswer.of(
                    client,
                    HttpRequest.newBuilder(URI.create(address))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    MOST_BYTES,
                    PATIENCE);
        } catch (IOException away) {
            throw new IllegalStateException(
                    "%s does not answer (%s). Look at public-url, the proxy and the daemon."
                            .formatted(address, BoundedAnswer.why(away)),
                    away);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to end", told);
        }
    }
}
