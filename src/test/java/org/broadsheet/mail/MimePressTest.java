package org.broadsheet.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.broadsheet.ForAll;
import org.broadsheet.delivery.Letter;
import org.broadsheet.delivery.LetterTest;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MimePressTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final EmailAddress FROM = new EmailAddress("digest@example.org");
    private static final ReturnPath RETURN_PATH =
            new ReturnPath(new EmailAddress("b@example.org"), List.of("a key".getBytes(StandardCharsets.UTF_8)));
    private static final MimePress PRESS = press("Broadsheet", Optional.empty());

    private static MimePress press(String name, Optional<DkimSeal> seal) {
        return new MimePress(
                new Sender(
                        FROM,
                        name,
                        "digest.example.org",
                        URI.create("https://digest.example.org/help"),
                        URI.create("mailto:owner@example.org"),
                        new EmailAddress("b@example.org")),
                RETURN_PATH,
                any -> Optional.empty(),
                seal);
    }

    private static Message message() {
        return new Message(
                new MessageKey("digest/s42/2026-03-02"),
                new EmailAddress("ada@example.org"),
                "<digest.s42.2026-03-02@example.org>",
                NOON,
                NOON.plusSeconds(60));
    }

    private static Parcel print(Letter letter) {
        return PRESS.print(42, message(), letter);
    }

    private static MimeMessage read(Parcel parcel) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(parcel.bytes()));
    }

    private static String ascii(Parcel parcel) {
        return new String(parcel.bytes(), StandardCharsets.US_ASCII);
    }

    /** Anything a feed may hold: letters of all planes, controls, dots, spaces, very long lines. */
    private static String anything(Random random, boolean oneLine) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(400);
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(8)) {
                case 0 -> text.append(oneLine ? " " : "\n");
                case 1 -> text.append(' ');
                case 2 -> text.append(oneLine ? "=?" : "\n.");
                case 3 -> text.appendCodePoint(0x4e00 + random.nextInt(2000));
                case 4 -> text.appendCodePoint(0x1f600 + random.nextInt(60));
                case 5 -> text.append("Überlänge=".repeat(random.nextInt(20)));
                case 6 -> text.append("x".repeat(random.nextInt(200)));
                default -> text.append((char) (' ' + random.nextInt(95)));
            }
        }
        // HTML has tens of thousands of letters without a break.
        return text + (oneLine || random.nextInt(4) > 0 ? "" : "x=".repeat(random.nextInt(20_000)));
    }

    @Test
    void whateverTheWordsAReaderSeesThemAsTheyWereWritten() {
        ForAll.cases(60, random -> {
            String subject = anything(random, true).strip();
            String name = anything(random, true).strip();
            String text = anything(random, false) + "\n";

            MimeMessage read = read(print(LetterTest.letter(text, subject, name)));
            Multipart parts = (Multipart) read.getContent();

            assertThat(read.getContentType()).startsWith("multipart/alternative");
            assertThat(parts.getCount()).isEqualTo(2);
            assertThat(parts.getBodyPart(0).isMimeType("text/plain")).isTrue();
            assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
            assertThat(unix(parts.getBodyPart(0).getContent())).isEqualTo(text);
            assertThat(unix(parts.getBodyPart(1).getContent())).isEqualTo("<p>" + text + "</p>");
            assertThat(read.getSubject() == null ? "" : read.getSubject()).isEqualTo(subject);
            String personal = ((InternetAddress) read.getAllRecipients()[0]).getPersonal();
            assertThat(personal == null ? "" : personal).isEqualTo(name);
        });
    }

    private static String unix(Object content) {
        return content.toString().replace("\r\n", "\n");
    }

    @Test
    void whateverTheWordsLinesAreShortAsciiAndEndInCrlf() {
        ForAll.cases(60, random -> {
            Parcel parcel =
                    print(LetterTest.letter(anything(random, false), anything(random, true), anything(random, true)));

            assertThat(ascii(parcel).replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
            assertThat(ascii(parcel).split("\r\n", -1))
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
            for (byte octet : parcel.bytes()) {
                assertThat(octet).isPositive();
            }
        });
    }

    @Test
    void theSameMessageAndLetterGiveTheSameBytes() {
        assertThat(print(LetterTest.letter("x\n")).bytes())
                .isEqualTo(print(LetterTest.letter("x\n")).bytes());
    }

    @Test
    void eachHeaderThatMayStandOnceStandsOnce() throws Exception {
        MimeMessage read = read(print(LetterTest.letter("x\n")));

        for (String once : List.of(
                "From",
                "To",
                "Subject",
                "Date",
                "Message-ID",
                "MIME-Version",
                "Content-Type",
                "List-Id",
                "List-Help",
                "List-Owner",
                "List-Post",
                "List-Unsubscribe",
                "List-Unsubscribe-Post",
                "Auto-Submitted")) {
            assertThat(read.getHeader(once)).as(once).hasSize(1);
        }
        assertThat(read.getHeader("Bcc")).isNull();
    }

    @Test
    void theHeadersOfWelcomeBulkMailAreThere() throws Exception {
        MimeMessage read = read(print(LetterTest.letter("x\n")));

        assertThat(read.getHeader("List-Unsubscribe", null).replaceAll("\\s+", " "))
                .isEqualTo("<https://digest.example.org/u/abc>, <mailto:stop+abc@example.org>");
        assertThat(read.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(read.getHeader("List-Id", null)).isEqualTo("<digest.example.org>");
        assertThat(read.getHeader("List-Help", null)).isEqualTo("<https://digest.example.org/help>");
        assertThat(read.getHeader("List-Owner", null)).isEqualTo("<mailto:owner@example.org>");
        assertThat(read.getHeader("List-Post", null)).isEqualTo("NO");
        assertThat(read.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(read.getHeader("Message-ID", null)).isEqualTo("<digest.s42.2026-03-02@example.org>");
        assertThat(read.getHeader("Date", null)).isEqualTo("Mon, 2 Mar 2026 06:00:00 +0000");
    }

    @Test
    void anAnswerSaysThatItIsOneIsNoListMailAndHasTheNullSender() throws Exception {
        Letter digest = LetterTest.letter("x\n");
        Letter answer = new Letter(
                digest.to(),
                "",
                "Re: help",
                "x\n",
                "x",
                digest.date(),
                Letter.AutoSubmitted.AUTO_REPLIED,
                Optional.empty(),
                Optional.empty());

        String earlier = "<" + "x".repeat(100) + "@example.com>";
        Parcel parcel = print(answer.in(List.of(earlier, "<2@example.com>")));

        assertThat(read(parcel).getHeader("In-Reply-To")).containsExactly("<2@example.com>");
        assertThat(read(parcel).getHeader("References", null).replaceAll("\\s+", " "))
                .isEqualTo(earlier + " <2@example.com>");
        assertThat(parcel.returnTo()).isEmpty();
        assertThat(read(parcel).getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(read(parcel).getHeader("List-Id")).isNull();
    }

    @Test
    void theReturnAddressSaysWhichMessageAndNotWhoReads() {
        EmailAddress back = print(LetterTest.letter("x\n")).returnTo().orElseThrow();

        assertThat(back.value()).matches("b\\+16-[0-9a-f]{20}@example\\.org").doesNotContain("ada");
        assertThat(RETURN_PATH.read(back)).hasValue(42);
    }

    @Test
    void aReturnAddressThatWeDidNotMakeIsNotRead() {
        ForAll.cases(60, random -> {
            String ours = RETURN_PATH.of(random.nextLong(1, Long.MAX_VALUE)).local();
            char[] changed = ours.toCharArray();
            int place = 2 + random.nextInt(changed.length - 2);
            changed[place] = changed[place] == 'a' ? 'b' : 'a';

            assertThat(RETURN_PATH.read(new EmailAddress(new String(changed) + "@example.org")))
                    .isEmpty();
            assertThat(RETURN_PATH.read(new EmailAddress(ours + "@elsewhere.example")))
                    .isEmpty();
        });
    }

    @Test
    void anOlderKeyStillReadsWhatItSigned() {
        byte[] old = "a key".getBytes(StandardCharsets.UTF_8);
        byte[] fresh = "another".getBytes(StandardCharsets.UTF_8);
        EmailAddress bounces = new EmailAddress("b@example.org");

        assertThat(new ReturnPath(bounces, List.of(fresh, old)).read(RETURN_PATH.of(7)))
                .hasValue(7);
        assertThat(new ReturnPath(bounces, List.of(fresh)).read(RETURN_PATH.of(7)))
                .isEmpty();
    }

    @Test
    void anInternationalAddressStandsInItsHeaderAsItIs() throws Exception {
        Letter digest = LetterTest.letter("x\n");
        Letter international = new Letter(
                new EmailAddress("jürgen@müller.example"),
                "Jürgen",
                digest.subject(),
                "x\n",
                "x",
                digest.date(),
                digest.autoSubmitted(),
                digest.unsubscribe(),
                digest.unsubscribeMail());

        String whole = new String(print(international).bytes(), StandardCharsets.UTF_8);

        assertThat(whole).contains("<jürgen@xn--mller-kva.example>");
    }

    @Test
    void aSignatureHoldsAndAnyChangeToWhatItCoversBreaksIt(@TempDir Path folder) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        Path pem = folder.resolve("key.pem");
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        DkimSeal seal = DkimSeal.read(new DkimKey("example.org", "broadsheet", pem));
        MimePress press = press("Broadsheet", Optional.of(seal));
        DKIMVerifier verifier = new DKIMVerifier((method, selector, token) -> List.of(seal.record()));

        byte[] signed = press.print(42, message(), LetterTest.letter("hello\n")).bytes();
        String text = new String(signed, StandardCharsets.US_ASCII);

        assertThat(verifier.verify(new ByteArrayInputStream(signed))).hasSize(1);
        assertThat(signed)
                .isEqualTo(
                        press.print(42, message(), LetterTest.letter("hello\n")).bytes());
        assertThat(text.replaceAll("\\s+", "")).contains("a=rsa-sha256", "c=relaxed/relaxed", "h=from:from:");
        assertThat(text.replaceAll("\\s+", "")).contains("list-unsubscribe:list-unsubscribe-post");
        assertThat(text.substring(0, text.indexOf("From:")))
                .doesNotContain("l=")
                .doesNotContain("t=");
        for (String change : List.of("hello|hullo", "One-Click|Two-Click", "Three papers|Four papers")) {
            byte[] tampered = text.replace(change.split("\\|", -1)[0], change.split("\\|", -1)[1])
                    .getBytes(StandardCharsets.US_ASCII);
            assertThat(Arrays.equals(tampered, signed)).isFalse();
            assertThatThrownBy(() -> verifier.verify(new ByteArrayInputStream(tampered)))
                    .as(change)
                    .isInstanceOf(FailException.class);
        }
        byte[] secondFrom = ("From: eve@example.com\r\n" + text).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> verifier.verify(new ByteArrayInputStream(secondFrom)))
                .isInstanceOf(FailException.class);
    }

    @Test
    void aShortDkimKeyIsRefusedWithTheCommandThatMakesAGoodOne(@TempDir Path folder) throws Exception {
        Path pem = Files.writeString(folder.resolve("key.pem"), "nothing\n");

        assertThatThrownBy(() -> DkimSeal.read(new DkimKey("example.org", "s", pem)))
                .hasMessageContaining("openssl genpkey");
    }
}
