package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.awaitility.Awaitility;
import org.broadsheet.commands.Common;
import org.broadsheet.daemon.Daemon;
import org.broadsheet.subscription.Inbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Dovecot with TLS and a certificate of its own. */
class ImapOverTlsTest {

    @TempDir
    private Path folder;

    private MailTown town;

    @BeforeEach
    void open() throws IOException {
        town = MailTown.orSkip();
    }

    @AfterEach
    void close() throws IOException {
        if (town != null) {
            town.close();
        }
    }

    private Instance instance(String tls, int port, String trusted) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("imap-password"), "secret\n");
        Files.writeString(config.resolve("broadsheet.yaml"), """
                from: papers@town.test
                mail: {route: smtp, smtp: {host: 127.0.0.1, port: %d, tls: none}}
                web: {port: 0}
                monitor: {port: 0}
                matching: {embedder: none}
                mailbox:
                  route: imap
                  every: 1h
                  imap: {host: 127.0.0.1, port: %d, tls: %s, trusted: "%s", user: papers, password-file: imap-password}
                """.formatted(town.smtp, port, tls, trusted));
        Common common = new Common();
        common.data = Files.createDirectories(folder.resolve("data"));
        common.config = config;
        return InstanceFolder.openAlone(common, InstantSource.system());
    }

    @Test
    void aLetterIsAnsweredAtOnceThoughTheNextLookIsInAnHour() throws Exception {
        try (Instance instance =
                        instance("implicit", town.imaps, town.certificate().toString());
                Daemon daemon = Daemon.start(instance, Duration.ofMillis(200), why -> {})) {
            assertThat(daemon.address()).isNotNull();
            // The first look at the start is over once this one is answered; from then on only IDLE can tell.
            town.send("ada@town.test", "papers@town.test", "help", "help");
            town.letter("ada", 1);

            town.send("bob@town.test", "papers@town.test", "help", "help");

            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> town.count("bob") == 1);
            assertThat(town.letter("bob", 1).getHeader("Auto-Submitted")).containsExactly("auto-replied");
        }
    }

    @Test
    void startTlsReadsTheMailboxToo() throws Exception {
        try (Instance instance =
                instance("starttls", town.imap, town.certificate().toString())) {
            town.send("ada@town.test", "papers@town.test", "help", "help");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> instance.desk().mailIn().orElseThrow().run().requests() == 1);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsGetsNoPasswordAndIsExplained() throws Exception {
        try (Instance instance = instance("implicit", town.imaps, "")) {
            assertThatThrownBy(() -> instance.desk().mailIn().orElseThrow().run())
                    .isInstanceOf(Inbox.InboxException.class)
                    .hasMessageContaining("mailbox.imap.trusted");
        }
    }
}
