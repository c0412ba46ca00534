package org.broadsheet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.broadsheet.Fuzz;
import org.broadsheet.Growth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "us-ascii", "ISO-8859-1", "latin1", "windows-1252", "utf-8", "no-such-charset", "x y z"})
    void windowsDashesAndQuotationMarksAreReadWhateverTheLabel(String label) {
        byte[] bytes = "“Graphs” – and more… 5 €, José".getBytes(Charset.forName("windows-1252"));

        assertThat(Decoding.text(bytes, label)).isEqualTo("“Graphs” – and more… 5 €, José");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us-ascii", "ISO-8859-1", "windows-1252", "UTF-8", "utf8", "no-such-charset", "utf-16"})
    void utf8IsReadWhateverTheLabel(String label) {
        assertThat(Decoding.text("Erdős – 论文".getBytes(StandardCharsets.UTF_8), label))
                .isEqualTo("Erdős – 论文");
    }

    @ParameterizedTest
    @CsvSource({
        "gb2312, GB18030, 论文朱镕基", "shift_jis, windows-31j, 論文①", "euc-kr, x-windows-949, 똠방각하",
                "ISO-8859-9, windows-1254, Yıldız",
        "iso-8859-2, ISO-8859-2, Łukasz", "koi8-r, KOI8-R, Привет", "big5, Big5, 論文", "iso-2022-jp, ISO-2022-JP, 論文",
        "utf-16le, UTF-16LE, 论文", "utf-16be, UTF-16BE, graph", "utf-16, UTF-16BE, 论文"
    })
    void otherLabelsAreBelieved(String label, String charset, String text) {
        assertThat(Decoding.text(text.getBytes(Charset.forName(charset)), label))
                .isEqualTo(text);
    }

    @Test
    void aByteOrderMarkSaysMoreThanTheLabel() {
        for (String each : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            byte[] bytes = "\ufeffErdős".getBytes(Charset.forName(each));

            assertThat(Decoding.text(bytes, "iso-8859-1")).as(each).isEqualTo("Erdős");
        }
        assertThat(Decoding.text("@article{graphs,".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("@article{graphs,");
    }

    @Test
    void aLineThatIsNotUtf8DoesNotSpoilTheOthers() {
        byte[] bytes = "Erd\u00c5\u0091s\nJos\u00e9\nErd\u00c5\u0091s".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Decoding.text(bytes)).isEqualTo("Erdős\nJosé\nErdős");
    }

    @Test
    void aCharacterThatTheEndCutsOffIsLeftOut() {
        byte[] bytes = "Erdős 论".getBytes(StandardCharsets.UTF_8);

        assertThat(Decoding.text(java.util.Arrays.copyOf(bytes, bytes.length - 1)))
                .isEqualTo("Erdős ");
    }

    @Test
    void whatNobodySeesIsTakenOut() {
        assertThat(Clean.line(" a\0b\u0007c \u202eevil\u202c \u200bx\ufeff \ud800y\udfff 😀 \u2028 z\r\n\tw "))
                .isEqualTo("abc evil x y 😀 z w");
        assertThat(Clean.lines("a\r\nb\rc\u2028d\u000be\tf\u0000g\u00a0h")).isEqualTo("a\nb\nc\nd\ne\tfg h");
        assertThat(Clean.line("C1 \u0093is\u0094 \u0096 Windows\u0085, \u0081nothing"))
                .isEqualTo("C1 “is” – Windows…, nothing");
        assertThat(Clean.line("می\u200cخواهم 👩\u200d🔬")).isEqualTo("می\u200cخواهم 👩\u200d🔬");
    }

    @Test
    void textIsCutBetweenCharacters() {
        assertThat(Clean.line("ab😀cd", 3)).isEqualTo("ab");
        assertThat(Clean.lines("ab😀cd", 4)).isEqualTo("ab😀");
        assertThat(Clean.line("ab cd", 3)).isEqualTo("ab");
        assertThat(Clean.line("abcd", 0)).isEmpty();
    }

    @Test
    void linesEndAsTheyMayAndAreNoLongerThanAsked() {
        assertThat(Lines.of("a\r\nb\rc\n\nlonger", 3)).containsExactly("a", "b", "c", "", "lon");
        assertThat(Lines.of("", 3)).containsExactly("");
    }

    @Test
    void cleanTextStaysAsItIs() {
        org.broadsheet.ForAll.cases(300, random -> {
            StringBuilder text = new StringBuilder();
            random.ints(30, 0, 0x11000).forEach(text::appendCodePoint);
            String line = Clean.line(text.toString());

            assertThat(Clean.line(line)).isEqualTo(line);
            assertThat(Clean.lines(line)).isEqualTo(line);
            assertThat(line.chars().anyMatch(Character::isISOControl)).isFalse();
        });
    }

    @Test
    void timeAndMemoryGrowWithTheInputAlone() {
        Growth.ofBytes(bytes -> {
                    for (String label : List.of("", "utf-16")) {
                        String text = Decoding.text(bytes, label);
                        Clean.line(text);
                        Lines.of(Clean.lines(text), 1_000).forEach(line -> {});
                    }
                })
                .upTo(200_000)
                .check();
    }

    @Test
    void theHarnessFindsAQuadraticReader() {
        Growth slow = Growth.of(text ->
                java.util.regex.Pattern.compile("(?m)^\\W*TY").matcher(text).find());

        assertThatThrownBy(slow::check).isInstanceOf(AssertionError.class).hasMessageContaining("a doubling may cost");
    }

    @Test
    void theHarnessFindsAReaderThatThrows() {
        Fuzz fragile = Fuzz.of("fragile", text -> {
            char unused = text.charAt(3);
        });

        assertThatThrownBy(fragile::run).isInstanceOf(AssertionError.class).hasMessageContaining("fragile throws");
    }
}
