package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.mail.FaultySink;
import org.broadsheet.mail.FaultySink.Fault;
import org.broadsheet.mail.FaultySink.Script;
import org.broadsheet.mail.FaultySink.Step;
import org.broadsheet.mail.RealPostfix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code send --test} says in words what is wrong and which setting to change. */
class SendTestLetterTest {

    @TempDir
    private Path folder;

    private Ran send(String host, int port, String furtherSettings) throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/broadsheet.yaml"), """
                from: papers@example.org
                mail:
                  route: smtp
                  smtp:
                    host: %s
                    port: %d
                %s""".formatted(host, port, furtherSettings.indent(4)));
        return Ran.in(folder, "send", "--test", "you@example.org");
    }

    private Ran send(Script script, String furtherSettings, String... extensions) throws Exception {
        try (FaultySink sink = new FaultySink(script, received -> {}, extensions)) {
            return send("127.0.0.1", sink.port(), "tls: none\n" + furtherSettings);
        }
    }

    @Test
    void aWrongPasswordIsSaidToBeOneWithoutShowingIt() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/password"), "not-the-right-one");
        Script login = (step, shown) -> step == Step.AUTH
                        && !new String(Base64.getDecoder().decode(shown), StandardCharsets.UTF_8).endsWith("secret")
                ? new Fault.Say("535 5.7.8 Authentication credentials invalid")
                : FaultySink.NONE;

        Ran wrong = send(login, "user: papers\npassword-file: password", "AUTH PLAIN LOGIN");

        assertThat(wrong.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(wrong.err())
                .contains("did not take the login", "535 5.7.8", "mail.smtp.user", "mail.smtp.password-file")
                .doesNotContain("not-the-right-one");
    }

    @Test
    void aServerThatDoesNotRelayForUsIsSaidToWantALogin() throws Exception {
        Ran refused = send(
                (step, shown) -> step == Step.RCPT ? new Fault.Say("554 5.7.1 Relay access denied") : FaultySink.NONE,
                "");

        assertThat(refused.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(refused.err()).contains("554 5.7.1 Relay access denied", "mail.smtp.user", "this machine's address");
    }

    @Test
    void aServerThatWantsALoginIsSaidToWantOne() throws Exception {
        Ran refused = send(
                (step, shown) ->
                        step == Step.MAIL ? new Fault.Say("530 5.7.0 Authentication required") : FaultySink.NONE,
                "");

        assertThat(refused.err()).contains("530 5.7.0 Authentication required", "mail.smtp.user");
    }

    @Test
    void aMailboxThatIsNotThereIsSaidToBeTheReason() throws Exception {
        Ran refused = send(
                (step, shown) -> step == Step.RCPT ? new Fault.Say("550 5.1.1 no such user") : FaultySink.NONE, "");

        assertThat(refused.err()).contains("this mailbox cannot get mail", "550 5.1.1 no such user");
    }

    @Test
    void aServerThatOffersNoTlsIsSaidNotTo() throws Exception {
        try (FaultySink sink = new FaultySink((step, shown) -> FaultySink.NONE, received -> {})) {
            assertThat(send("127.0.0.1", sink.port(), "tls: starttls").err())
                    .contains("does not offer STARTTLS", "mail.smtp.tls");
        }
    }

    @Test
    void aCertificateForAnotherNameOrOfNobodyKnownIsExplained() throws Exception {
        try (RealPostfix postfix = RealPostfix.startOrSkip()) {
            String trusting = "tls: starttls\ntrusted: " + postfix.certificate();

            assertThat(send("127.0.0.1", postfix.port(), trusting).err())
                    .contains("is not for that name", "Set mail.smtp.host to a name in the certificate");
            assertThat(send("localhost", postfix.port(), "tls: starttls").err())
                    .contains("not signed by an authority that this machine trusts", "mail.smtp.trusted");
            assertThat(send("localhost", postfix.port(), trusting).out()).contains("Accepted: 250");
        }
    }
}
