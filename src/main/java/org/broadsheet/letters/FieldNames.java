package org.broadsheet.letters;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.letters.words.PhraseTable;

/** The words that begin a line of a profile, in the languages that people write: {@code about: owls}, {@code Themen: Eulen}. Pure. */
final class FieldNames {

    private static final Pattern NAMED = Pattern.compile(
            "^\\s*+(?:[-*•·]\\s++)?([\\p{L}\\p{M}][\\p{L}\\p{M}'’,. -]{0,34}?)\\s?[:：](?!//)\\s*+(.*)$");
    private static final Pattern MINE = Pattern.compile(
            "^(?:my|our|meine?|unsere?|mes|mon|ma|mis?|meus?|minhas?|i miei|il mio|le mie|мои|моя|我的|私の|내|제|mijn|moje|moja|mina|mitt|benim) ?");

    private record Named(String key, PhraseTable names) {}

    /** As {@link ProfileText} writes them. */
    private static final List<Named> ALL = Stream.of(
                    "interest",
                    "about",
                    "like",
                    "dislike",
                    "author",
                    "authors",
                    "category",
                    "without",
                    "always",
                    "only",
                    "at",
                    "days",
                    "every",
                    "language",
                    "at most",
                    "up to",
                    "trending",
                    "edition")
            .map(key -> new Named(key, PhraseTable.of("fields", key)))
            .toList();

    private FieldNames() {}

    /** The field that a line is; empty if it begins with no word that we know. */
    static Optional<ProfileText.Field> read(String line) {
        return named(line).flatMap(name -> known(name.group(1)).map(key -> new ProfileText.Field(key, name.group(2))));
    }

    /** As {@link #read}, with a letter wrong, left out or swapped in the word. */
    static Optional<ProfileText.Field> guessed(String line) {
        return read(line)
                .or(() -> named(line).flatMap(name -> {
                    String word = PhraseTable.trimmed(name.group(1));
                    return ALL.stream()
                            .filter(field -> field.names().nearly(word))
                            .findFirst()
                            .map(field -> new ProfileText.Field(field.key(), name.group(2)));
                }));
    }

    /** The word before the colon as a profile writes it. */
    private static Optional<String> known(String written) {
        String name = PhraseTable.trimmed(written);
        String bare = MINE.matcher(name).replaceFirst("");
        return ALL.stream()
                .filter(field -> field.names().are(name) || field.names().are(bare))
                .map(Named::key)
                .findFirst();
    }

    private static Optional<Matcher> named(String line) {
        Matcher name = NAMED.matcher(line);
        return name.matches() ? Optional.of(name) : Optional.empty();
    }
}
