package org.broadsheet.letters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.letters.words.PhraseTable;

/**
 * Letters of which it is known what they mean: those of the tests, those of {@code letters/lessons}, a file a language, which are
 * there to be learned from, those of the tables, and those that the forms in school.txt make.
 */
final class KnownLetters {

    /** What letters are learned from, besides the tables and the corpus. */
    static final List<String> SETS = List.of(
            "visitors",
            "neighbours",
            "guests",
            "thumbs",
            "offices",
            "travellers",
            "talkers",
            "interns",
            "correspondents",
            "households");

    /** A file of lessons each. */
    static final List<String> LANGUAGES = List.of(
            "en", "de", "nl", "sv", "fr", "es", "pt", "it", "ru", "uk", "pl", "cs", "zh", "ja", "ko", "hi", "id", "vi",
            "ar", "fa", "tr");

    /** What a phrase of a table, or a form filled in, weighs beside a letter: they are many, and of few kinds. */
    private static final double FORM = 0.15;

    private static final Pattern CHOICE = Pattern.compile("\\{([^{}]*)\\}");

    /** So often each form is filled in. */
    private static final int FILLED = 40;

    private KnownLetters() {}

    /**
     * One letter.
     *
     * @param part as the sets name it
     * @param effect what should come of it; may be empty
     */
    record Known(String part, String effect, String language, String words) {}

    /** @param weight of a letter; what people wrote whole weighs more than a phrase or a form */
    record Lesson(String meaning, String words, double weight) {}

    /** The letters of a set. */
    static List<Known> of(String set) {
        List<Known> letters = new ArrayList<>();
        String part = "";
        for (String line : lines(set)) {
            if (line.startsWith("[")) {
                part = line.substring(1, line.indexOf(']'));
            } else if (line.contains("|") && !line.startsWith("#")) {
                String[] fields = line.split("\\|");
                letters.add(new Known(
                        part,
                        fields.length == 3 ? fields[0] : "",
                        fields[fields.length - 2],
                        Corpus.broken(fields[fields.length - 1])));
            }
        }
        return letters;
    }

    /** What is known about answers to the confirmation. */
    static List<Lesson> ofAsked() {
        List<Lesson> lessons = new ArrayList<>();
        lessons.addAll(asked(ofLanguages()));
        lessons.addAll(asked(all()));
        for (String section : List.of("yes", "weak yes", "confirm")) {
            lessons.addAll(phrases(section, "yes"));
        }
        for (String section : List.of("no", "refusal", "stop", "stop in a sentence")) {
            lessons.addAll(phrases(section, "no"));
        }
        for (Known made : school()) {
            String meaning = made.part().equals("stop") ? "no" : made.part();
            lessons.add(new Lesson(List.of("yes", "no").contains(meaning) ? meaning : "other", made.words(), FORM));
        }
        return lessons;
    }

    private static List<Lesson> asked(List<Known> letters) {
        List<Lesson> lessons = new ArrayList<>();
        for (Known known : letters) {
            switch (known.part()) {
                case "yes" -> lessons.add(new Lesson("yes", known.words(), 1));
                case "no", "stop" -> lessons.add(new Lesson("no", known.words(), 1));
                case "neither", "must not confirm", "question" -> lessons.add(new Lesson("other", known.words(), 1));
                case "asks", "thanks", "else" -> lessons.add(new Lesson("other", known.words(), 0.5));
                case "interest", "not stop" -> lessons.add(new Lesson("other", known.words(), 0.3));
                case "lean" -> lessons.add(new Lesson("other", subjects(known), 0.3));
                default -> {}
            }
        }
        return lessons;
    }

    /** The subjects that a letter names, alone: what a stranger wants to read. */
    private static String subjects(Known lean) {
        return Stream.of(lean.effect().split("; "))
                .map(one -> one.replaceFirst("^\\w+: ", ""))
                .collect(Collectors.joining(", "));
    }

    /** What is known about other letters. */
    static List<Lesson> ofReader() {
        List<Lesson> lessons = new ArrayList<>();
        lessons.addAll(reader(ofLanguages()));
        lessons.addAll(reader(all()));
        lessons.addAll(phrases("stop", "stop"));
        lessons.addAll(phrases("stop in a sentence", "stop"));
        lessons.addAll(phrases("erase", "erase"));
        lessons.addAll(phrases("ask profile", "profile"));
        lessons.addAll(phrases("ask help", "help"));
        lessons.addAll(phrases("ask undo", "undo"));
        for (Known made : school()) {
            if (!List.of("yes", "no").contains(made.part())) {
                lessons.add(new Lesson(made.part(), made.words(), FORM));
            }
        }
        return lessons;
    }

    private static List<Lesson> reader(List<Known> letters) {
        List<Lesson> lessons = new ArrayList<>();
        for (Known known : letters) {
            String effect = known.effect();
            if (known.part().equals("lean")) {
                lessons.add(new Lesson("other", subjects(known), 1));
            }
            String meaning = switch (known.part()) {
                case "stop", "thanks", "lean" -> known.part();
                case "question" -> "help";
                case "asks" ->
                    List.of("profile", "help", "erase", "undo", "resume").contains(effect) ? effect : "other";
                case "pause" -> effect.equals("resume") ? effect : "other";
                default -> "other";
            };
            if (!List.of("yes", "no", "neither", "must not confirm").contains(known.part())) {
                lessons.add(new Lesson(meaning, known.words(), 1));
            }
        }
        return lessons;
    }

    /** Tells one state of all these letters from another. */
    static String fingerprint(List<?> lessons) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lessons.forEach(lesson -> digest.update(lesson.toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static List<Known> ofLanguages() {
        return LANGUAGES.stream()
                .flatMap(language -> of("lessons/" + language).stream())
                .toList();
    }

    /** The letters of the lessons and of the sets. */
    static List<Known> whole() {
        return Stream.concat(ofLanguages().stream(), SETS.stream().flatMap(set -> of(set).stream()))
                .toList();
    }

    private static List<Known> all() {
        List<Known> all = new ArrayList<>();
        add(all, "yes", Corpus.YES, FreshLettersTest.YES, StrangersLettersTest.YES);
        add(all, "no", Corpus.NO, FreshLettersTest.NO, StrangersLettersTest.NO);
        add(all, "stop", Corpus.STOP, FreshLettersTest.STOP, StrangersLettersTest.STOP);
        add(all, "neither", Corpus.UNCLEAR, FreshLettersTest.UNCLEAR, StrangersLettersTest.UNCLEAR);
        add(all, "not stop", FreshLettersTest.NO_STOP, StrangersLettersTest.NO_STOP);
        add(all, "interest", Corpus.INTERESTS);
        SETS.forEach(set -> all.addAll(of(set)));
        return all;
    }

    @SafeVarargs
    private static void add(List<Known> all, String part, List<String>... letters) {
        for (List<String> some : letters) {
            some.forEach(words -> all.add(new Known(part, "", "", Corpus.broken(words))));
        }
    }

    private static List<Lesson> phrases(String section, String meaning) {
        return PhraseTable.of("answers", section).all().stream()
                .map(phrase -> new Lesson(meaning, phrase, FORM))
                .toList();
    }

    /** The letters that the forms make: the same ones each time. Every third has a sentence around it that says nothing. */
    private static List<Known> school() {
        List<Known> made = new ArrayList<>();
        List<String> around = behind("[around]").skip(1).toList();
        String[] subjects = behind("[subjects]").findFirst().orElseThrow().split("\\|");
        String part = "";
        for (String line : lines("school")) {
            if (line.startsWith("[")) {
                part = line.substring(1, line.indexOf(']'));
            } else if (!line.isBlank() && !line.startsWith("#") && !part.equals("subjects")) {
                Random random = new Random(line.hashCode());
                Set<String> filled = new LinkedHashSet<>();
                for (int i = 0; i < (part.equals("around") ? 1 : FILLED); i++) {
                    filled.add(filled(line, subjects, random));
                }
                for (String words : filled) {
                    String aside = around.get(random.nextInt(around.size()));
                    String told = switch (random.nextInt(6)) {
                        case 0 -> aside + " " + words;
                        case 1 -> words + ". " + aside;
                        default -> words;
                    };
                    made.add(new Known(part.equals("around") ? "other" : part, "", "", told));
                }
            }
        }
        return made;
    }

    private static Stream<String> behind(String section) {
        return lines("school").stream().dropWhile(line -> !line.equals(section)).skip(1);
    }

    private static String filled(String form, String[] subjects, Random random) {
        StringBuilder filled = new StringBuilder(chosen(form, random));
        for (int at = filled.indexOf("~"); at >= 0; at = filled.indexOf("~", at)) {
            filled.replace(at, at + 1, subjects[random.nextInt(subjects.length)]);
        }
        return filled.toString().replaceAll("\\s+", " ").strip();
    }

    /** A form with one of each of its choices. */
    static String chosen(String form, Random random) {
        StringBuilder chosen = new StringBuilder(form);
        // The innermost first: an alternative may have alternatives.
        for (Matcher choice = CHOICE.matcher(chosen); choice.find(); choice.reset()) {
            String[] ways = choice.group(1).split("\\|", -1);
            chosen.replace(choice.start(), choice.end(), ways[random.nextInt(ways.length)]);
        }
        return chosen.toString();
    }

    static List<String> lines(String name) {
        try (InputStream in = KnownLetters.class.getResourceAsStream("/letters/" + name + ".txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
