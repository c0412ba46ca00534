package org.broadsheet.rendering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attoparser.ParseException;
import org.thymeleaf.exceptions.TemplateProcessingException;

/** Finds mistakes in templates, and the lines they are on. */
final class TemplateCheck {

    /** Thymeleaf would run the value of {@code __${…}__} as an expression: with a feed's text in it, somebody else's. */
    private static final Pattern PREPROCESSING = Pattern.compile("__[$*#@~]?\\{.*?}__|__\\$\\{");

    /** Thymeleaf prints it as it stands. */
    private static final Pattern UNFINISHED =
            Pattern.compile("\\[\\(\\$\\{[^{}\\n]*(?:}(?!\\)])|\\n|$)|\\[\\[\\$\\{[^{}\\n]*(?:}(?!]])|\\n|$)");

    /** What opens and closes a block of a text: {@code [# …]}, {@code [# … /]} and {@code [/]}. */
    private static final Pattern BLOCK = Pattern.compile("\\[#(?:[^\\]\"']|\"[^\"]*\"|'[^']*')*]|\\[/\\w*]");

    private static final Pattern ATTRIBUTE = Pattern.compile("\\sth:([a-z-]+)\\s*=");

    /** Any other {@code th:name} silently sets an attribute {@code name}, so a misspelt one would go unnoticed. */
    private static final Set<String> ATTRIBUTES = Set.of(
            ("text utext if unless each with switch case fragment insert replace remove attr attrappend attrprepend"
                            + " classappend styleappend assert ref inline object href src alt title id name class style"
                            + " content lang dir width height align value type placeholder action method for checked"
                            + " selected disabled required min max rows cols datetime colspan rowspan rel media role open")
                    .split(" "));

    private static final Pattern NAME = Pattern.compile("[\\w-]+\\.\\w+");
    private static final Pattern PRINTS_MARKUP = Pattern.compile("th:utext|\\[\\(");

    private TemplateCheck() {}

    /** What can be seen without rendering. */
    static Optional<TemplateProblem> source(TemplateSource source, String template) {
        String text = source.text(template).orElse("");
        Optional<Integer> preprocessing = first(PREPROCESSING, text);
        if (preprocessing.isPresent()) {
            return Optional.of(new TemplateProblem(
                    source.label(template),
                    preprocessing.get(),
                    "__…__ would run a feed's text as code; print it with ${…} instead."));
        }
        Optional<Integer> unfinished = first(UNFINISHED, text);
        if (unfinished.isPresent()) {
            return Optional.of(new TemplateProblem(
                    source.label(template),
                    unfinished.get(),
                    "a value is begun and not ended; write [[${…}]] or [(${…})] whole."));
        }
        return ATTRIBUTE
                .matcher(text)
                .results()
                .filter(found -> !isKnown(found.group(1)))
                .findFirst()
                .map(found -> new TemplateProblem(
                        source.label(template),
                        lineAt(found.start(1), text),
                        "there is no th:%s. Did you mean th:text, th:utext, th:if, th:each, or th:attr for an attribute of your own?"
                                .formatted(found.group(1))));
    }

    private static boolean isKnown(String attribute) {
        return ATTRIBUTES.contains(attribute) || attribute.startsWith("aria-") || attribute.startsWith("data-");
    }

    /** What shows in the rendered sample. */
    static Optional<TemplateProblem> rendered(TemplateSource source, String template, String rendered) {
        String text = source.text(template).orElseThrow();
        if (rendered.contains(Sample.HOSTILE)) {
            int line = first(PRINTS_MARKUP, text).orElse(0);
            return Optional.of(
                    new TemplateProblem(
                            source.label(template),
                            line,
                            "text from outside comes out as markup; print it with th:text, and only what is made for it with th:utext."));
        }
        return Optional.empty();
    }

    /** The place and the cause in an exception of Thymeleaf's. */
    static TemplateProblem explain(TemplateSource source, String template, Throwable mistake) {
        String file = template;
        int line = 0;
        String what = null;
        for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
            if (cause instanceof TemplateProcessingException thymeleaf && thymeleaf.hasLineAndCol()) {
                line = thymeleaf.getLine();
                file = thymeleaf.hasTemplateName() && isName(thymeleaf.getTemplateName())
                        ? thymeleaf.getTemplateName()
                        : file;
            } else if (cause instanceof ParseException parser && line == 0 && parser.getLine() != null) {
                line = parser.getLine();
            }
            if (cause.getMessage() != null) {
                what = cause.getMessage();
            }
            if (cause instanceof Facts.UnknownName) {
                break;
            }
        }
        String said = oneLine(what == null ? mistake.toString() : what);
        return new TemplateProblem(
                source.label(file),
                line == 0 && said.contains("never closed")
                        ? unclosedBlock(source.text(file).orElse(""))
                        : line,
                said);
    }

    /** Within a text, Thymeleaf calls the text itself the template. */
    private static boolean isName(String template) {
        return NAME.matcher(template).matches();
    }

    /** The line of the last block that is opened and not closed; Thymeleaf notices at the end, and names none. */
    private static int unclosedBlock(String text) {
        Deque<Integer> open = new ArrayDeque<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            if (blocks.group().startsWith("[/")) {
                open.poll();
            } else if (!blocks.group().endsWith("/]")) {
                open.push(lineAt(blocks.start(), text));
            }
        }
        return open.isEmpty() ? 0 : open.peek();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll(" ?\\(template: .*?- line \\d+, col \\d+\\)", "")
                .strip();
    }

    private static Optional<Integer> first(Pattern what, String text) {
        Matcher found = what.matcher(text);
        return found.find() ? Optional.of(lineAt(found.start(), text)) : Optional.empty();
    }

    private static int lineAt(int position, String text) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
