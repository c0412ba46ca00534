package org.broadsheet.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguagesTest {

    /** Where code and templates say a sentence. */
    private static final Pattern SAID = Pattern.compile(
            "\\b(?:say|date)\\(\\s*\"([a-z0-9]+(?:\\.[a-z0-9-]+)+)\"|#\\{([a-z0-9]+(?:\\.[a-z0-9-]+)+)");

    /** Where code may name one to say it elsewhere. */
    private static final Pattern NAMED = Pattern.compile("\"([a-z0-9]+(?:\\.[a-z0-9-]+)+)\"");

    /** What a template says by itself, once its own marks are gone: letters. */
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}");

    private static final Language ENGLISH =
            Templates.from(Optional.empty()).languages().of(Languages.FIRST);

    record Nothing() {}

    record Count(int papers, String name) {}

    @TempDir
    Path folder;

    @Test
    void theShippedLanguagesAreWholeAndLackNoSentence() {
        Languages shipped = Templates.from(Optional.empty()).languages();

        assertThat(shipped.codes()).contains("en", "de");
        assertThat(shipped.problems()).isEmpty();
    }

    @Test
    void everySentenceThatIsSaidIsThereAndEverySentenceThereIsSaid() throws IOException {
        Set<String> said = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("templates"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file);
                    SAID.matcher(text)
                            .results()
                            .forEach(found -> said.add(found.group(1) == null ? found.group(2) : found.group(1)));
                    NAMED.matcher(text).results().forEach(found -> named.add(found.group(1)));
                }
            }
        }
        named.addAll(said);

        assertThat(ENGLISH.names()).containsAll(said);
        assertThat(named)
                .containsAll(
                        ENGLISH.names().stream().filter(name -> !isDate(name)).toList());
    }

    @Test
    void noTemplateOfAMailSaysAWordByItself() throws IOException {
        for (String mail : List.of("digest", "confirm", "welcome", "answer", "letter")) {
            Document html = Jsoup.parse(Files.readString(Path.of("templates", mail + ".html")));
            html.select("style, title, [th:text], [th:utext], [th:remove=all] > [th:fragment=mark]")
                    .remove();
            html.select("[th:replace]").remove();
            assertThat(html.text().replaceAll("[^\\p{L}]+", " ").strip())
                    .as(mail + ".html")
                    .doesNotContainPattern(WORDS);
            Path text = Path.of("templates", mail + ".txt");
            if (Files.exists(text)) {
                assertThat(Files.readString(text).replaceAll("\\?more|\\[\\([^\\n]*?}\\)]|\\[# [^\\n]*?}\"]|\\[/]", ""))
                        .as(mail + ".txt")
                        .doesNotContainPattern(WORDS);
            }
        }
    }

    /** The patterns of dates are there for whoever needs one. */
    private static boolean isDate(String name) {
        return name.startsWith("date.");
    }

    @Test
    void aTemplateSpeaksTheLanguageItIsRenderedIn() throws IOException {
        write("t.html", "<p th:lang=\"${#locale.language}\" th:text=\"#{link.unsubscribe}\">x</p>");
        Templates templates = Templates.from(Optional.of(folder));

        assertThat(templates.render("t.html", templates.languages().of("de"), new Nothing()))
                .isEqualTo("<p lang=\"de\">Abbestellen</p>");
        assertThat(templates.render("t.html", templates.languages().of("tlh"), new Nothing()))
                .isEqualTo("<p lang=\"en\">Unsubscribe</p>");
    }

    @Test
    void aSentenceChoosesByNumberAndWritesNumbersAsItsLanguageDoes() throws IOException {
        write("en/mail.properties", "x.many={0|nothing|one paper for {1}|{0} papers for {1}}");
        write("de/mail.properties", "x.many={0|nichts|ein Artikel für {1}|{0} Artikel für {1}}");
        write("t.txt", "[(#{x.many(${papers}, ${name})})]");
        Templates templates = Templates.from(Optional.of(folder));
        Language german = templates.languages().of("de");

        assertThat(templates.render("t.txt", new Count(1, "Ada"))).isEqualTo("one paper for Ada");
        assertThat(templates.render("t.txt", new Count(0, "Ada"))).isEqualTo("nothing");
        assertThat(templates.render("t.txt", new Count(1200, "{0}"))).isEqualTo("1,200 papers for {0}");
        assertThat(templates.render("t.txt", german, new Count(1200, "Ada"))).isEqualTo("1.200 Artikel für Ada");
    }

    @Test
    void datesAreWrittenAsTheLanguageDoes() {
        Languages languages = Templates.from(Optional.empty()).languages();

        assertThat(languages.of("en").date("date.full", LocalDate.parse("2026-03-03")))
                .isEqualTo("Tuesday 3 March 2026");
        assertThat(languages.of("de").date("date.full", LocalDate.parse("2026-03-03")))
                .isEqualTo("Dienstag, 3. März 2026");
        assertThat(languages.of("de").date("date.moment", LocalDateTime.parse("2026-03-03T07:00")))
                .isEqualTo("Dienstag, 3. März, um 07:00 Uhr");
    }

    @Test
    void whatALanguageLacksOrHasTooMuchIsSaidBeforeAnythingIsSent() throws IOException {
        write(
                "fr/mail.properties",
                "link.unsubscribe=Se d\u00e9sabonner de {0}\nlink.unsubscrib=x\nanswer.automatic={0|un}");

        String problems = Templates.from(Optional.of(folder)).check(List.of()).stream()
                .map(TemplateProblem::toString)
                .collect(Collectors.joining("\n"));

        assertThat(problems)
                .contains(
                        "templates/fr: it lacks the sentence link.preferences.",
                        "templates/fr: nothing says a sentence link.unsubscrib; is the name misspelt?",
                        "templates/fr: link.unsubscribe has a place {0}, and gets 0 values.",
                        "templates/fr: answer.automatic: \"{0|un}\" is no place for a value; write {0}, {0|one paper|{0} papers} or {0|none|one|{0} of them}.");
    }

    @Test
    void aSentenceThatIsNotThereIsReportedWithItsLine() throws IOException {
        write("t.html", "<p>\n\n<i th:text=\"#{link.unsubscribr}\"></i></p>");

        assertThat(Templates.from(Optional.of(folder)).check(List.of(Sample.of("t.html", new Nothing()))).stream()
                        .map(TemplateProblem::toString))
                .containsExactly(folder.resolve("t.html") + ":3: there is no sentence \"link.unsubscribr\" in \"en\".");
    }

    @Test
    void bracesWithoutPartnersAreRefusedAndNotPrinted() {
        for (String broken :
                List.of("{", "}", "a } b { c", "{0", "{0|{1}", "{x}", "{10}", "{0|a}", "{0|a|b|c|d}", "{}")) {
            assertThatThrownBy(() -> Sentence.parse(broken)).as(broken).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFileThatIsNoTextInUtf8IsNamed() throws IOException {
        Files.createDirectories(folder.resolve("de"));
        Files.write(folder.resolve("de/mail.properties"), new byte[] {'a', '=', (byte) 0xff});

        assertThatThrownBy(() -> Templates.from(Optional.of(folder)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("mail.properties: it must be text in UTF-8.");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
