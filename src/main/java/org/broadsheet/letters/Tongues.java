package org.broadsheet.letters;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.letters.words.PhraseTable;

/** Languages as people call them: {@code language: de}, {@code auf Deutsch bitte}, {@code in English}. Pure. */
final class Tongues {

    private static final Pattern SET = Pattern.compile(
            "^\\s*(?:my\\s+)?(?:language|sprache|langue|idioma|lingua|taal|język|язык|语言|語言|言語|언어)\\s*[:：=]?\\s*([\\p{L}\\p{M}]{2,24})\\s*[.!]*\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern IN = Pattern.compile(
            "^\\s*+(?:please|bitte)?,?\\s*+(?:(?:write|send|speak|schreib\\w*|schick\\w*)(?:\\s+(?:to\\s+)?(?:me|us|mir|uns))?(?:\\s+(?:it|this|everything|mails?|letters?|alles|das))?\\s+)?(?:in|auf|en)\\s+([\\p{L}\\p{M}]{4,24})(?:,?\\s+(?:please|bitte|s'il vous plaît|por favor))?\\s*+[.!]*+\\s*+$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern PLEASE = Pattern.compile(
            "^\\s*([\\p{L}\\p{M}]{4,24}),?\\s+(?:please|bitte)\\s*[.!]*\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Every name of a language in English, in German and in itself, in small letters. */
    private static final Map<String, String> CODES = codes();

    private static final Map<String, String> FOLDED = CODES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    name -> PhraseTable.folded(name.getKey()), Map.Entry::getValue, (one, other) -> one));
    private static final Set<String> BEFORE = Set.of("in", "auf", "en", "em", "на", "po", "på", "w");

    /** In letters; a shorter word may be another language's. */
    private static final int SHORTEST = 5;

    private static final int LONGEST = 120;

    private Tongues() {}

    /** The two letters of the language that a whole line asks for; empty if it asks for none that we know. */
    static Optional<String> asked(String line) {
        Matcher set = SET.matcher(line);
        if (set.matches()) {
            String name = set.group(1).toLowerCase(Locale.ROOT);
            return CODES.containsValue(name) ? Optional.of(name) : Optional.ofNullable(CODES.get(name));
        }
        for (Pattern pattern : List.of(IN, PLEASE)) {
            Matcher found = pattern.matcher(line);
            if (found.matches()) {
                return Optional.ofNullable(CODES.get(found.group(1).toLowerCase(Locale.ROOT)));
            }
        }
        return among(line);
    }

    /** One language's name among words that ask nothing by themselves: "We would prefer to receive the digest in English." */
    private static Optional<String> among(String line) {
        String[] words = PhraseTable.trimmed(line).split("[\\s,.!?]+", 30);
        if (line.length() > LONGEST || words.length < 2) {
            return Optional.empty();
        }
        Optional<String> named = Optional.empty();
        for (String word : words) {
            Optional<String> code = word.length() < SHORTEST ? Optional.empty() : Optional.ofNullable(FOLDED.get(word));
            if (code.isPresent()
                    && named.filter(known -> !known.equals(code.get())).isPresent()) {
                return Optional.empty();
            }
            if (code.isEmpty() && !Sense.saysNothing(word) && !BEFORE.contains(word)) {
                return Optional.empty();
            }
            named = named.or(() -> code);
        }
        return named;
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            if (code.length() == 2) {
                Locale locale = Locale.of(code);
                for (Locale in : List.of(locale, Locale.GERMAN, Locale.ENGLISH)) {
                    codes.put(locale.getDisplayLanguage(in).toLowerCase(Locale.ROOT), code);
                }
            }
        }
        return Map.copyOf(codes);
    }
}
