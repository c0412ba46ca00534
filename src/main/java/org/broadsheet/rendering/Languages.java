package org.broadsheet.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All languages that mails and pages are written in. A language is a folder called by its two letters, with the files of
 * {@link #FILES}: UTF-8, a line {@code name=sentence} each. An operator's folder may change single sentences of a shipped
 * language, or bring a language of its own, whole. Immutable.
 */
public final class Languages {

    /** What is written when nobody has chosen, and what every other language is compared with. */
    public static final String FIRST = "en";

    static final List<String> FILES = List.of("mail.properties", "pages.properties");

    private final Map<String, Language> byCode;
    private final List<TemplateProblem> problems;

    private Languages(Map<String, Language> byCode, List<TemplateProblem> problems) {
        this.byCode = byCode;
        this.problems = List.copyOf(problems);
    }

    /** @param folder with the operator's own templates; may be missing or empty */
    static Languages from(Optional<Path> folder) {
        List<TemplateProblem> problems = new ArrayList<>();
        Map<String, Language> byCode = new TreeMap<>();
        for (String code : Locale.getISOLanguages()) {
            Map<String, String> texts = new TreeMap<>();
            for (String file : FILES) {
                texts.putAll(shipped(code, file));
            }
            for (String file : FILES) {
                folder.ifPresent(place -> texts.putAll(own(place.resolve(code).resolve(file))));
            }
            if (!texts.isEmpty()) {
                byCode.put(code, language(code, texts, problems));
            }
        }
        problems.addAll(missing(byCode));
        return new Languages(byCode, problems);
    }

    /** The language of that code, or the first one if there is none of that code. */
    public Language of(String code) {
        return Objects.requireNonNull(byCode.getOrDefault(code, byCode.get(FIRST)));
    }

    /** Their codes, sorted. */
    public Set<String> codes() {
        return byCode.keySet();
    }

    /** What is wrong with them: sentences that cannot be read or filled in, and sentences that a language lacks. */
    List<TemplateProblem> problems() {
        return problems;
    }

    private static Language language(String code, Map<String, String> texts, List<TemplateProblem> problems) {
        Map<String, Sentence> sentences = new HashMap<>();
        texts.forEach((name, text) -> {
            try {
                sentences.put(name, Sentence.parse(text));
            } catch (IllegalArgumentException unreadable) {
                problems.add(problem(code, "%s: %s".formatted(name, unreadable.getMessage())));
                sentences.put(name, Sentence.parse(""));
            }
        });
        return new Language(Locale.of(code), sentences, texts);
    }

    private static List<TemplateProblem> missing(Map<String, Language> byCode) {
        List<TemplateProblem> problems = new ArrayList<>();
        Language first = byCode.get(FIRST);
        for (Language language : byCode.values()) {
            Set<String> lacking = new TreeSet<>(Objects.requireNonNull(first).names());
            lacking.removeAll(language.names());
            lacking.forEach(
                    name -> problems.add(problem(language.code(), "it lacks the sentence %s.".formatted(name))));
            Set<String> unknown = new TreeSet<>(language.names());
            unknown.removeAll(Objects.requireNonNull(first).names());
            unknown.forEach(name -> problems.add(
                    problem(language.code(), "nothing says a sentence %s; is the name misspelt?".formatted(name))));
            Objects.requireNonNull(first).names().stream()
                    .filter(language.names()::contains)
                    .filter(name -> language.values(name) > first.values(name))
                    .forEach(name -> problems.add(problem(
                            language.code(),
                            "%s has a place {%d}, and gets %d values."
                                    .formatted(name, language.values(name) - 1, first.values(name)))));
        }
        return problems;
    }

    private static TemplateProblem problem(String code, String what) {
        return new TemplateProblem("templates/" + code, 0, what);
    }

    private static Map<String, String> shipped(String code, String file) {
        try (InputStream in = Languages.class.getResourceAsStream(TemplateSource.SHIPPED + code + "/" + file)) {
            return in == null ? Map.of() : read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Could not read templates/%s/%s.".formatted(code, file), unreadable);
        }
    }

    private static Map<String, String> own(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try (Reader in = Files.newBufferedReader(file)) {
            return read(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Could not read %s: it must be text in UTF-8.".formatted(file), unreadable);
        }
    }

    private static Map<String, String> read(Reader in) throws IOException {
        Properties lines = new Properties();
        try {
            lines.load(in);
        } catch (IllegalArgumentException escape) {
            throw new IOException("a backslash stands before what it cannot stand before", escape);
        }
        Map<String, String> texts = new HashMap<>();
        lines.stringPropertyNames().forEach(name -> texts.put(name, lines.getProperty(name)));
        return texts;
    }
}
