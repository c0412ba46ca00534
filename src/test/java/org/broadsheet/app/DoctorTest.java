package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.operating.DoctorCommand.Finding;
import org.broadsheet.mail.FaultySink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each line of the doctor, once fine and once with what is wrong and what to do: real servers, and a name server's answers. */
class DoctorTest {

    @TempDir
    private Path folder;

    private final GreenMail mailbox = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
    private final Map<String, List<String>> published = new HashMap<>();
    private final Common common = new Common();
    private FaultySink sink;
    private ServerSocket page;
    private volatile FaultySink.Fault greeting = FaultySink.NONE;
    private volatile int home = 200;
    private volatile int post = 404;
    private volatile Duration off = Duration.ZERO;
    private String key;

    @BeforeEach
    void world() throws Exception {
        mailbox.start();
        mailbox.setUser("papers@example.org", "papers", "secret");
        sink = new FaultySink(
                (step, to) -> step == FaultySink.Step.GREETING ? greeting : FaultySink.NONE, letter -> {}, "8BITMIME");
        page = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answer);
        common.data = Files.createDirectories(folder.resolve("data"));
        common.config = Files.createDirectories(folder.resolve("config"));
        KeyPairGenerator maker = KeyPairGenerator.getInstance("RSA");
        maker.initialize(2048);
        KeyPair pair = maker.generateKeyPair();
        Files.writeString(
                common.config.resolve("dkim.pem"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())));
        key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        Files.writeString(common.config.resolve("imap-password"), "secret");
        settings("");
        published.put("example.org", List.of("v=spf1 mx -all", "other=1"));
        published.put("_dmarc.example.org", List.of("v=DMARC1; p=none"));
        published.put("broadsheet._domainkey.example.org", List.of("v=DKIM1; k=rsa; p=" + key));
    }

    @AfterEach
    void end() throws IOException {
        mailbox.stop();
        sink.close();
        page.close();
    }

    /** As a page behind a proxy answers; Java's own server would not let us say what time it is. */
    private void answer() {
        while (!page.isClosed()) {
            try (Socket client = page.accept()) {
                BufferedReader asked =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                int code = String.valueOf(asked.readLine()).startsWith("POST") ? post : home;
                for (String line = asked.readLine(); line != null && !line.isEmpty(); line = asked.readLine()) {
                    assertThat(line).contains(":");
                }
                String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plus(off).atOffset(ZoneOffset.UTC));
                client.getOutputStream()
                        .write("HTTP/1.1 %d X\r\nDate: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .formatted(code, date)
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void settings(String more) throws IOException {
        Files.writeString(common.config.resolve("broadsheet.yaml"), """
                from: papers@example.org
                public-url: http://127.0.0.1:%d
                matching: {embedder: none}
                mail:
                  route: smtp
                  smtp: {host: 127.0.0.1, port: %d, tls: none}
                  dkim: {key-file: dkim.pem}
                mailbox:
                  route: imap
                  imap: {host: 127.0.0.1, port: %d, tls: none, user: papers, password-file: imap-password}
                %s
                """.formatted(
                        page.getLocalPort(), sink.port(), mailbox.getImap().getPort(), more));
    }

    private Map<String, Finding> examined() {
        Map<String, Finding> found = new HashMap<>();
        Doctor.examine(common, name -> published.getOrDefault(name, List.of()))
                .forEach(finding -> found.merge(
                        finding.area(), finding, (one, other) -> one.state().equals("act") ? one : other));
        return found;
    }

    private static Consumer<Finding> act(String... says) {
        return finding -> {
            assertThat(finding.state()).as(finding.says()).isEqualTo("act");
            assertThat(finding.says()).contains(says);
        };
    }

    @Test
    void whereAllIsWellEachLineSaysWhatWasSeen() throws Exception {
        InstanceFolder.openAlone(common, Instant::now).close();

        Map<String, Finding> found = examined();

        found.remove("daemon");
        assertThat(found)
                .allSatisfy((area, finding) -> assertThat(finding.state())
                        .as("%s: %s", area, finding.says())
                        .isEqualTo("fine"));
        assertThat(found)
                .containsOnlyKeys(
                        "java",
                        "zones",
                        "disk",
                        "settings",
                        "templates",
                        "database",
                        "smtp",
                        "spf",
                        "dmarc",
                        "dkim",
                        "mailbox",
                        "page",
                        "one-click",
                        "clock");
    }

    @Test
    void profilesAreReadAndWhatTheyNameIsLookedFor() throws Exception {
        try (Instance instance = InstanceFolder.openAlone(common, Instant::now)) {
            instance.intake().takeFile(Path.of("src/main/resources/sample/day.jsonl"), Optional.empty(), read -> {});
        }
        Path profile =
                Files.createDirectories(common.config.resolve("profiles")).resolve("ada.yaml");
        Files.writeString(
                profile, "email: ada@example.org\ninterests: [{name: Owls, about: owls, authors: [Adda Okafor]}]\n");

        List<Finding> found = Doctor.examine(common, name -> List.of());

        assertThat(found).contains(Finding.fine("profiles", "Every file can be read; readers in them: 1."));
        assertThat(found)
                .anyMatch(finding -> finding.state().equals("note")
                        && finding.area().equals("profiles")
                        && finding.says().contains("Adda Okafor"));

        Files.writeString(profile, "email: nobody\ninterest: owls\n");
        assertThat(examined().get("profiles")).satisfies(act("ada.yaml:1", "ada.yaml"));
    }

    @Test
    void whateverOfTheWorldIsWrongHasItsLineAndWhatToDo() throws Exception {
        greeting = new FaultySink.Fault.Say("554 5.7.1 not from there");
        home = 502;
        post = 405;
        off = Duration.ofHours(1);
        published.put("example.org", List.of("v=spf1 mx -all", "v=spf1 a -all"));
        published.remove("_dmarc.example.org");
        published.put("broadsheet._domainkey.example.org", List.of("v=DKIM1; k=rsa; p=" + key.replace('A', 'B')));
        Files.writeString(common.config.resolve("imap-password"), "wrong");
        Files.write(common.data.resolve("broadsheet.mv.db"), new byte[20_000]);
        common.templates = Files.createDirectories(folder.resolve("templates"));
        Files.writeString(common.templates.resolve("digest.html"), "<p th:text=\"${nobody.knows}\"></p>");

        Map<String, Finding> found = examined();

        assertThat(found.get("smtp")).satisfies(act("not from there"));
        assertThat(found.get("spf")).satisfies(act("has 2 SPF records, and may have one"));
        assertThat(found.get("dmarc")).satisfies(act("_dmarc.example.org has no DMARC record. See broadsheet dns."));
        assertThat(found.get("dkim")).satisfies(act("does not publish our key. See broadsheet dns."));
        assertThat(found.get("mailbox")).satisfies(act("user"));
        assertThat(found.get("page")).satisfies(act("answers 502. Is the daemon running, and the proxy set up"));
        assertThat(found.get("one-click")).satisfies(act("answers 405. The proxy must let it through (RFC 8058)."));
        assertThat(found.get("clock")).satisfies(act("Set the clock (timedatectl set-ntp true)."));
        assertThat(found.get("database")).satisfies(act("broadsheet"));
        assertThat(found.get("templates")).satisfies(act("digest.html"));
    }

    @Test
    void aFolderThatIsMissingAndSettingsThatNeedAnEditAreLinesToo() throws Exception {
        common.data = folder.resolve("nowhere");
        settings("frm: x@example.org");

        Map<String, Finding> found = examined();

        assertThat(found.get("disk")).satisfies(act("broadsheet init makes it."));
        assertThat(found.get("settings")).satisfies(act("frm"));
        assertThat(found).as("what rests on the settings").doesNotContainKeys("smtp", "templates");
    }
}
