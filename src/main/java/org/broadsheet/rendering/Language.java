package org.broadsheet.rendering;

import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences of mails and pages in one language, by name. A template prints one with {@code #{name}} or
 * {@code #{name(${value})}}; how values stand in them, {@link Sentence} says. Immutable.
 */
public final class Language {

    private final Locale locale;
    private final Map<String, Sentence> sentences;
    private final Map<String, String> texts;
    private final Map<String, DateTimeFormatter> formatters = new ConcurrentHashMap<>();

    Language(Locale locale, Map<String, Sentence> sentences, Map<String, String> texts) {
        this.locale = locale;
        this.sentences = Map.copyOf(sentences);
        this.texts = Map.copyOf(texts);
    }

    /** Its two letters of ISO 639, as its folder is called. */
    public String code() {
        return locale.getLanguage();
    }

    /** For numbers, and names of days and months. */
    public Locale locale() {
        return locale;
    }

    /**
     * The sentence of that name.
     *
     * @param values for its places; whole numbers are written as the language does
     * @throws IllegalArgumentException if there is none of that name, or it needs more values; a test looks for all names in
     *     the code and in the templates
     */
    public String say(String name, Object... values) {
        Sentence sentence = sentences.get(name);
        if (sentence == null) {
            throw new IllegalArgumentException("there is no sentence \"%s\" in \"%s\".".formatted(name, code()));
        }
        if (values.length < sentence.values()) {
            throw new IllegalArgumentException("the sentence \"%s\" of \"%s\" needs %d values, not %d."
                    .formatted(name, code(), sentence.values(), values.length));
        }
        return sentence.with(locale, values);
    }

    /**
     * A date or time of day.
     *
     * @param pattern the name of a text that is a pattern of {@link DateTimeFormatter}: {@code date.long}
     */
    public String date(String pattern, TemporalAccessor moment) {
        String letters = texts.get(pattern);
        if (letters == null) {
            throw new IllegalArgumentException("there is no pattern \"%s\" in \"%s\".".formatted(pattern, code()));
        }
        return formatters
                .computeIfAbsent(letters, unused -> DateTimeFormatter.ofPattern(letters, locale))
                .format(moment);
    }

    /** The names of all its sentences. */
    public Set<String> names() {
        return texts.keySet();
    }

    /** How many values the sentence of that name needs. */
    int values(String name) {
        return Objects.requireNonNull(sentences.get(name)).values();
    }
}
