package org.broadsheet.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.broadsheet.ForAll;
import org.broadsheet.Growth;
import org.broadsheet.Shared;
import org.broadsheet.letters.ReceivedLetter;
import org.broadsheet.profiles.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "us-ascii", "windows-1252", "utf-8", "x-no-such", ""})
    void whatOutlookWritesUnderAnyLabelIsReadAsItMeant(String label) {
        String head = "From: ada@example.com\r\nSubject: add\r\nContent-Type: text/%s"
                + (label.isEmpty() ? "" : "; charset=\"" + label + "\"");
        for (String kind : List.of("plain", "html")) {
            byte[] raw = (head.formatted(kind) + "\r\n\r\nterm weights – “dense” vectors… José")
                    .getBytes(Charset.forName("windows-1252"));
            ReceivedLetter letter = MimeReader.read(raw, false);

            assertThat(kind.equals("plain") ? letter.text() : letter.html())
                    .isEqualTo("term weights – “dense” vectors… José");
        }
    }

    @Test
    void headersInRawUtf8AreReadAsSuch() {
        ReceivedLetter letter = MimeReader.read(
                "From: José Łukasz <ada@bücher.example>\r\nSubject: Für mich – 论文\r\n\r\nx".getBytes(UTF_8), false);

        assertThat(letter.fromName()).isEqualTo("José Łukasz");
        assertThat(letter.from()).contains(new EmailAddress("ada@xn--bcher-kva.example"));
        assertThat(letter.subject()).isEqualTo("Für mich – 论文");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?utf-8?B?w5xtaXTD?= =?utf-8?B?oW4=?= | Ümitán",
                "=?utf-8?B?w5xtaXTD?==?utf-8?B?oW4=?= | Ümitán",
                "=?UTF-8?Q?=C3=9Cmit=C3?= =?utf-8?q?=A1n?= | Ümitán",
                "=?utf-8*tr?B?w5xtaXTDoW4=?= and more | Ümitán and more",
                "=?iso-8859-1?Q?a_=96_b?= | a – b",
                "=?us-ascii?Q?a_=96_b?= | a – b",
                "=?gb2312?B?ss7P67zH?= | 参想记",
                "=?utf-8?Q?no_end | =?utf-8?Q?no_end",
                "=?x-no-such?Q?=C3=A9?= | é",
                "a =?utf-8?Q?b?= c =?utf-8?Q?d?= e | a b c d e",
                "=?utf-8?X?abc?= | =?utf-8?X?abc?=",
                "=?=?utf-8?Q?x?= | =?x",
            })
    void encodedWordsAreReadAsTheirSendersMeantThem(String subject, String read) {
        assertThat(MimeReader.read(("Subject: " + subject + "\r\n\r\nx").getBytes(UTF_8), false)
                        .subject())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada <ada@example.com> | ada@example.com | Ada",
                "\"Lovelace, Ada\" <ada@example.com> | ada@example.com | Lovelace, Ada",
                "\"eve@evil.example\" <ada@example.com> | ada@example.com | eve@evil.example",
                "ada@example.com (Ada) | ada@example.com | ''",
                "<ada@example.com> | ada@example.com | ''",
                "Ada (work) <ada@example.com> (home) | ada@example.com | Ada",
                "a@example.com, b@example.com | '' | ''",
                "A <a@example.com>, B <b@example.com> | '' | A",
                "undisclosed | '' | ''",
                "Ada <ada@bücher> | ada@xn--bcher-kva | Ada",
                "Ada <not an address> | '' | Ada",
            })
    void aLetterIsFromOneAddressOrFromNobody(String from, String address, String name) {
        ReceivedLetter letter = MimeReader.read(("From: " + from + "\r\n\r\nx").getBytes(UTF_8), false);

        assertThat(letter.from().map(EmailAddress::value).orElse("")).isEqualTo(address);
        assertThat(letter.fromName()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attachment; filename=\"lib.bib\" | lib.bib",
                "attachment; filename=lib.bib; size=3 | lib.bib",
                "attachment; filename*=utf-8''%e8%ae%ba%e6%96%87.bib | 论文.bib",
                "attachment; filename*0*=utf-8''%e8%ae%ba; filename*1=\"x.bib\" | 论x.bib",
                "attachment; filename*0=\"a \"; filename*1=\"b.bib\" | a b.bib",
                "attachment; filename=\"=?utf-8?B?6K665paHLmJpYg==?=\" | 论文.bib",
                "attachment; filename=\"论文.bib\" | 论文.bib",
                "attachment; filename=\"a\\\"b.bib\" | a\"b.bib",
            })
    void theNameOfAFileIsReadInEveryForm(String disposition, String name) {
        ReceivedLetter letter = MimeReader.read(
                ("Content-Type: application/octet-stream\r\nContent-Disposition: " + disposition + "\r\n\r\nx")
                        .getBytes(UTF_8),
                false);

        assertThat(letter.attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo(name));
    }

    @Test
    void brokenMultipartsGiveWhatTheyHold() {
        assertThat(read("Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nfirst\r\n--b\r\n\r\nsecond")
                        .text())
                .isEqualTo("first\nsecond");
        assertThat(read("Content-Type: multipart/mixed; boundary=no\r\n\r\nplain text")
                        .text())
                .isEqualTo("plain text");
        assertThat(read("Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n\r\nno end")
                        .text())
                .isEqualTo("no end");
        assertThat(read("Content-Transfer-Encoding: BASE64\r\n\r\naGk=\r\n!!aG8=")
                        .text())
                .isEqualTo("hiho");
    }

    @Test
    void recordedLettersAreRead() throws Exception {
        var folder = Shared.orSkip("cases/letters");
        assertThat(recorded(folder, "c1_us_ascii_label").text()).contains("retrieval – term weights");
        assertThat(recorded(folder, "c1_in_second_line").text()).contains("and “dense” vectors too");
        assertThat(recorded(folder, "html_1252").html()).contains("retrieval – term weights");
        assertThat(recorded(folder, "reader_add_outlook_8859-1").text()).contains("cells’ memory of stress");
        assertThat(recorded(folder, "enc_encword_split_char").fromName()).isEqualTo("Ümitán");
        assertThat(recorded(folder, "enc_idn").from()).contains(new EmailAddress("ada@xn--bcher-kva.example"));
    }

    private static ReceivedLetter recorded(java.nio.file.Path folder, String name) throws java.io.IOException {
        return MimeReader.read(java.nio.file.Files.readAllBytes(folder.resolve(name + ".eml")), false);
    }

    @Test
    void timeAndMemoryGrowWithTheLetterAlone() {
        Growth.ofBytes(bytes -> MimeReader.read(bytes, false))
                .upTo(200_000)
                .marks(
                        "From: a@b.c\r\n",
                        "--b\r\n",
                        "\r\n\r\n",
                        "=?utf-8?Q?a?=",
                        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
                        "x: y\r\n",
                        ";a*0*=",
                        "(\"<")
                .with("a header that goes on", length -> "To: " + "a@b.c,\r\n ".repeat(length / 9) + "\r\n\r\nx")
                .with("parts within parts", length -> {
                    StringBuilder deep = new StringBuilder();
                    for (int i = 0; deep.length() < length; i++) {
                        deep.append("Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n".formatted(i, i));
                    }
                    return deep.toString();
                })
                .with(
                        "a type with many parameters",
                        length -> "Content-Type: text/plain" + ";a=b".repeat(length / 4) + "\r\n\r\nx")
                .with("senders", length -> "From: " + "<a@b>,".repeat(length / 6) + "\r\n\r\nx")
                .check();
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
        assertThat(letter.subject()).isEqualTo("a bc");
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
