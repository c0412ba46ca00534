package org.broadsheet.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.broadsheet.rendering.Language;
import org.broadsheet.rendering.Part;
import org.broadsheet.rendering.Sample;
import org.broadsheet.rendering.Templates;

/** The parts of {@code digest.html} and {@code digest.txt}, and the names that each of them knows. */
final class Shapes {

    static final String HTML = "digest.html";
    static final String TEXT = "digest.txt";

    /** Names that both forms of the whole digest know; {@code masthead} is the instance's. */
    private static final List<String> PAGE = List.of(
            "title",
            "preheader",
            "date",
            "count",
            "nothing",
            "sections",
            "left",
            "quiet",
            "cut",
            "lists",
            "kept",
            "read",
            "standing",
            "reply",
            "web",
            "preferences",
            "pause",
            "unsubscribe",
            "unsubscribeMail");

    private static final List<String> SECTION = List.of("name", "size", "papers");

    /** The other names of a paper are those of {@link PaperWords#facts}. */
    private static final List<String> PAPER =
            List.of("number", "title", "text", "score", "because", "also", "trend", "similar", "more", "less", "save");

    private final Templates templates;
    private final Language language;
    private final String masthead;

    Shapes(Templates templates, Language language, String masthead) {
        this.templates = templates;
        this.language = language;
        this.masthead = masthead;
    }

    Part page(String template) {
        return templates.part(template, language, wholeOrPage(template), PAGE, Map.of("masthead", masthead));
    }

    Part section(String template) {
        return templates.part(template, language, Optional.of("section"), SECTION, Map.of());
    }

    Part paper(String template, PaperWords words) {
        return templates.part(template, language, Optional.of("paper"), PAPER, words.facts(lines(template)));
    }

    /** A paper in one line, for trending papers beside a reader's own. */
    Part line(String template, PaperWords words) {
        return templates.part(template, language, Optional.of("line"), PAPER, words.facts(lines(template)));
    }

    /** The words that matched, in the HTML form. */
    Part mark() {
        return templates.part(HTML, language, Optional.of("mark"), List.of("words"), Map.of());
    }

    /** HTML breaks its lines itself. */
    private static UnaryOperator<String> lines(String template) {
        return template.equals(HTML)
                ? UnaryOperator.identity()
                : text -> Columns.fold(text, Blocks.INDENT, Blocks.INDENT);
    }

    /** Everything that the two templates are asked for. */
    static List<Sample> samples() {
        Map<String, Object> full = Map.of(
                "authors",
                "A. " + Sample.HOSTILE,
                "key",
                Optional.of("We show " + Sample.HOSTILE),
                "machine",
                true,
                "categories",
                List.of("cs.IR", Sample.HOSTILE),
                "id",
                Optional.of("2603.01417"),
                "link",
                Optional.of("https://arxiv.org/abs/2603.01417"),
                "pdf",
                Optional.of("https://arxiv.org/pdf/2603.01417"),
                "code",
                Optional.of("https://code.example/ada/halves"));
        Map<String, Object> bare = Map.of(
                "authors",
                "",
                "key",
                Optional.empty(),
                "machine",
                false,
                "categories",
                List.of(),
                "id",
                Optional.empty(),
                "link",
                Optional.empty(),
                "pdf",
                Optional.empty(),
                "code",
                Optional.empty());
        List<Sample> samples = new ArrayList<>();
        for (String template : List.of(HTML, TEXT)) {
            samples.add(new Sample(template, wholeOrPage(template), PAGE, Map.of("masthead", "B " + Sample.HOSTILE)));
            samples.add(new Sample(template, Optional.of("section"), SECTION, Map.of()));
            for (String part : List.of("paper", "line")) {
                samples.add(new Sample(template, Optional.of(part), PAPER, full));
                samples.add(new Sample(template, Optional.of(part), PAPER, bare));
            }
        }
        samples.add(new Sample(HTML, Optional.of("mark"), List.of("words"), Map.of()));
        return samples;
    }

    private static Optional<String> wholeOrPage(String template) {
        return template.equals(HTML) ? Optional.empty() : Optional.of("page");
    }
}
