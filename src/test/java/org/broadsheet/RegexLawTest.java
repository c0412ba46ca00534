package org.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every regular expression of the program, tried on what it likes least: long repeats of the characters and words that it is
 * made of, with an end that does not fit. Counted is how often it looks at a character, so no clock is needed.
 */
class RegexLawTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SOURCES = Path.of("src/main/java");

    /** A line's length, more or less. */
    private static final int LENGTH = 1_000;

    /** How often a linear expression may look at each character; what is quadratic looks 500 times here. */
    private static final int LOOKS = 350;

    /** Long enough for a group that calls itself to use up a thread's stack. */
    private static final int DEEP = 8_000;

    /** What is asked of no longer a text than this, which the class named sees to. */
    private static final Map<String, Integer> LONGEST = Map.of(
            "letters.Sentences.SUFFIX", 200,
            "letters.LetterReader.FILLER", 200,
            "letters.Zones.OFFSET", 120,
            "letters.Zones.FILLER", 120,
            "profiles.EmailAddress.LOCAL", 254,
            "profiles.EmailAddress.DOMAIN", 254,
            "sources.pages.PageFurniture.HOUSE", 90);

    private static final String LITERAL = "\"((?:\\\\.|[^\"\\\\\n]){1,400}+)\"";
    private static final Pattern IN_SOURCE = Pattern.compile(
            "(?:Pattern\\s*\\.compile|\\.split|\\.replaceAll|\\.replaceFirst|\\.matches)\\(\\s*" + LITERAL + "([,)])");

    /** A group that may come again calls itself for each time; characters and classes that may do not. */
    private static final Pattern GROUPS = Pattern.compile("\\)[*+{]");

    private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)\\\\u([0-9a-fA-F]{4})");

    /** A text that counts how often somebody looks at a character of it, and stops who looks too often. */
    private static final class Counted implements CharSequence {
        private final String text;
        private final long most;
        private long looks;

        Counted(String text, long most) {
            this.text = text;
            this.most = most;
        }

        static final class TooOften extends RuntimeException {
            private static final long serialVersionUID = 1;

            TooOften() {
                super(null, null, false, false);
            }
        }

        @Override
        public char charAt(int at) {
            if (++looks > most) {
                throw new TooOften();
            }
            return text.charAt(at);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** How the program asks. */
    private enum How {
        MATCHES(Matcher::matches),
        LOOKING_AT(Matcher::lookingAt),
        FIND(matcher -> {
            boolean found = true;
            while (found) {
                // Each match is looked for, as replaceAll and split do.
                found = matcher.find();
            }
            return found;
        });

        private final Predicate<Matcher> question;

        How(Predicate<Matcher> question) {
            this.question = question;
        }

        boolean go(Matcher matcher) {
            return question.test(matcher);
        }
    }

    private record Use(String where, Set<How> ways) {}

    @Test
    void noExpressionLooksMoreOftenThanItsTextIsLong() throws Exception {
        List<String> slow = new ArrayList<>();
        Map<Pattern, Use> all = patterns();
        assertThat(all).hasSizeGreaterThan(150);
        all.forEach((pattern, use) ->
                attack(pattern, use).ifPresent(how -> slow.add(use.where() + ": " + pattern + " on " + how)));

        assertThat(slow).isEmpty();
    }

    private static Optional<String> attack(Pattern pattern, Use use) {
        int length = LONGEST.getOrDefault(use.where(), LENGTH);
        int deep = LONGEST.getOrDefault(use.where(), DEEP);
        for (String pump : pumps(pattern.pattern())) {
            for (String end : List.of("\u0000", "x!")) {
                String text = pump.repeat(length / pump.length()) + end;
                for (How how : use.ways()) {
                    Counted counted = new Counted(text, (long) LOOKS * LENGTH);
                    try {
                        how.go(pattern.matcher(counted));
                    } catch (Counted.TooOften tooOften) {
                        return Optional.of("%s (%s)".formatted(shown(pump, end), how));
                    } catch (StackOverflowError nested) {
                        return Optional.of("%s (%s, stack)".formatted(shown(pump, end), how));
                    }
                }
            }
            if (pump.length() <= 2 && GROUPS.matcher(pattern.pattern()).find()) {
                for (How how : use.ways()) {
                    try {
                        how.go(pattern.matcher(new Counted(pump.repeat(deep / pump.length()), 3L * DEEP)));
                    } catch (Counted.TooOften quadratic) {
                        continue;
                    } catch (StackOverflowError nested) {
                        return Optional.of("%s (%s, stack)".formatted(shown(pump, ""), how));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String shown(String pump, String end) {
        return ("\"" + pump + "\" … \"" + end + "\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\u0000", "\\0");
    }

    /** Single characters, pairs and words from the expression, and what every text has. */
    private static Set<String> pumps(String regex) {
        Set<String> pumps = new LinkedHashSet<>();
        Set<String> own = new LinkedHashSet<>();
        regex.replaceAll("\\\\[pP]\\{\\w+\\}|\\\\[a-zA-Z]", "")
                .codePoints()
                .limit(300)
                .forEach(one -> own.add(Character.toString(one)));
        own.addAll(List.of(" ", "a", "A", "0", "\n", "\t", ".", "-"));
        pumps.addAll(own);
        pumps.addAll(List.of("é", "ł", "\u3042", "\u00a0", "\u2028", "\r\n", ",", "<", "&", "/", "{", "\\"));
        List<String> pairs = own.stream().limit(8).toList();
        pairs.forEach(one -> List.of(" ", "a", "0", ".", ",").forEach(other -> pumps.add(one + other)));
        Matcher words = Pattern.compile("[\\p{L}]{2,30}").matcher(regex);
        for (int i = 0; i < 12 && words.find(); i++) {
            pumps.add(words.group());
            pumps.add(words.group() + " ");
            pumps.add(words.group() + ".");
        }
        return pumps;
    }

    /** Those in fields of classes, and those written where they are used. */
    private static Map<Pattern, Use> patterns() throws IOException {
        Map<String, Map.Entry<Pattern, Use>> found = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(CLASSES.resolve("org/broadsheet"))) {
            files.filter(file -> file.toString().endsWith(".class")).sorted().forEach(file -> {
                String name = CLASSES.relativize(file)
                        .toString()
                        .replace(".class", "")
                        .replace('/', '.');
                try {
                    Class<?> type = Class.forName(name);
                    for (Field field : type.getDeclaredFields()) {
                        if (Modifier.isStatic(field.getModifiers())
                                && !field.getType().isPrimitive()) {
                            field.setAccessible(true);
                            add(
                                    found,
                                    new Use(
                                            name.replace("org.broadsheet.", "") + "." + field.getName(),
                                            ways(type, field.getName())),
                                    field.get(null));
                        }
                    }
                } catch (ReflectiveOperationException | LinkageError notLoaded) {
                    throw new AssertionError(name, notLoaded);
                }
            });
        }
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(file -> inSource(file, found));
        }
        Map<Pattern, Use> all = new LinkedHashMap<>();
        found.values().forEach(each -> all.put(each.getKey(), each.getValue()));
        return all;
    }

    /** Whether a field's expression is matched with a whole text, with its beginning, or looked for; if unsure, all three. */
    private static Set<How> ways(Class<?> type, String field) {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        String source;
        try {
            source = Files.readString(SOURCES.resolve(top.getName().replace('.', '/') + ".java"));
        } catch (IOException gone) {
            return EnumSet.of(How.MATCHES, How.FIND);
        }
        Set<How> ways = EnumSet.noneOf(How.class);
        Matcher uses = Pattern.compile("\\b" + field + "\\b").matcher(source);
        while (uses.find()) {
            String behind = source.substring(uses.end(), Math.min(source.length(), uses.end() + 400));
            if (behind.startsWith(" = ") || behind.startsWith(" =\n")) {
                continue;
            }
            String asked = question(behind.replaceAll("\\s", ""));
            switch (asked) {
                case "matches", "asMatchPredicate" -> ways.add(How.MATCHES);
                case "lookingAt" -> ways.add(How.LOOKING_AT);
                case "find", "results", "replaceAll", "replaceFirst", "asPredicate", "split", "splitAsStream" ->
                    ways.add(How.FIND);
                default -> ways.addAll(EnumSet.of(How.MATCHES, How.FIND));
            }
        }
        return ways.isEmpty() ? EnumSet.of(How.MATCHES, How.FIND) : ways;
    }

    /** {@code find} of {@code .matcher(text(a)).find()}; empty where the matcher is kept for later. */
    private static String question(String behind) {
        Matcher name = Pattern.compile("^(?:::|\\.)(\\w+)").matcher(behind);
        if (!name.find() || !name.group(1).equals("matcher")) {
            return name.hitEnd() || name.reset().find() ? name.group(1) : "";
        }
        int depth = 0;
        for (int at = name.end(); at < behind.length(); at++) {
            depth += behind.charAt(at) == '(' ? 1 : behind.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                Matcher next = Pattern.compile("^\\.(\\w+)").matcher(behind.substring(at + 1));
                return next.find() ? next.group(1) : "";
            }
        }
        return "";
    }

    private static void add(Map<String, Map.Entry<Pattern, Use>> found, Use where, Object value) {
        switch (value) {
            case Pattern pattern -> found.putIfAbsent(pattern + "/" + pattern.flags(), Map.entry(pattern, where));
            case Collection<?> all -> all.forEach(each -> add(found, where, each));
            case Map<?, ?> all -> {
                all.keySet().forEach(each -> add(found, where, each));
                all.values().forEach(each -> add(found, where, each));
            }
            case Object[] all -> List.of(all).forEach(each -> add(found, where, each));
            case null, default -> {
                if (value instanceof Record) {
                    for (Field field : value.getClass().getDeclaredFields()) {
                        if (field.getType() == Pattern.class && !Modifier.isStatic(field.getModifiers())) {
                            try {
                                field.setAccessible(true);
                                add(found, where, field.get(value));
                            } catch (IllegalAccessException own) {
                                throw new AssertionError(own);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void inSource(Path file, Map<String, Map.Entry<Pattern, Use>> found) {
        try {
            Matcher matcher = IN_SOURCE.matcher(Files.readString(file));
            while (matcher.find()) {
                try {
                    Pattern pattern = Pattern.compile(UNICODE.matcher(matcher.group(1))
                            .replaceAll(one ->
                                    Matcher.quoteReplacement(Character.toString(Integer.parseInt(one.group(1), 16))))
                            .translateEscapes());
                    if (found.values().stream()
                            .anyMatch(field -> field.getKey().pattern().equals(pattern.pattern()))) {
                        continue;
                    }
                    found.putIfAbsent(
                            pattern + "/0",
                            Map.entry(
                                    pattern,
                                    new Use(
                                            file.getFileName().toString(),
                                            matcher.group().startsWith(".matches")
                                                    ? EnumSet.of(How.MATCHES)
                                                    : EnumSet.of(How.FIND))));
                } catch (PatternSyntaxException aMethodOfAnotherKind) {
                    continue;
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
