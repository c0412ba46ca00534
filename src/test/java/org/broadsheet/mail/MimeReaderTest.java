package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.broadsheet.ForAll;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;

class MimeReaderTest {

    @Test
    void aPlainLetterInAnyCommonCharsetIsRead() {
        for (String charset : List.of("utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "utf-16")) {
            byte[] head = ("From: =?utf-8?Q?Ada_K=C3=B6nig?= <Ada@Example.com>\r\nTo: papers+tag@example.org\r\n"
                            + "Subject: =?iso-8859-1?Q?F=FCr_mich?=\r\nContent-Type: text/plain; charset=" + charset
                            + "\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                    .getBytes(UTF_8);
            byte[] body = Base64.getMimeEncoder().encode("Gödel für alle".getBytes(Charset.forName(charset)));
            byte[] raw = new byte[head.length + body.length];
            System.arraycopy(head, 0, raw, 0, head.length);
            System.arraycopy(body, 0, raw, head.length, body.length);

            ReceivedLetter letter = MimeReader.read(raw, false);

            assertThat(letter.text()).as(charset).isEqualTo("Gödel für alle");
            assertThat(letter.subject()).isEqualTo("Für mich");
            assertThat(letter.fromName()).isEqualTo("Ada König");
            assertThat(letter.from()).contains(new EmailAddress("Ada@Example.com"));
            assertThat(letter.recipients()).containsExactly("papers+tag@example.org");
        }
    }

    @Test
    void anUnknownCharsetIsReadAsWell() {
        ReceivedLetter letter = read("Content-Type: text/plain; charset=\"x-no-such\"\r\n\r\nHällo");

        assertThat(letter.text()).isEqualTo("Hällo");
    }

    @Test
    void textHtmlAndFilesAreToldApart() {
        ReceivedLetter letter = read("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/plain

                plain
                --c
                Content-Type: text/html

                <p>html</p>
                --c--
                --b
                Content-Type: application/x-bibtex; name="lib.bib"
                Content-Disposition: attachment; filename="lib.bib"

                @misc{a, title={T}}
                --b--
                """);

        assertThat(letter.text()).isEqualTo("plain");
        assertThat(letter.html()).contains("<p>html</p>");
        assertThat(letter.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("lib.bib");
            assertThat(new String(file.bytes(), UTF_8)).contains("@misc");
        });
    }

    @Test
    void partsWithoutEndAndAThousandFoldNestingAreBoundedAndQuick() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        StringBuilder wide = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (int i = 0; i < 20_000; i++) {
            wide.append("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n");
        }
        for (StringBuilder hostile : List.of(deep, wide)) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            ReceivedLetter letter = read(hostile.toString());

            assertThat(letter.tooBig()).isTrue();
            assertThat(letter.from()).isPresent();
            assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void tenMegabytesOfTextAreCutAndArchivesAreNotOpened() {
        ReceivedLetter big = read("\r\n" + "word ".repeat(2_000_000));
        ReceivedLetter zip = read("""
                Content-Type: application/zip; name="bomb.zip"
                Content-Disposition: attachment; filename="bomb.zip"
                Content-Transfer-Encoding: base64

                UEsDBBQAAAAIAA==
                """);

        assertThat(big.tooBig()).isTrue();
        assertThat(big.text()).hasSizeLessThanOrEqualTo(200_000);
        assertThat(zip.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.bytes()).hasSizeLessThan(20));
    }

    @Test
    void aNameOrSubjectCannotSmuggleInALine() {
        ReceivedLetter letter = MimeReader.read(
                "From: =?utf-8?Q?Ada=0D=0ABcc:_eve@example.net?= <ada@example.com>\r\nSubject: =?utf-8?Q?a=0Ab=00c?=\r\n\r\nx"
                        .getBytes(UTF_8),
                false);

        assertThat(letter.fromName()).isEqualTo("Ada Bcc: eve@example.net");
        assertThat(letter.subject()).isEqualTo("a b c");
    }

    @Test
    void theSameLetterHasOneFingerprintHoweverItTravelled() {
        String letter = "From: ada@example.com\r\nMessage-ID: <a@b>\r\nSubject: help\r\n\r\nx";

        assertThat(MimeReader.read(("Received: one\r\n" + letter).getBytes(UTF_8), false)
                        .fingerprint())
                .isEqualTo(MimeReader.read(("Received: two\r\n" + letter).getBytes(UTF_8), false)
                        .fingerprint())
                .isNotEqualTo(read("\r\nx").fingerprint());
    }

    @Test
    void noBytesWhatsoeverMakeItThrow() {
        String seed =
                "From: a@b.c\r\nContent-Type: multipart/mixed; boundary=\"q\"\r\n\r\n--q\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=C3=A4\r\n--q\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+\r\n--q--\r\n";
        ForAll.cases(500, random -> {
            byte[] bytes = seed.getBytes(UTF_8);
            for (int i = 0; i < 6; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }

            assertThat(MimeReader.read(bytes, random.nextBoolean())).isNotNull();
        });
    }

    private static ReceivedLetter read(String rest) {
        return MimeReader.read(
                ("From: ada@example.com\r\nTo: papers@example.org\r\n" + rest.replaceAll("(?<!\r)\n", "\r\n"))
                        .getBytes(UTF_8),
                false);
    }
}
