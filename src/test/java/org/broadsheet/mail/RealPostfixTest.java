package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.LetterTest;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.Report;
import org.broadsheet.delivery.Reports.Reading;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a mail server that nobody here wrote; skips, saying so, where there is none. */
class RealPostfixTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private static Path folder;

    private static RealPostfix postfix;
    private static DkimSeal seal;

    @BeforeAll
    static void start() throws Exception {
        postfix = RealPostfix.startOrSkip();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Path pem = folder.resolve("key.pem");
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        generator.generateKeyPair().getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        seal = DkimSeal.read(new DkimKey("inbox.test", "broadsheet", pem));
    }

    @AfterAll
    static void stop() throws Exception {
        if (postfix != null) {
            postfix.close();
        }
    }

    private static SmtpTransport transport(String host, boolean trusting) {
        return new SmtpTransport(new MailRoute.Smtp(
                host,
                postfix.port(),
                MailRoute.Tls.STARTTLS,
                Optional.empty(),
                trusting ? Optional.of(postfix.certificate()) : Optional.empty(),
                1,
                100,
                Duration.ofMinutes(1),
                MailRoute.Timeouts.RFC_5321));
    }

    private static Parcel parcel(long number, String to) {
        Letter usual = LetterTest.letter("Grüße\n");
        MimePress press = new MimePress(
                ReportReaderTest.SENDER, ReportReaderTest.RETURN_PATH, any -> Optional.empty(), Optional.of(seal));
        return press.print(
                number,
                new Message(
                        new MessageKey("test/" + number),
                        new EmailAddress(to),
                        "<test." + number + "@inbox.test>",
                        NOON,
                        NOON.plusSeconds(60)),
                new Letter(
                        new EmailAddress(to),
                        "Ada",
                        usual.subject(),
                        usual.text(),
                        usual.html(),
                        usual.date(),
                        usual.autoSubmitted(),
                        usual.unsubscribe(),
                        usual.unsubscribeMail()));
    }

    private static byte[] arrived(String text) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> postfix.arrivedWith(text).isPresent());
        try {
            return postfix.arrivedWith(text).orElseThrow();
        } catch (java.io.IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    @Test
    void aMessageArrivesOverTlsByteForByteWithItsReturnAddress() {
        Parcel parcel = parcel(1, "Ada+tag@inbox.test");
        try (SmtpTransport transport = transport("localhost", true)) {
            assertThat(transport.send(parcel)).isInstanceOf(SendOutcome.Accepted.class);
        }

        String arrived = new String(arrived("<test.1@inbox.test>"), StandardCharsets.UTF_8);

        assertThat(arrived).contains(new String(parcel.bytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        assertThat(arrived)
                .startsWith("Return-Path: <" + parcel.returnTo().orElseThrow().value() + ">");
        assertThat(arrived).contains("using TLSv1.3").contains("X-Original-To: Ada+tag@inbox.test");
    }

    @Test
    void anAddressWithLettersBeyondAsciiArrives() {
        try (SmtpTransport transport = transport("localhost", true)) {
            assertThat(transport.send(parcel(2, "jürgen@inbox.test"))).isInstanceOf(SendOutcome.Accepted.class);
        }

        assertThat(new String(arrived("<test.2@inbox.test>"), StandardCharsets.UTF_8))
                .contains("with UTF8SMTPS")
                .contains("Delivered-To: jürgen@inbox.test");
    }

    @Test
    void aDeadMailboxIsRefusedAndTheConnectionServesTheNext() {
        try (SmtpTransport transport = transport("localhost", true)) {
            assertThat(transport.send(parcel(3, "gone@inbox.test"))).isInstanceOf(SendOutcome.Refused.class);
            assertThat(transport.send(parcel(4, "ada@inbox.test"))).isInstanceOf(SendOutcome.Accepted.class);
        }
    }

    @Test
    void aCertificateThatNobodyTrustsOrForAnotherNameGetsNoMailAndIsExplained() {
        try (SmtpTransport stranger = transport("localhost", false);
                SmtpTransport otherName = transport("127.0.0.1", true)) {
            assertThat(stranger.send(parcel(5, "ada@inbox.test")))
                    .isInstanceOf(SendOutcome.Unreachable.class)
                    .extracting(SendOutcome::reason)
                    .asString()
                    .contains("not signed by an authority that this machine trusts");
            assertThat(otherName.send(parcel(5, "ada@inbox.test")))
                    .isInstanceOf(SendOutcome.Unreachable.class)
                    .extracting(SendOutcome::reason)
                    .asString()
                    .contains("is not for that name");
        }
    }

    @Test
    void theReportsThatComeBackAreUnderstood() {
        ReportReader reader = new ReportReader(ReportReaderTest.RETURN_PATH);
        try (SmtpTransport transport = transport("localhost", true)) {
            assertThat(transport.send(parcel(11, "ada@bounces.test"))).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(transport.send(parcel(12, "ada@full.test"))).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(transport.send(parcel(13, "ada@nohost.test"))).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(transport.send(parcel(14, "ada@policy.test"))).isInstanceOf(SendOutcome.Accepted.class);
        }

        assertThat(reader.read(arrived("Final-Recipient: rfc822; ada@bounces.test"), ""))
                .isEqualTo(new Reading.About(11, new Report.Hard("5.1.1 X-Postfix; unknown user")));
        assertThat(reader.read(arrived("Final-Recipient: rfc822; ada@full.test"), ""))
                .isEqualTo(new Reading.About(12, new Report.Soft("5.2.2 X-Postfix; mailbox full")));
        assertThat(reader.read(arrived("Final-Recipient: rfc822; ada@nohost.test"), ""))
                .isInstanceOfSatisfying(Reading.About.class, about -> {
                    assertThat(about.number()).isEqualTo(13);
                    assertThat(about.report()).isInstanceOf(Report.Soft.class);
                });
        assertThat(reader.read(arrived("Final-Recipient: rfc822; ada@policy.test"), ""))
                .isEqualTo(new Reading.About(14, new Report.Policy("5.7.1 X-Postfix; refused by policy")));
    }

    @Test
    void theSignatureHoldsForAnotherImplementationToo() throws Exception {
        Process installed = new ProcessBuilder("/usr/bin/python3", "-c", "import dkim")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        org.junit.jupiter.api.Assumptions.assumeTrue(
                installed.waitFor(20, TimeUnit.SECONDS) && installed.exitValue() == 0,
                "skipped: python3-dkim is not here; src/test/ci/install-test-tools.sh installs it");
        try (SmtpTransport transport = transport("localhost", true)) {
            transport.send(parcel(6, "ada@inbox.test"));
        }
        Path letter = Files.write(folder.resolve("arrived.eml"), arrived("<test.6@inbox.test>"));

        Process verifier = new ProcessBuilder(
                        "/usr/bin/python3",
                        "-c",
                        "import dkim,sys; m=open(sys.argv[1],'rb').read(); r=sys.argv[2].encode();"
                                + "v=lambda b: dkim.verify(b, dnsfunc=lambda *a, **k: r);"
                                + "sys.exit(0 if v(m) and not v(m.replace(b'One-Click',b'Two-Click')) else 1)",
                        letter.toString(),
                        seal.record())
                .inheritIO()
                .start();

        assertThat(verifier.waitFor()).isZero();
        assertThat(List.of(seal.recordName())).containsExactly("broadsheet._domainkey.inbox.test");
    }
}
