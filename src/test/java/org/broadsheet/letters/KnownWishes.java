package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.broadsheet.letters.KnownLetters.Known;

/**
 * Letters of which it is known what they want more of, less of, and nothing of: those of {@link KnownLetters}, the same with other
 * subjects in their places, and those that the forms in wishes.txt make. The same ones each time.
 *
 * @param lessons to be learned
 * @param others letters that want nothing of a subject; their words are common ones
 * @param cues what stands around a subject in the forms of each of the {@link #WISHES} and between two of them
 */
record KnownWishes(List<Lesson> lessons, List<String> others, List<List<String>> cues) {

    static final List<String> WISHES = List.of("more", "less", "without");

    /** So often each letter is told again with other subjects. */
    private static final int RETOLD = 3;

    /** What one of these weighs beside the letter itself, and what a form does. Chosen on every fifth letter. */
    private static final double RETELLING = 0.5;

    private static final double FORM = 0.3;

    /** For each language. */
    private static final int MADE = 100;

    private static final int LONGEST_ASIDE = 130;

    private static final Set<String> ASIDES = Set.of("thanks", "not stop", "yes", "no", "stop");
    private static final Set<String> NOT_OTHERS = Set.of("lean", "interest");
    private static final Set<String> WITHOUT_BLANKS = Set.of("zh", "ja");

    /**
     * @param wishes the words of the letter that it wants more of, less of, nothing of
     */
    record Lesson(String words, List<List<String>> wishes, double weight) {}

    static KnownWishes all() {
        return of(KnownLetters.whole());
    }

    static KnownWishes of(List<Known> letters) {
        Random random = new Random(7);
        List<Lesson> lessons = new ArrayList<>();
        Map<String, List<String>> subjects = new TreeMap<>();
        Map<String, List<String>> asides = new TreeMap<>();
        List<String> others = new ArrayList<>();
        List<Known> leans = letters.stream()
                .filter(known -> known.part().equals("lean")
                        && Stream.of(known.effect().split("; "))
                                .allMatch(effect -> WISHES.contains(effect.split(": ", 2)[0])))
                .toList();
        for (Known lean : leans) {
            List<List<String>> wishes = wishes(lean.effect());
            lessons.add(new Lesson(lean.words(), wishes, 1));
            wishes.forEach(subjects.computeIfAbsent(lean.language(), language -> new ArrayList<>())::addAll);
        }
        for (Known known : letters) {
            if (!NOT_OTHERS.contains(known.part())) {
                others.add(known.words());
            }
            if (ASIDES.contains(known.part()) && known.words().length() < LONGEST_ASIDE) {
                asides.computeIfAbsent(known.language(), language -> new ArrayList<>())
                        .add(known.words().replace("\n", " "));
            }
        }
        for (Known lean : leans) {
            for (int i = 0; i < RETOLD; i++) {
                retold(lean, subjects.get(lean.language()), random, lessons);
            }
        }
        Map<String, Map<String, List<String>>> forms = forms();
        forms.forEach((language, some) -> make(some, language, subjects, asides, random, lessons));
        List<List<String>> cues = Stream.concat(WISHES.stream(), Stream.of("and"))
                .map(part -> forms.values().stream()
                        .flatMap(some -> some.get(part).stream())
                        .flatMap(form -> Arrays.stream(form.split("[{}|~]+", -1)))
                        .toList())
                .toList();
        return new KnownWishes(lessons, others, cues);
    }

    /** The subjects of each wish that an effect names. */
    static List<List<String>> wishes(String effect) {
        List<List<String>> wishes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String each : effect.split("; ")) {
            String[] wish = each.split(": ", 2);
            wishes.get(WISHES.indexOf(wish[0])).add(wish[1]);
        }
        return wishes;
    }

    private static void retold(Known lean, List<String> subjects, Random random, List<Lesson> lessons) {
        String words = lean.words();
        List<List<String>> wishes = new ArrayList<>();
        for (List<String> wish : wishes(lean.effect())) {
            List<String> changed = new ArrayList<>();
            for (String subject : wish) {
                String other = subjects.get(random.nextInt(subjects.size()));
                boolean capital = Character.isUpperCase(subject.charAt(0))
                        && !lean.language().equals("de");
                String fit = capital ? capital(other) : other;
                words = words.replace(subject, fit);
                changed.add(fit);
            }
            wishes.add(changed);
        }
        add(new Lesson(words, wishes, RETELLING), lessons);
    }

    /** Only if all its subjects are in it: one may have stood in another. */
    private static void add(Lesson lesson, List<Lesson> lessons) {
        if (lesson.wishes().stream().flatMap(List::stream).allMatch(lesson.words()::contains)) {
            lessons.add(lesson);
        }
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** By language, and by what they are of. */
    private static Map<String, Map<String, List<String>>> forms() {
        Map<String, Map<String, List<String>>> forms = new TreeMap<>();
        String language = "";
        for (String line : KnownLetters.lines("wishes")) {
            int colon = line.indexOf(": ");
            if (line.startsWith("[")) {
                language = line.substring(1, line.indexOf(']'));
            } else if (!line.startsWith("#") && colon > 0) {
                forms.computeIfAbsent(language, each -> new TreeMap<>())
                        .computeIfAbsent(line.substring(0, colon), part -> new ArrayList<>())
                        .add(line.substring(colon + 2));
            }
        }
        return forms;
    }

    private static void make(
            Map<String, List<String>> forms,
            String language,
            Map<String, List<String>> subjects,
            Map<String, List<String>> asides,
            Random random,
            List<Lesson> lessons) {
        String blank = WITHOUT_BLANKS.contains(language) ? "" : " ";
        List<String> around = asides.getOrDefault(language, List.of(""));
        for (int i = 0; i < MADE && subjects.containsKey(language); i++) {
            List<List<String>> wishes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            StringBuilder letter = new StringBuilder();
            Set<String> used = new HashSet<>();
            int clauses = random.nextInt(100) < 55 ? 1 : random.nextInt(100) < 85 ? 2 : 3;
            int last = -1;
            for (int j = 0; j < clauses; j++) {
                int wish = random.nextInt(WISHES.size());
                if (wish == last && random.nextInt(4) > 0) {
                    wish = (wish + 1 + random.nextInt(2)) % WISHES.size();
                }
                last = wish;
                String clause = filled(any(forms.get(WISHES.get(wish)), random), random);
                String subject = any(subjects.get(language), random);
                subject = clause.startsWith("~") && random.nextBoolean() ? capital(subject) : subject;
                if (used.add(subject)) {
                    wishes.get(wish).add(subject);
                    letter.append(letter.isEmpty() ? "" : KnownLetters.chosen(any(forms.get("and"), random), random))
                            .append(clause.replace("~", subject));
                }
            }
            String said = letter.toString().replaceAll(" +", " ").replace(" ,", ",");
            said = random.nextInt(3) == 0 ? said + "." : said;
            said = random.nextInt(100) < 35 ? any(around, random) + blank + said : said;
            said = random.nextInt(100) < 20 ? said + blank + any(around, random) : said;
            add(new Lesson(said, wishes, FORM), lessons);
        }
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static String filled(String form, Random random) {
        return KnownLetters.chosen(form, random).strip();
    }
}
