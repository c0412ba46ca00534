package org.broadsheet.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.broadsheet.Fuzz;
import org.broadsheet.Growth;
import org.broadsheet.web.http.Incoming.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

    private static final String MULTIPART = "multipart/form-data; boundary=b";

    @Test
    void aFormOfPartsIsReadWithItsFiles() {
        Fields form = multipart(
                        part("form-data; name=\"about\"", "owls – bees\r\nand wasps"),
                        part("form-data; name=\"library\"; filename=\"a;name=x.bib\"", "@article{…}\r\n--bogus"),
                        part("form-data; name=about", "again"))
                .orElseThrow();

        assertThat(form.text("about")).isEqualTo("owls – bees\nand wasps");
        assertThat(form.all("about")).hasSize(2);
        assertThat(new String(form.upload("library"), StandardCharsets.UTF_8)).isEqualTo("@article{…}\r\n--bogus");
    }

    @Test
    void emptyPartsAndQuotedBoundariesAreRead() {
        assertThat(FormReader.body(
                                "Multipart/Form-Data; charset=utf-8; boundary=\"a b\"",
                                bytes("--a b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n\r\n--a b--"))
                        .orElseThrow()
                        .has("x"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--b",
                "--b--x",
                "--b\r\n\r\n",
                "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"x\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nnever ended",
                "--c\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nx\r\n--c--"
            })
    void aBrokenFormOfPartsIsNone(String body) {
        Optional<Fields> form = FormReader.body(MULTIPART, bytes(body));

        assertThat(form.map(Fields::values).filter(values -> !values.isEmpty())).isEmpty();
    }

    @Test
    void textThatIsNotUtf8IsReadAsWindows1252AndWhatNobodySeesIsLeftOut() {
        Fields form = FormReader.urlEncoded("a=%96&b=%C2%96&c=%E2%80%93&d=x%00%E2%80%AEy&e=+%2B")
                .orElseThrow();

        assertThat(List.of(form.text("a"), form.text("b"), form.text("c"))).containsOnly("–");
        assertThat(form.text("d")).isEqualTo("xy");
        assertThat(form.text("e")).isEqualTo("+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%=a", "a=%-1"})
    void aPerCentSignWithoutItsDigitsMakesNoForm(String form) {
        assertThat(FormReader.urlEncoded(form)).isEmpty();
    }

    @Test
    void moreFieldsThanAnyFormHasAreNoForm() {
        assertThat(FormReader.urlEncoded("a=b&".repeat(601))).isEmpty();
        assertThat(FormReader.urlEncoded("&".repeat(100_000) + "a=b")
                        .orElseThrow()
                        .text("a"))
                .isEqualTo("b");
    }

    @Test
    void timeAndMemoryGrowWithTheForm() {
        Growth.of(FormReader::urlEncoded)
                .upTo(600_000)
                .marks("&", "=", "%41", "+", "a=b&")
                .check();
        String head = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n";
        Growth.ofBytes(body -> FormReader.body(MULTIPART, body))
                .upTo(600_000)
                .marks("--b\r\n", "\r\n--b", "--b--", "\r\n\r\n", head, "; name=\"", "\"", ";", "=")
                .check();
        Growth.of(type -> FormReader.body("multipart/form-data" + type, bytes(head)))
                .upTo(32_000)
                .marks("; boundary=", ";", "=", "\"", " ")
                .check();
        Growth.of(header -> FormReader.body(
                        MULTIPART, bytes("--b\r\nContent-Disposition:" + header + "\r\n\r\nx\r\n--b--")))
                .upTo(8_000)
                .marks("; name=", "; filename=\"", ";", "=", "\"", "\r\n", ":")
                .check();
    }

    @Test
    void noFormMakesItThrow() {
        Fuzz.of("urlencoded", FormReader::urlEncoded)
                .seeds("act=save&name0=a%20b&day=MONDAY&day=FRIDAY", "a", "=&=")
                .words("&", "=", "%", "%4", "+", "%C3%A9")
                .run();
        Fuzz.ofBytes("multipart", body -> FormReader.body(MULTIPART, body))
                .seeds(bytes("--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"y\"\r\n\r\nz\r\n--b--\r\n"))
                .words("--b", "\r\n", "\r\n--b--", "; name=", "\"", "Content-Disposition:")
                .run();
        Fuzz.of("content type", type -> FormReader.body(type, bytes("--b\r\n\r\n\r\n--b--")))
                .seeds(MULTIPART, "multipart/form-data; boundary=\"b\"; charset=x", "application/x-www-form-urlencoded")
                .run();
    }

    private static Optional<Fields> multipart(String... parts) {
        return FormReader.body(MULTIPART, bytes(String.join("", parts) + "--b--\r\n"));
    }

    private static String part(String disposition, String content) {
        return "--b\r\nContent-Disposition: %s\r\nContent-Type: text/plain\r\n\r\n%s\r\n"
                .formatted(disposition, content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
