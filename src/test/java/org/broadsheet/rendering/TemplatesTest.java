package org.broadsheet.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

    record Page(String title, Optional<String> note, List<Item> items, Markup marked) {}

    record Item(String name) {}

    private static final Page PAGE = new Page(
            "a & b " + Sample.HOSTILE,
            Optional.empty(),
            List.of(new Item("one"), new Item("two")),
            new Markup("<b>x</b>"));

    private static final Language ENGLISH =
            Templates.from(Optional.empty()).languages().of(Languages.FIRST);

    @TempDir
    Path folder;

    @Test
    void whatTheRecordSaysComesOutEscaped() throws IOException {
        write("t.html", "<p th:text=\"${title}\">t</p><i th:each=\"i : ${items}\" th:text=\"${i.name}\"></i>");

        assertThat(templates().render("t.html", PAGE))
                .isEqualTo("<p>a &amp; b &lt;hostile-sample&gt;</p><i>one</i><i>two</i>");
    }

    @Test
    void markupOfOursStaysMarkup() throws IOException {
        write("t.html", "<p th:utext=\"${marked}\">t</p>");

        assertThat(templates().render("t.html", PAGE)).isEqualTo("<p><b>x</b></p>");
    }

    @Test
    void textIsNotEscaped() throws IOException {
        write("t.txt", "[(${title})][# th:if=\"${note}\"]never[/]");

        assertThat(templates().render("t.txt", PAGE)).isEqualTo("a & b <hostile-sample>");
    }

    @Test
    void aTextThatLooksLikeAnExpressionIsPrintedAndNotRun() throws IOException {
        write("t.html", "<p th:text=\"${title}\">t</p>");
        write("t.txt", "[(${title})]");
        String attack = "[[${7*7}]] ${T(java.lang.Runtime)} __${7*7}__ [(${7*7})] th:text";
        Page page = new Page(attack, Optional.empty(), List.of(), new Markup(""));

        assertThat(templates().render("t.html", page)).isEqualTo("<p>" + attack + "</p>");
        assertThat(templates().render("t.txt", page)).isEqualTo(attack);
    }

    @Test
    void aMisspeltVariableIsReportedWithItsLine() throws IOException {
        write("t.html", "<html>\n<body>\n<p th:text=\"${titel}\">t</p></body></html>");

        assertThat(problems("t.html"))
                .containsExactly(folder.resolve("t.html")
                        + ":3: there is no \"titel\" here; there is items, marked, note, title.");
    }

    @Test
    void aMisspeltVariableWithinAnotherIsReportedWithItsLine() throws IOException {
        write("t.html", "<p>\n\n<i th:each=\"i : ${items}\"\n   th:text=\"${i.nmae}\"></i></p>");

        assertThat(problems("t.html"))
                .containsExactly(folder.resolve("t.html") + ":4: there is no \"nmae\" here; there is name.");
    }

    @Test
    void aMisspeltVariableInTextIsReportedWithItsLine() throws IOException {
        write("t.txt", "one\ntwo\n[(${titel})]\n");

        assertThat(problems("t.txt"))
                .containsExactly(folder.resolve("t.txt")
                        + ":3: there is no \"titel\" here; there is items, marked, note, title.");
    }

    @Test
    void anUnfinishedExpressionIsReportedWithItsLine() throws IOException {
        write("t.html", "<p>\n<b th:if=\"${title\">t</b></p>");

        assertThat(problems("t.html")).singleElement().asString().startsWith(folder.resolve("t.html") + ":2: ");
    }

    @Test
    void aBlockOfATextThatIsNotClosedOrNotOpenedIsReportedWithItsLine() throws IOException {
        write(
                "t.txt",
                "one\n[# th:if=\"${title != ']'}\"]two[/]\n[# th:if=\"${title != 'x'}\"]\n[# th:text=\"${title}\" /]\nfour\n");
        assertThat(problems("t.txt"))
                .singleElement()
                .asString()
                .startsWith(folder.resolve("t.txt") + ":3: ")
                .contains("never closed");

        write("t.txt", "one\ntwo\n[/]\n");
        assertThat(problems("t.txt")).singleElement().asString().startsWith(folder.resolve("t.txt") + ":3: ");
    }

    @Test
    void aValueThatIsBegunAndNotEndedIsReportedWithItsLine() throws IOException {
        for (String unfinished : List.of("[(${title}]", "[[${title}]", "[(${title", "[[${title}")) {
            write("t.txt", "one [(${title})] [[${title}]]\n" + unfinished + "\n");

            assertThat(problems("t.txt"))
                    .as(unfinished)
                    .containsExactly(folder.resolve("t.txt")
                            + ":2: a value is begun and not ended; write [[${…}]] or [(${…})] whole.");
        }
    }

    @Test
    void textPrintedAsMarkupIsReportedWithItsLine() throws IOException {
        write("t.html", "<p>\n\n<b th:utext=\"${title}\">t</b></p>");

        assertThat(problems("t.html"))
                .singleElement()
                .asString()
                .contains("t.html:3: text from outside comes out as markup");
    }

    @Test
    void anAttributeThatThymeleafDoesNotKnowIsReportedWithItsLine() throws IOException {
        write("t.html", "<p>\n<b th:txt=\"${title}\">t</b></p>");

        assertThat(problems("t.html")).singleElement().asString().contains("t.html:2: ", "th:txt");
    }

    @Test
    void preprocessingIsRefusedWithItsLine() throws IOException {
        write("t.html", "<p>\n<b th:text=\"${__${title}__}\">t</b></p>");

        assertThat(problems("t.html")).singleElement().asString().contains("t.html:2: ", "as code");
    }

    @Test
    void aFileThatNothingUsesIsReported() throws IOException {
        write("t.html", "<p>fine</p>");
        write("digset.html", "<p>fine</p>");

        assertThat(problems("t.html")).singleElement().asString().contains("digset.html: no mail or page uses");
    }

    @Test
    void aMissingTemplateIsNamed() {
        assertThatThrownBy(() -> templates().render("nowhere.html", PAGE))
                .isInstanceOf(TemplateException.class)
                .hasMessage("templates/nowhere.html: there is no such template.");
        assertThatThrownBy(() -> templates().render("../secret.html", PAGE)).isInstanceOf(TemplateException.class);
    }

    @Test
    void aPartIsRenderedOnceAndFilledOften() throws IOException {
        write(
                "t.html",
                "<body>no<p th:fragment=\"one\" th:title=\"${title}\"><b th:if=\"${note}\" th:text=\"${note}\"></b> <i th:utext=\"${marked}\"></i></p></body>");
        Part part =
                templates().part("t.html", ENGLISH, Optional.of("one"), List.of("title", "note", "marked"), Map.of());
        StringBuilder out = new StringBuilder();
        part.filling()
                .with("title", "\"q\"")
                .with("note", "<&>")
                .with("marked", new Markup("<u>m</u>"))
                .appendTo(out);
        part.filling()
                .with("title", "2")
                .with("note", null)
                .with("marked", "<x>")
                .appendTo(out);

        assertThat(out)
                .hasToString("<p title=\"&quot;q&quot;\"><b>&lt;&amp;&gt;</b> <i><u>m</u></i></p>"
                        + "<p title=\"2\"> <i>&lt;x&gt;</i></p>");
    }

    @Test
    void aPartOfATextIsChosenByTheVariablePart() throws IOException {
        write("t.txt", "[# th:if=\"${part == 'one'}\"]1 [(${title})][/][# th:if=\"${part == 'two'}\"]2[/]");
        StringBuilder out = new StringBuilder();

        templates()
                .part("t.txt", ENGLISH, Optional.of("one"), List.of("title"), Map.of())
                .filling()
                .with("title", "<t>")
                .appendTo(out);

        assertThat(out).hasToString("1 <t>");
    }

    @Test
    void aPartThatPrintsNothingIsAMistake() throws IOException {
        write("t.html", "<p>no fragments</p>");

        Part part = templates().part("t.html", ENGLISH, Optional.of("paper"), List.of(), Map.of());

        assertThatThrownBy(() -> part.filling().appendTo(new StringBuilder()))
                .hasMessageContaining("th:fragment=\"paper\" is missing");
    }

    @Test
    void aTemplateThatComputesWithAGapIsTold() throws IOException {
        write("t.html", "<p th:text=\"${#strings.toUpperCase(title)}\">t</p>");
        Part part = templates().part("t.html", ENGLISH, Optional.empty(), List.of("title"), Map.of());

        assertThatThrownBy(() -> part.filling().with("title", "x").appendTo(new StringBuilder()))
                .hasMessageContaining("can be printed and asked for, but not computed with");
    }

    private List<String> problems(String template) {
        return templates().check(List.of(Sample.of(template, PAGE))).stream()
                .map(TemplateProblem::toString)
                .toList();
    }

    private Templates templates() {
        return Templates.from(Optional.of(folder));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
