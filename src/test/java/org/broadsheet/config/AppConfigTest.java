package org.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.config.YamlNode.Mapping;
import org.broadsheet.config.YamlNode.Scalar;
import org.broadsheet.config.YamlNode.Sequence;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.digest.DigestSettings;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.subscription.Limits;
import org.broadsheet.web.http.WebSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppConfigTest {

    private static final Path SHIPPED = Path.of("config");
    private static final JsonSchemaFile SCHEMA = JsonSchemaFile.shipped("broadsheet");

    @TempDir
    private Path folder;

    @Test
    void theShippedFileHasEverySettingThatTheProgramReadsWithItsDefaultAndNoOther() {
        ConfigFile asked = ConfigFile.read(folder.resolve("none.yaml"));
        new AppConfigReader(asked, new Secrets(folder, Map.of())).read();

        assertThat(asWritten(SHIPPED.resolve(AppConfig.FILE))).containsExactlyEntriesOf(inFileOrder(asked.asked()));
    }

    @Test
    void theSchemaHasEverySettingWithItsDefaultAndADescription() {
        Map<String, String> written = asWritten(SHIPPED.resolve(AppConfig.FILE));

        Map<String, String> keys = SCHEMA.keys();
        assertThat(keys.keySet()).containsAll(written.keySet());
        assertThat(keys.values())
                .allSatisfy(description -> assertThat(description).isNotBlank());
        written.forEach(
                (name, usual) -> assertThat(SCHEMA.defaultOf(name)).as(name).isEqualTo(usual));
    }

    @Test
    void theShippedFileFitsItsSchema() throws IOException {
        assertThat(SCHEMA.errors(Files.readString(SHIPPED.resolve(AppConfig.FILE))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+name: The Daily Abstract",
                "-name: true",
                "-names: x",
                "+from: papers@example.org",
                "-from: papers",
                "+public-url: https://papers.example.org/",
                "-public-url: papers.example.org",
                "-public-url: https://example.org/papers",
                "+database: {address: 'jdbc:postgresql://db/broadsheet'}",
                "-database: {address: 'mysql://db'}",
                "+sources: {arxiv: [cs.IR, cs.CL+cs.LG], every: 90m}",
                "-sources: {arxiv: cs.IR}",
                "-sources: {arxiv: [CS/IR]}",
                "-sources: {every: 1 hour}",
                "-sources: daily",
                "-mail: {route: pigeon}",
                "+mail: {smtp: {port: 25, tls: none}}",
                "-mail: {smtp: {port: 0}}",
                "-mail: {smtp: {port: '25'}}",
                "-mail: {smtp: {tls: ssl}}",
                "-mail: {html-beside: maybe}",
                "+delivery: {retry-after: [1h], min-free: 2GB, keep: 12h}",
                "-delivery: {retry-after: []}",
                "-delivery: {min-free: 200}",
                "-delivery: {workers: 65}",
                "+digest: {at: 6:30, variety: 1, floor: 0}",
                "-digest: {at: 24:00}",
                "-digest: {variety: 2}",
                "-digest: {when-empty: a line}",
                "+web: {listen: 0.0.0.0, port: 0}",
                "-web: {listen: example.org}",
                "+subscription:",
                "-subscription: {per-hour: 0}"
            })
    void theSchemaRefusesWhatTheReaderRefuses(String given) throws IOException {
        boolean fine = given.startsWith("+");
        String yaml = given.substring(1);

        assertThat(SCHEMA.errors(yaml).isEmpty()).as("schema").isEqualTo(fine);
        Files.writeString(folder.resolve(AppConfig.FILE), yaml);
        Throwable refused = catchThrowable(() -> AppConfig.read(folder, Map.of()));
        assertThat(refused == null).as("reader: %s", refused).isEqualTo(fine);
    }

    @Test
    void withoutAFileEveryRoomHasItsOwnDefaults() {
        AppConfig config = AppConfig.read(folder.resolve("none"), Map.of());

        assertThat(config.sources().values().texts("arxiv")).containsExactly("from-profiles");
        assertThat(config.mail()).isEqualTo(new MailRoute.Folder(Path.of("mail"), true));
        assertThat(config.delivery()).isEqualTo(DeliverySettings.USUAL);
        assertThat(config.readers()).isEqualTo(ReaderDefaults.USUAL);
        assertThat(config.digest()).isEqualTo(DigestSettings.defaults());
        assertThat(config.subscription()).isEqualTo(Limits.USUAL);
        assertThat(config.web()).isEqualTo(WebSettings.local(WebSettings.DEFAULT_PORT));
        assertThat(config.publicUrl()).isEmpty();
        assertThat(config.database()).isEmpty();
    }

    @Test
    void theShippedFileSaysWhatNoFileSays() {
        assertThat(AppConfig.read(SHIPPED, Map.of())).isEqualTo(AppConfig.read(folder, Map.of()));
    }

    @Test
    void everySettingArrives() throws IOException {
        Files.writeString(folder.resolve("smtp-secret"), "hunter2\n");
        AppConfig config = read("""
                name: The Daily Abstract
                from: papers@example.org
                owner: ada@example.org
                public-url: https://papers.example.org/
                sources:
                  arxiv: [cs.IR, cs.CL+cs.LG]
                  every: 30m
                  folder: /var/spool/papers
                mail:
                  route: smtp
                  list-id: digest.example.org
                  bounces: b@example.org
                  smtp:
                    host: smtp.example.org
                    port: 465
                    tls: implicit
                    user: papers
                    password-file: smtp-secret
                    connections: 2
                    messages-per-connection: 50
                    connection-lifetime: 90s
                delivery:
                  workers: 2
                  window: 16
                  retry-after: [1h, 3h]
                  min-free: 1GB
                digest:
                  timezone: Europe/Berlin
                  at: 6:30
                  at-most: 12
                  floor: 35
                  variety: 0.3
                  when-empty: a-line
                  first-look-back: 3d
                subscription:
                  per-address: 5
                web:
                  listen: "::1"
                  port: 8081
                  trusted-proxies: [10.0.0.7]
                """);

        assertThat(config.sender().from().value()).isEqualTo("papers@example.org");
        assertThat(config.sender().name()).isEqualTo("The Daily Abstract");
        assertThat(config.sender().listId()).isEqualTo("digest.example.org");
        assertThat(config.sender().owner()).isEqualTo(URI.create("mailto:ada@example.org"));
        assertThat(config.sender().bounces().value()).isEqualTo("b@example.org");
        assertThat(config.publicUrl()).contains(URI.create("https://papers.example.org"));
        assertThat(config.sources().values().texts("arxiv")).containsExactly("cs.IR", "cs.CL+cs.LG");
        assertThat(config.sources().values().span("every")).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.sources().inbox()).isEqualTo(Path.of("/var/spool/papers"));
        assertThat(config.sources().contact()).isEqualTo("mailto:ada@example.org");
        assertThat(config.mail()).isInstanceOfSatisfying(MailRoute.Smtp.class, smtp -> {
            assertThat(smtp.host()).isEqualTo("smtp.example.org");
            assertThat(smtp.port()).isEqualTo(465);
            assertThat(smtp.tls()).isEqualTo(MailRoute.Tls.IMPLICIT);
            assertThat(smtp.login()).contains(new MailRoute.Login.Password("papers", "hunter2"));
            assertThat(smtp.connections()).isEqualTo(2);
            assertThat(smtp.mostMessages()).isEqualTo(50);
            assertThat(smtp.longestUse()).isEqualTo(Duration.ofSeconds(90));
        });
        assertThat(config.delivery().workers()).isEqualTo(2);
        assertThat(config.delivery().window()).isEqualTo(16);
        assertThat(config.delivery().retries().pauses()).containsExactly(Duration.ofHours(1), Duration.ofHours(3));
        assertThat(config.delivery().minFreeBytes()).isEqualTo(1_000_000_000L);
        assertThat(config.readers())
                .isEqualTo(new ReaderDefaults(
                        ZoneId.of("Europe/Berlin"), LocalTime.of(6, 30), 12, 35, 0.3, Profile.WhenEmpty.A_LINE));
        assertThat(config.digest())
                .isEqualTo(new DigestSettings("The Daily Abstract", "example.org", false, Duration.ofDays(3)));
        assertThat(config.subscription().perAddress()).isEqualTo(5);
        assertThat(config.web().base()).isEqualTo(URI.create("https://papers.example.org"));
        assertThat(config.web().listen().getAddress().isLoopbackAddress()).isTrue();
        assertThat(config.web().listen().getPort()).isEqualTo(8081);
        assertThat(config.web().trustedProxies()).containsExactly("10.0.0.7");
    }

    @Test
    void everyMistakeIsReportedAtOnceWithItsLineAndACure() {
        assertThat(problems("""
                        nmae: x
                        stmp:
                          host: smtp.example.org
                        mail:
                          smtp:
                            port: 70000
                            prot: 25
                          route: carrier-pigeon
                        delivery:
                          lease: 10 minutes
                          workers: 8
                          window: 4
                          workers: 9
                        digest: daily
                        public-url: papers.example.org
                        name:
                          masthead: x
                        sources:
                          arxiv: [cs.IR, CS/AI]
                        database:
                          address: jdbc:postgresql://db/broadsheet?user=me&password=secret
                        web:
                          listen: papers.example.org
                        """))
                .containsExactly(
                        "1: unknown setting \"nmae\". Did you mean \"name\"?",
                        "3: unknown setting \"stmp.host\". Did you mean \"mail.smtp.host\"?",
                        "6: mail.smtp.port = \"70000\" must be a whole number from 1 to 65535.",
                        "7: unknown setting \"mail.smtp.prot\". Did you mean \"mail.smtp.port\"?",
                        "8: mail.route: \"carrier-pigeon\" is none of folder, smtp.",
                        "10: delivery.lease = \"10 minutes\" must be a time span like 90s, 30m, 2h or 7d.",
                        "12: delivery.window = 4 must be from the workers to 10000.",
                        "13: delivery.workers was already set on line 11. Delete one of the two.",
                        "14: digest is text. Expected settings below it, each indented by two spaces.",
                        "15: public-url: \"papers.example.org\" is not the address of a web site. Expected one like https://papers.example.org, without a path.",
                        "16: name is one setting, but has others below it. Write its value behind the colon.",
                        "17: unknown setting \"name.masthead\". See broadsheet.yaml as shipped for all there are.",
                        "19: \"CS/AI\" is not an arXiv feed. Expected categories joined by +, such as cs.AI+q-bio.NC or math.",
                        "21: database.address: a password does not belong here. Put it alone into a file and name that in database.password-file, or set BROADSHEET_DATABASE_PASSWORD.",
                        "23: web.listen = \"papers.example.org\" must be an address of this machine: 127.0.0.1, or 0.0.0.0 for all of them.");
    }

    @Test
    void sendingNeedsAServerAnAddressAndASecret() {
        assertThat(problems("mail:\n  route: smtp\n"))
                .containsExactly(
                        "1: from = broadsheet@localhost is nobody's address elsewhere, but mail.route is smtp. Write an address of yours.",
                        "1: mail.smtp.host is missing, but mail.route is smtp. Write the name of your mail server, like smtp.example.org.");
        assertThat(problems("from: a@b.org\nmail:\n  route: smtp\n  smtp:\n    host: x\n    user: me\n"))
                .containsExactly(
                        "6: mail.smtp.user has no password. Put it alone into a file and name that in mail.smtp.password-file, or set BROADSHEET_SMTP_PASSWORD.");
        assertThat(
                        problems(
                                "from: a@b.org\nmail:\n  route: smtp\n  smtp:\n    host: x\n    user: me\n    password-file: gone\n"))
                .first()
                .asString()
                .startsWith("6:");
    }

    @Test
    void aSecretMayComeFromTheEnvironment() throws IOException {
        Files.writeString(
                folder.resolve(AppConfig.FILE),
                "database:\n  address: jdbc:postgresql://db/broadsheet\n  user: me@work\n");

        assertThat(AppConfig.read(folder, Map.of("BROADSHEET_DATABASE_PASSWORD", "a&b c"))
                        .database())
                .contains("jdbc:postgresql://db/broadsheet?user=me%40work&password=a%26b%20c");
    }

    @Test
    void aTokenTakesThePlaceOfAPassword() throws IOException {
        AppConfig config = read(
                "from: a@b.org\nmail:\n  route: smtp\n  smtp:\n    host: x\n    user: me\n    token-command: [get, --it]\n");

        assertThat(((MailRoute.Smtp) config.mail()).login())
                .contains(new MailRoute.Login.OAuth("me", new MailRoute.TokenSource.Command(List.of("get", "--it"))));
    }

    @Test
    void sectionsWithoutSettingsAreNoMistake() throws IOException {
        assertThat(read("delivery:\n# workers: 4\nmail:\n  smtp:\n")).isEqualTo(AppConfig.read(folder, Map.of()));
    }

    private AppConfig read(String yaml) throws IOException {
        Files.writeString(folder.resolve(AppConfig.FILE), yaml);
        return AppConfig.read(folder, Map.of());
    }

    private List<String> problems(String yaml) {
        NeedsEdits edits = catchThrowableOfType(NeedsEdits.class, () -> read(yaml));
        return edits.problems().stream()
                .map(problem -> problem.line() + ": " + problem.what())
                .toList();
    }

    /** The file's settings by their dotted names, lists joined by commas, in the file's order. */
    private static Map<String, String> asWritten(Path file) {
        Problems problems = new Problems(file);
        Optional<Mapping> mapping = YamlFile.read(file, problems);
        assertThat(problems.all()).isEmpty();
        Map<String, String> written = new LinkedHashMap<>();
        collect("", mapping.orElseThrow(), written);
        return written;
    }

    private static void collect(String path, Mapping mapping, Map<String, String> written) {
        mapping.entries().forEach(entry -> {
            switch (entry.value()) {
                case Mapping inner -> collect(path + entry.key() + ".", inner, written);
                case Scalar scalar -> written.put(path + entry.key(), scalar.text());
                case Sequence list ->
                    written.put(
                            path + entry.key(),
                            list.items().stream()
                                    .map(item -> ((Scalar) item).text())
                                    .collect(Collectors.joining(", ")));
            }
        });
    }

    private static Map<String, String> inFileOrder(Map<String, String> asked) {
        Map<String, String> ordered = new LinkedHashMap<>();
        asWritten(SHIPPED.resolve(AppConfig.FILE)).keySet().stream()
                .filter(asked::containsKey)
                .forEach(name -> ordered.put(name, asked.get(name)));
        asked.forEach(ordered::putIfAbsent);
        return ordered;
    }
}
