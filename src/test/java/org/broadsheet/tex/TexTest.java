package org.broadsheet.tex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.broadsheet.ForAll;
import org.broadsheet.Fuzz;
import org.broadsheet.Growth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TexTest {

    private static final Styled.Marker MARKER = new Styled.Marker("[", "]");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '@',
            value = {
                "Erd\\H{o}s, Poincar\\'e and Fr\\'{e}chet|Erdős, Poincaré and Fréchet",
                "{\\\"o}zg{\\\"u}r \\v{S}koda, \\c{C}a, Mart{\\'\\i}n|özgür Škoda, Ça, Martín",
                "{\\L}ukasz \\O{}rsted Stra\\ss e|Łukasz Ørsted Straße",
                "an $\\alpha$-stable $\\Gamma$ process|an α-stable Γ process",
                "$x^2 + y_i^{2} \\leq 10^{-3}$|x² + yᵢ² ≤ 10⁻³",
                "$x\\in\\mathbb{R}^d$ and $\\mathcal{O}(n\\log n)$|x ∈ ℝᵈ and 𝒪(n log n)",
                "about $\\sim 5\\sigma$ at $z\\sim2$|about ∼5σ at z ∼ 2",
                "a $3\\times 3$ grid, $10\\times$ faster|a 3×3 grid, 10× faster",
                "CO$_2$ and H$_{2}$O at $25^\\circ$C|CO₂ and H₂O at 25°C",
                "$\\frac{1}{2}$ of $\\sqrt{x+1}$|1/2 of √(x+1)",
                "$\\frac{a+b}{c}$|(a+b)/c",
                "$\\hat{x}$, $\\bar y$, $\\not\\in$|x̂, ȳ, ∉",
                "\\(\\beta\\) decay|β decay",
                "$$E = mc^2$$|E = mc²",
                "a 5\\% rise in R\\&D for \\$3|a 5% rise in R&D for $3",
                "``quoted'' -- and 1--2 --- done|“quoted” – and 1–2 — done",
                "see Fig.~3 of~Smith|see Fig. 3 of Smith",
                "10^{-3} of a mole|10⁻³ of a mole",
                "$\\text{if } x > 0$|if x > 0",
                "{\\cal L} is not a formula, ${\\cal L}$ is|{\\cal L} is not a formula, ℒ is",
                "$\\Delta E$ of $\\left(a\\right)$|ΔE of (a)",
                "$p\\to q$ and $A \\cup B$|p → q and A ∪ B",
                "\\url{https://example.org/~x_y}|https://example.org/~x_y",
                "$>$50 and $<$5%|>50 and <5%",
                "$\\href{https://example.org}{\\texttt{our code}}$|our code",
                "\\href{https://example.org}{our page}|our page",
            })
    void simpleTexReadsAsText(String tex, String text) {
        assertThat(Tex.read(tex).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tickets cost $5 and $10 today",
                "between $100 and $200",
                "\\unknown{x} stays",
                "$\\begin{matrix} 1 & 2 \\end{matrix}$",
                "$\\unknowncommand{x} + \\alpha$",
                "the set {1, 2, 3}",
                "an unclosed $x + y",
                "{unclosed and }closed} twice",
                "snake_case and x^2 and a_b",
                "~5% and ~/home and a ~ b",
                "C-- and --flag",
                "it's 5'' long",
                "$",
                "\\",
                "{",
                "}",
                "$$",
                "$ $",
                "^{2} alone",
            })
    void whatCannotBeTurnedStaysAsItIsWritten(String text) {
        assertThat(Tex.read(text).text()).isEqualTo(text);
        assertThat(Tex.read(text).html(List.of(), MARKER).html().replace("&#39;", "'"))
                .isEqualTo(text.replace("&", "&amp;"));
    }

    @Test
    void whatUnicodeCannotRaiseIsRaisedByMarkupAndWrittenAsTexInText() {
        Styled read = Tex.read("$x_{\\mathrm{max}}^\\theta$ and $L_\\infty$");

        assertThat(read.html(List.of(), MARKER).html()).isEqualTo("x<sub>max</sub>&#7615; and L<sub>&#8734;</sub>");
        assertThat(read.text()).isEqualTo("x_{max}ᶿ and L_∞");
    }

    @Test
    void emphasisIsMarkupInHtmlAndNothingInText() {
        Styled read = Tex.read("an \\emph{in situ} {\\bf test} of \\texttt{ls -l} & more");

        assertThat(read.html(List.of(), MARKER).html())
                .isEqualTo("an <i>in situ</i> <b>test</b> of <code>ls -l</code> &amp; more");
        assertThat(read.text()).isEqualTo("an in situ test of ls -l & more");
    }

    @Test
    void matchedWordsAreMarkedWhereverTheyStand() {
        Styled read = Tex.read("Sparse \\emph{retrieval models} beat a sparse retrieval, not SPARSELY");

        assertThat(read.html(List.of("sparse retrieval", "sparse"), MARKER).html())
                .isEqualTo("[Sparse ][<i>retrieval</i>]<i> models</i> beat a [sparse retrieval], not SPARSELY");
    }

    @Test
    void markedWordsAreEscaped() {
        assertThat(Tex.read("a <b> & c").html(List.of("<b> &"), MARKER).html()).isEqualTo("a [&lt;b&gt; &amp;] c");
    }

    @Test
    void aLongTextIsCutAtTheEndOfASentence() {
        assertThat(Styled.of("One sentence here. Another one there. And a third that goes on and on.")
                        .cut(45)
                        .text())
                .isEqualTo("One sentence here. Another one there. …");
    }

    @Test
    void aLongTextWithoutSentencesIsCutBetweenWords() {
        assertThat(Styled.of("word ".repeat(30).strip()).cut(22).text()).isEqualTo("word word word word …");
        assertThat(Styled.of("x".repeat(100)).cut(10).text()).isEqualTo("xxxxxxxxxx …");
    }

    @Test
    void whateverTheTextItIsReadWithoutFailing() {
        List<String> pieces = List.of(
                "{",
                "}",
                "$",
                "$$",
                "\\",
                "^",
                "_",
                "\\alpha",
                "\\frac",
                "\\sqrt",
                "\\emph",
                "\\H",
                "\\'",
                "{\\it ",
                "x",
                "é",
                " ",
                "\\(",
                "\\)",
                "\\text",
                "\\mathbb",
                "~",
                "--",
                "``",
                "''",
                "𝔸",
                "\ud83d",
                "\\left",
                "\\not",
                "2",
                "\\ ",
                "\\cal",
                "&",
                "<",
                "\u202e",
                "\ufdd0");
        ForAll.cases(2_000, random -> {
            String text = any(random, pieces);

            Styled read = Tex.read(text);

            assertThat(read.spans()).allSatisfy(span -> {
                assertThat(span.start()).isNotNegative().isLessThan(span.end());
                assertThat(span.end()).isLessThanOrEqualTo(read.plain().length());
            });
            assertThat(read.text()).doesNotContain("\u202e", "\ufdd0");
            assertThat(read.html(List.of("x", "2"), MARKER).html()).doesNotContain("<\u202e");
            assertThatCode(() -> read.cut(10).html(List.of("x"), MARKER)).doesNotThrowAnyException();
        });
    }

    @Test
    void textWithoutTexStaysWhatItIs() {
        List<String> pieces =
                List.of("word", " ", "é", "(1)", ",", "a_b", "x^2", "<tag>", "–", "\"", "'", "`x", "}", "#");
        ForAll.cases(500, random -> {
            String text =
                    any(random, pieces).replaceAll(" +", " ").replace("``", "`").strip();

            assertThat(Tex.read(text).text()).isEqualTo(text);
        });
    }

    @Test
    void timeGrowsWithLengthHoweverHostileTheText() {
        Growth.of(text -> {
                    Tex.read(text).html(List.of("x"), MARKER);
                    TexNames.decode(text);
                })
                .upTo(60_000)
                .marks(
                        "{",
                        "$$",
                        "\\(",
                        "\\[",
                        "\\emph{",
                        "$\\frac{",
                        "^{",
                        "{\\it ",
                        "\\sqrt",
                        "$x^",
                        "\\'",
                        "$\\text{$",
                        "a^{b",
                        "\\v ")
                .check();
    }

    @Test
    void noTextMakesItThrow() {
        Fuzz.of("tex", text -> {
                    Tex.read(text).html(List.of("x"), MARKER);
                    TexNames.decode(text);
                })
                .seeds(
                        "Erd\\H{o}s--R\\'enyi $\\alpha^{2}_{i}$ \\emph{and {\\it more}} \\(x\\) ``quoted''",
                        "{\\L}ukasz \\DJ or\\dh e")
                .words("\\", "{", "$", "\\frac{a}{b}", "\\text{", "^", "\\'", "\\begin{")
                .run();
    }

    private static String any(Random random, List<String> pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }
}
