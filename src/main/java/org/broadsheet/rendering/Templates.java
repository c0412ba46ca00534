package org.broadsheet.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.EngineContext;
import org.thymeleaf.context.IEngineContext;
import org.thymeleaf.engine.TemplateData;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.serializer.StandardJavaScriptSerializer;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Turns a template and a record into text. Templates are Thymeleaf: {@code name.html} is HTML, {@code name.txt} is text.
 * The shipped ones can be replaced file by file from a folder of the operator's.
 *
 * <p>A template sees the components of the record as variables; records within become what dots reach
 * ({@code ${paper.title}}). A name that is not there is a mistake, never an empty place. Safe to use from many threads.
 */
public final class Templates {

    /** The variable by which a text template tells its parts apart; in HTML a part is a {@code th:fragment}. */
    private static final String PART = "part";

    private final TemplateSource source;
    private final Languages languages;
    private final TemplateEngine engine = new TemplateEngine();

    private Templates(TemplateSource source, Languages languages) {
        this.source = source;
        this.languages = languages;
        engine.setMessageResolver(new Sayings(languages));
        engine.setDialect(withoutJsonMapper());
        engine.setTemplateResolver(source);
        engine.setEngineContextFactory((configuration, template, attributes, context) -> {
            Map<String, Object> variables = new LinkedHashMap<>();
            context.getVariableNames().forEach(name -> variables.put(name, context.getVariable(name)));
            return new StrictContext(configuration, template, attributes, context.getLocale(), variables);
        });
    }

    /** Thymeleaf's own dialect, which otherwise makes a JSON mapper for scripts at each start, scripts or not. */
    private static StandardDialect withoutJsonMapper() {
        StandardDialect dialect = new StandardDialect();
        dialect.setJavaScriptSerializer(
                (value, out) -> new StandardJavaScriptSerializer(true).serializeValue(value, out));
        return dialect;
    }

    /** @param folder with the operator's own templates; may be missing or empty */
    public static Templates from(Optional<Path> folder) {
        return new Templates(new TemplateSource(folder), Languages.from(folder));
    }

    /** In which templates can be rendered. */
    public Languages languages() {
        return languages;
    }

    /** Renders the whole template in the {@linkplain Languages#FIRST first} language. */
    public String render(String template, Record facts) {
        return render(template, languages.of(Languages.FIRST), facts);
    }

    /**
     * Renders the whole template.
     *
     * @param language of what it says with {@code #{name}}
     * @throws TemplateException if the template has a mistake; the message says where
     */
    public String render(String template, Language language, Record facts) {
        return process(template, language, Optional.empty(), Facts.of(facts));
    }

    /**
     * A part of a template, to be filled many times.
     *
     * @param language of what it says with {@code #{name}}
     * @param part the {@code th:fragment} of that name in HTML; in text, what the template prints while the variable
     *     {@code part} has that name; empty for the whole template
     * @param gaps the names of what is filled in each time; where it has no value the template sees null
     * @param fixed what is the same each time: records, lists, text
     */
    public Part part(
            String template, Language language, Optional<String> part, List<String> gaps, Map<String, ?> fixed) {
        return new Part(
                gaps, present -> mould(template, gaps, withGaps(template, language, part, gaps, present, fixed)));
    }

    private Mould mould(String template, List<String> gaps, String rendered) {
        try {
            return Mould.parse(rendered, gaps, isHtml(template));
        } catch (IllegalArgumentException changed) {
            throw new TemplateException(
                    new TemplateProblem(source.label(template), 0, String.valueOf(changed.getMessage())), changed);
        }
    }

    private String withGaps(
            String template,
            Language language,
            Optional<String> part,
            List<String> gaps,
            Set<String> present,
            Map<String, ?> fixed) {
        Map<String, Object> facts = new LinkedHashMap<>(Facts.of(fixed));
        gaps.forEach(gap -> facts.put(gap, present.contains(gap) ? Mould.gap(gap) : null));
        String rendered = process(template, language, part, facts);
        if (present.size() == gaps.size()) {
            refuseNothing(template, part, rendered);
        }
        return rendered;
    }

    /** With all its gaps filled each part prints something; otherwise there is no such part. */
    private void refuseNothing(String template, Optional<String> part, String rendered) {
        if (part.isPresent() && rendered.isBlank()) {
            throw new TemplateException(
                    new TemplateProblem(
                            source.label(template),
                            0,
                            "it prints nothing for the part \"%s\"; %s is missing."
                                    .formatted(
                                            part.get(),
                                            isHtml(template)
                                                    ? "th:fragment=\"" + part.get() + "\""
                                                    : "[# th:if=\"${part == '" + part.get() + "'}\"]")),
                    null);
        }
    }

    /**
     * Tries every template with its samples, and compares the languages. An empty list means that all of them can be used: a
     * template that works in one language does in each that lacks no sentence.
     */
    public List<TemplateProblem> check(Collection<Sample> samples) {
        List<TemplateProblem> problems = new ArrayList<>(languages.problems());
        for (Sample sample : samples) {
            Optional<TemplateProblem> problem =
                    TemplateCheck.source(source, sample.template()).or(() -> tryOut(sample));
            problem.filter(found -> !problems.contains(found)).ifPresent(problems::add);
        }
        try {
            source.unused()
                    .forEach(name -> problems.add(new TemplateProblem(
                            source.label(name),
                            0,
                            "no mail or page uses a template of this name; they use %s."
                                    .formatted(String.join(", ", source.used())))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Could not list the folder of templates: " + unreadable.getMessage(), unreadable);
        }
        return problems;
    }

    private Optional<TemplateProblem> tryOut(Sample sample) {
        return shapes(sample.gaps()).stream()
                .flatMap(present -> tryOut(sample, present).stream())
                .findFirst();
    }

    /** All gaps, no gaps, all but one. */
    private static Set<Set<String>> shapes(List<String> gaps) {
        Set<Set<String>> shapes = new LinkedHashSet<>(Set.of(Set.copyOf(gaps)));
        for (String gap : gaps) {
            Set<String> others = new HashSet<>(gaps);
            others.remove(gap);
            shapes.add(others);
        }
        shapes.add(Set.of());
        return shapes;
    }

    private Optional<TemplateProblem> tryOut(Sample sample, Set<String> present) {
        try {
            String rendered = withGaps(
                    sample.template(),
                    languages.of(Languages.FIRST),
                    sample.part(),
                    sample.gaps(),
                    present,
                    sample.fixed());
            mould(sample.template(), sample.gaps(), rendered);
            return isHtml(sample.template())
                    ? TemplateCheck.rendered(source, sample.template(), rendered)
                    : Optional.empty();
        } catch (TemplateException mistake) {
            return Optional.of(mistake.problem());
        }
    }

    private String process(String template, Language language, Optional<String> part, Map<String, ?> facts) {
        if (source.text(template).isEmpty()) {
            throw new TemplateException(
                    new TemplateProblem(source.label(template), 0, "there is no such template."), null);
        }
        Map<String, Object> variables = new LinkedHashMap<>(facts);
        Set<String> selectors = null;
        if (part.isPresent()) {
            if (isHtml(template)) {
                selectors = Set.of(part.get());
            } else {
                variables.put(PART, part.get());
            }
        }
        String rendered;
        try {
            rendered = engine.process(template, selectors, new Context(language.locale(), variables));
        } catch (RuntimeException mistake) {
            throw new TemplateException(TemplateCheck.explain(source, template, mistake), mistake);
        }
        return rendered;
    }

    private static boolean isHtml(String template) {
        return TemplateSource.mode(template) == TemplateMode.HTML;
    }

    /** Refuses a variable that is not there, which Thymeleaf would take for null. */
    private static final class StrictContext extends EngineContext implements IEngineContext {

        StrictContext(
                IEngineConfiguration configuration,
                TemplateData template,
                Map<String, Object> attributes,
                Locale locale,
                Map<String, Object> variables) {
            super(configuration, template, attributes, locale, variables);
        }

        @Override
        public Object getVariable(String name) {
            if (!containsVariable(name)) {
                throw new Facts.UnknownName(name, getVariableNames());
            }
            return super.getVariable(name);
        }
    }
}
