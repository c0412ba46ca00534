package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.mail.FaultySink.Fault;
import org.broadsheet.mail.FaultySink.Step;
import org.broadsheet.mail.MailRoute.Login;
import org.broadsheet.mail.MailRoute.TokenSource;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How we say who we are, and what we say when nobody believes it. */
class LoginTest {

    @TempDir
    private Path folder;

    private static FaultySink sink(String mechanisms, String accepted) {
        return new FaultySink(
                (step, shown) -> step == Step.AUTH && !decoded(shown).endsWith(accepted)
                        ? new Fault.Say("535 5.7.8 username and password not accepted")
                        : FaultySink.NONE,
                received -> {},
                "AUTH " + mechanisms);
    }

    private static String decoded(String shown) {
        return new String(Base64.getDecoder().decode(shown), StandardCharsets.UTF_8);
    }

    private static SendOutcome send(FaultySink sink, Login login, int times) {
        SendOutcome last = null;
        try (SmtpTransport transport = new SmtpTransport(new MailRoute.Smtp(
                "127.0.0.1",
                sink.port(),
                MailRoute.Tls.NONE,
                Optional.of(login),
                Optional.empty(),
                1,
                1,
                Duration.ofMinutes(1),
                MailRoute.Timeouts.RFC_5321))) {
            for (int i = 0; i < times; i++) {
                last = transport.send(new Parcel(
                        new MessageKey("test/a"),
                        new EmailAddress("a@example.org"),
                        Optional.empty(),
                        "x\r\n".getBytes(StandardCharsets.US_ASCII)));
            }
        }
        return last;
    }

    private static String bearer(String token) {
        return "user=ada\1auth=Bearer " + token + "\1\1";
    }

    @Test
    void aPasswordIsShownInPlain() {
        try (FaultySink sink = sink("PLAIN LOGIN", "\0ada\0secret")) {
            assertThat(send(sink, new Login.Password("ada", "secret"), 1)).isInstanceOf(SendOutcome.Accepted.class);
        }
    }

    @Test
    void aWrongPasswordStopsTheRouteAndSaysWhatToCheckWithoutSayingIt() {
        try (FaultySink sink = sink("PLAIN LOGIN", "\0ada\0secret")) {
            assertThat(send(sink, new Login.Password("ada", "wrong-one"), 1))
                    .isInstanceOfSatisfying(SendOutcome.SenderRefused.class, refused -> {
                        assertThat(refused.where()).isEqualTo(SendOutcome.Scope.ROUTE);
                        assertThat(refused.reason())
                                .contains("did not take the login", "smtp.password")
                                .doesNotContain("wrong-one");
                    });
        }
    }

    @Test
    void aTokenFromAFileIsUsedAndReadAgainWhenTheServerRefusesTheOldOne() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "old\n");
        try (FaultySink sink = new FaultySink(
                (step, shown) -> {
                    if (step == Step.AUTH && decoded(shown).equals(bearer("old"))) {
                        write(token, "fresh\n");
                        return new Fault.Say("535 5.7.8 expired");
                    }
                    return FaultySink.NONE;
                },
                received -> {},
                "AUTH XOAUTH2 PLAIN")) {
            Login login = new Login.OAuth("ada", new TokenSource.File(token));

            assertThat(send(sink, login, 2)).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(sink.commands().stream().filter(line -> line.startsWith("AUTH XOAUTH2")))
                    .hasSize(3);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (java.io.IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    @Test
    void aTokenFromAProgramIsUsed() {
        try (FaultySink sink = sink("XOAUTH2", bearer("printed"))) {
            Login login = new Login.OAuth("ada", new TokenSource.Command(List.of("echo", "printed")));

            assertThat(send(sink, login, 1)).isInstanceOf(SendOutcome.Accepted.class);
        }
    }

    @Test
    void aProgramThatGivesNoTokenIsNamed() {
        try (FaultySink sink = sink("XOAUTH2", "")) {
            Login login = new Login.OAuth("ada", new TokenSource.Command(List.of("false")));

            assertThat(send(sink, login, 1).reason()).contains("false ended with code 1");
        }
    }
}
