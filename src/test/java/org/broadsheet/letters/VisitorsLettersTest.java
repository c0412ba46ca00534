package org.broadsheet.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.letters.KnownLetters.Known;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.Interest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sets of letters in the resources, each with what should come of it, each written down whole before anybody looked whether it is
 * understood. Every letter is read as it stands, and once more signed, above what thirty programs quote; {@code -Dshow} prints
 * each that fails.
 */
class VisitorsLettersTest {

    private static final String CONFIRMATION = "Re: " + Corpus.CONFIRM.subject();

    /** What must never come of a letter of that part, whatever else does. */
    private static final Map<String, List<Class<? extends Request>>> NEVER = Map.of(
            "else",
            List.of(Request.Stop.class, Request.Thanks.class),
            "question",
            List.of(
                    Request.Stop.class,
                    Request.Erase.class,
                    Request.Subscribe.class,
                    Request.AddInterest.class,
                    Request.SetInterests.class,
                    Request.Lean.class),
            "yes",
            List.of(Request.Decline.class, Request.Stop.class),
            "no",
            List.of(Request.Confirm.class),
            "stop",
            List.of(
                    Request.Confirm.class,
                    Request.Subscribe.class,
                    Request.AddInterest.class,
                    Request.SetInterests.class,
                    Request.Lean.class),
            "neither",
            List.of(Request.Confirm.class, Request.Decline.class),
            "not stop",
            List.of(Request.Stop.class, Request.Erase.class),
            "thanks",
            List.of(
                    Request.Stop.class,
                    Request.Erase.class,
                    Request.EditProfile.class,
                    Request.SetInterests.class,
                    Request.AddInterest.class,
                    Request.Lean.class),
            "must not confirm",
            List.of(Request.Confirm.class, Request.Subscribe.class));

    /** Each plain, and signed and quoting. */
    private static final int TWO_LETTERS = 4;

    static List<String> sets() {
        return KnownLetters.SETS;
    }

    @ParameterizedTest
    @MethodSource("sets")
    void aVisitorIsUnderstood(String set) {
        Reading reading = reading(set);
        if (Boolean.getBoolean("show")) {
            System.out.printf("%s: %s%n%s%n", set, reading.figures(), String.join("\n", reading.wrong()));
        }

        assertThat(reading.wrong()).as(reading.figures()).noneMatch(line -> line.contains("MUST NOT"));
        assertThat(reading.reached())
                .as("%s%n%s", reading.figures(), String.join("\n", reading.wrong()))
                .allSatisfy((part, count) -> assertThat(count[1] - count[0])
                        .as(part)
                        .isLessThanOrEqualTo(Math.max(TWO_LETTERS, count[1] * 3 / 100)));
    }

    /**
     * Never look at these one by one, nor learn from them: they tell how letters fare that nobody knows. Of the two large sets every
     * fourth letter is read, with {@code -Dletters=all} each.
     */
    @ParameterizedTest
    @CsvSource({
        "passersby, 0.87, 0.85, 0.6, 0.25, 0.03",
        "passengers, 0.8, 0.45, 0.55, 0.05, 0.03",
        "examiners, 0.8, 0.6, 0.35, 0.2, 0.03",
        "callers, 0.8, 0, 0, 0, 0.1"
    })
    void ofLettersThatNothingWasLearnedFromMostAreUnderstood(
            String set, double most, double thanks, double leans, double amiss, double never) {
        Reading reading = reading(set);
        long happened = reading.wrong().stream()
                .filter(line -> line.contains("MUST NOT"))
                .count();
        if (Boolean.getBoolean("show")) {
            System.out.println(set + ": " + reading.figures() + "; must not " + happened);
        }

        assertThat(reading.reached())
                .as(reading.figures())
                .allSatisfy((part, count) -> assertThat(1.0 * count[0] / count[1])
                        .as(part)
                        .isGreaterThanOrEqualTo(
                                switch (part) {
                                    case "lean" -> leans;
                                    case "thanks" -> thanks;
                                    default -> most;
                                }));
        // Whoever is not understood is asked; what was done amiss has to be undone.
        assertThat(reading.wrong().stream()
                        .filter(line -> line.startsWith("[lean]") && line.contains(": [Lean["))
                        .count())
                .as("subjects taken amiss")
                .isLessThanOrEqualTo((long) (amiss * reading.reached().getOrDefault("lean", new int[2])[1]));
        assertThat(1.0 * happened / reading.read()).as(reading.figures()).isLessThanOrEqualTo(never);
    }

    private record Reading(Map<String, int[]> reached, List<String> wrong) {

        int read() {
            return reached.values().stream().mapToInt(count -> count[1]).sum();
        }

        String figures() {
            return reached.entrySet().stream()
                    .map(part -> "%s %d/%d".formatted(part.getKey(), part.getValue()[0], part.getValue()[1]))
                    .collect(Collectors.joining(", "));
        }
    }

    private static Reading reading(String set) {
        Map<String, int[]> reached = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        List<MailPrograms.Program> programs = MailPrograms.all();
        int turn = 0;
        int number = 0;
        List<Known> letters = letters(set);
        // What was learned is read by every second letter, what was not and is much by every fourth.
        int step = System.getProperty("letters", "").equals("all")
                ? 1
                : KnownLetters.SETS.contains(set) ? 2 : letters.size() > 600 ? 4 : 1;
        for (Known letter : letters) {
            if (number++ % step > 0) {
                continue;
            }
            int[] count = reached.computeIfAbsent(letter.part(), part -> new int[2]);
            String signature = Corpus.broken(Corpus.SIGNATURES.get(turn % Corpus.SIGNATURES.size()));
            String quoting = programs.get(turn++ % programs.size())
                    .top(letter.words() + "\n\n" + signature, waits(letter.part()) ? Corpus.CONFIRM : Corpus.DIGEST);
            for (String body : List.of(letter.words(), quoting)) {
                count[1]++;
                String got = got(letter, body, body.equals(quoting));
                if (got.isEmpty()) {
                    count[0]++;
                } else {
                    wrong.add("[%s] %s%s: %s"
                            .formatted(
                                    letter.part(),
                                    body.equals(quoting) ? "(quoting) " : "",
                                    letter.words().replace("\n", "\\n"),
                                    got));
                }
            }
        }
        return new Reading(reached, wrong);
    }

    @Test
    void everySetNamesTwelveLanguages() {
        assertThat(letters("visitors").stream().map(Known::language).distinct()).hasSizeGreaterThanOrEqualTo(12);
    }

    private static boolean waits(String part) {
        return part.equals("yes") || part.equals("no") || part.equals("neither") || part.equals("must not confirm");
    }

    /** @return nothing if it was understood as it should be */
    private static String got(Known letter, String body, boolean quoting) {
        String part = letter.part();
        List<List<Request>> readings = new ArrayList<>();
        switch (part) {
            case "yes", "no", "neither", "must not confirm" ->
                readings.add(read(LetterReader.Writer.ASKED, CONFIRMATION, body));
            case "stop", "not stop" -> readings.add(read(LetterReader.Writer.READER, "Re: Your papers", body));
            case "interest" -> readings.add(read(LetterReader.Writer.STRANGER, "subscribe", body));
            default -> readings.add(read(LetterReader.Writer.READER, "Re: Your papers", body));
        }
        // Who writes is looked at with the letter as it stands: quoting, it is the same for all.
        if ((part.endsWith("stop") || part.equals("question")) && !quoting) {
            readings.add(read(LetterReader.Writer.STRANGER, "Hello", body));
        }
        if (part.equals("not stop") && !quoting) {
            readings.add(read(LetterReader.Writer.STRANGER, "subscribe", body));
            readings.add(read(LetterReader.Writer.READER, "Re: Your papers", "add: " + body));
            readings.add(read(LetterReader.Writer.READER, "Re: Your papers", "more " + body));
        }
        for (List<Request> got : readings) {
            for (Class<? extends Request> never : NEVER.getOrDefault(part, List.of())) {
                if (got.stream().anyMatch(never::isInstance)) {
                    return "MUST NOT " + got;
                }
            }
            if (!fits(letter, got)) {
                return got.toString();
            }
        }
        return "";
    }

    private static boolean fits(Known letter, List<Request> got) {
        return switch (letter.part()) {
            case "yes" -> got.equals(List.of(new Request.Confirm()));
            case "no" -> got.equals(List.of(new Request.Decline()));
            case "stop" -> got.equals(List.of(new Request.Stop()));
            case "neither", "not stop", "must not confirm", "else", "question" -> true;
            case "thanks" -> got.equals(List.of(new Request.Thanks()));
            case "interest" ->
                got.size() == 1
                        && got.getFirst() instanceof Request.Subscribe subscribe
                        && wanted(subscribe.wish()).contains(letter.effect())
                        && letter.words().endsWith(lastOf(letter.words()))
                        && (!letter.words().contains("\n")
                                || !wanted(subscribe.wish()).contains(lastOf(letter.words())));
            default -> effect(got).equals(letter.effect());
        };
    }

    private static String wanted(Wish wish) {
        return Stream.concat(
                        Stream.of(wish.about()),
                        wish.form().interests().stream()
                                .flatMap(interest -> interest.all(Interest.About.class).stream())
                                .map(Interest.About::text))
                .collect(Collectors.joining("\n"));
    }

    private static String lastOf(String words) {
        return words.substring(words.lastIndexOf('\n') + 1);
    }

    /** The requests, as the sets write what should come of a letter. */
    private static String effect(List<Request> got) {
        return got.stream()
                .map(request -> switch (request) {
                    case Request.Lean lean -> said(lean);
                    case Request.AddInterest add -> "more: " + add.about();
                    case Request.AddRule(Interest.Without without) -> "without: " + without.what();
                    case Request.Judge(int number, boolean likes) -> (likes ? "like " : "not ") + number;
                    case Request.Keep(int number, boolean liked) -> "save " + number;
                    case Request.SetTime time -> said(time);
                    case Request.Pause pause -> "pause " + pause.length().toDays();
                    case Request.Resume resume -> "resume";
                    case Request.ShowProfile show -> "profile";
                    case Request.Help help -> "help";
                    case Request.Erase erase -> "erase";
                    case Request.Undo undo -> "undo";
                    case Request.SetLanguage(String code) -> "language " + code;
                    default -> request.toString();
                })
                .collect(Collectors.joining(", "));
    }

    private static String said(Request.Lean lean) {
        List<String> said = new ArrayList<>();
        lean.more().forEach(more -> said.add("more: " + more));
        lean.less().forEach(less -> said.add("less: " + less));
        lean.without().forEach(without -> said.add("without: " + without));
        return said.stream().sorted().collect(Collectors.joining("; "));
    }

    private static String said(Request.SetTime time) {
        if (time.days().isEmpty()) {
            return "at " + time.at().map(Object::toString).orElse("")
                    + time.zone().map(zone -> " " + zone).orElse("");
        }
        if (time.monthly()) {
            return "monthly";
        }
        return "days "
                + time.days().orElse(DigestTime.WEEKDAYS).stream()
                        .sorted()
                        .map(Object::toString)
                        .collect(Collectors.joining(","));
    }

    private static List<Request> read(LetterReader.Writer writer, String subject, String body) {
        return LetterReaderTest.READER_OF_LETTERS
                .read(Corpus.letter(subject, body), writer, LetterReaderTest.NOON)
                .requests();
    }

    private static List<Known> letters(String set) {
        return KnownLetters.of(set).stream()
                .map(known -> new Known(
                        known.part(), sorted(known.effect()), known.language().toLowerCase(Locale.ROOT), known.words()))
                .toList();
    }

    private static String sorted(String effect) {
        return List.of(effect.split("; ")).stream().sorted().collect(Collectors.joining("; "));
    }
}
