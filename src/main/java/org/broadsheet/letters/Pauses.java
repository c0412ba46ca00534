package org.broadsheet.letters;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.letters.words.PhraseTable;

/** Pauses in sentences: "I am on holiday for two weeks, please pause", "Pause de deux semaines", "暂停两周". Pure. */
final class Pauses {

    private static final PhraseTable PAUSING = PhraseTable.of("sense", "pausing");
    private static final PhraseTable RESUMING = PhraseTable.of("sense", "resuming");
    private static final PhraseTable DAY = PhraseTable.of("sense", "day");
    private static final PhraseTable WEEK = PhraseTable.of("sense", "week");
    private static final PhraseTable MONTH = PhraseTable.of("sense", "month");
    private static final Map<String, Integer> NUMBERS = numbers();

    /** "1週間停止": glued to the span, where there are no blanks. */
    private static final Pattern STOPS_FOR = Pattern.compile("(?:週間|天|日間|个月|か月|周)\\s?(?:停止|中断|止め|暂停)");

    private static final int DAYS_OF_WEEK = 7;
    private static final int DAYS_OF_MONTH = 30;
    private static final int LONGEST_DAYS = 366;
    private static final int LONGEST = 120;

    /** More words that we do not know are about something else. Chosen by hand; {@code VisitorsLettersTest} measures it. */
    private static final int MOST_UNKNOWN = 2;

    private Pauses() {}

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        PhraseTable.table("numbers")
                .forEach((number, words) -> words.forEach(
                        word -> numbers.put(PhraseTable.folded(word).strip(), Integer.parseInt(number))));
        return Map.copyOf(numbers);
    }

    /** How long a line asks for no mail; empty if it does not, or says no span. */
    static Optional<Duration> asked(String line) {
        String folded = PhraseTable.trimmed(line);
        if (folded.isEmpty() || folded.length() > LONGEST || line.contains("?") || Sense.isOfResearch(folded)) {
            return Optional.empty();
        }
        boolean pauses = PAUSING.beginWord(folded) && !Sense.denied(folded);
        boolean stops = Sense.stopsFor(folded) || STOPS_FOR.matcher(folded).find();
        boolean silence = Sense.denied(folded) && Sense.sends(folded);
        Optional<Duration> span = span(folded).or(() -> pauses ? one(folded) : Optional.empty());
        return (pauses || silence || stops) && span.isPresent() && Sense.unknown(bare(folded)) <= MOST_UNKNOWN
                ? span
                : Optional.empty();
    }

    /** Whether a line asks for mail again. */
    static boolean ends(String line) {
        String folded = PhraseTable.trimmed(line);
        return folded.length() <= LONGEST
                && !line.contains("?")
                && RESUMING.in(folded)
                && !Sense.denied(folded)
                && !Sense.isOfResearch(folded)
                && Sense.unknown(bare(RESUMING.replaced(folded, " "))) <= 1;
    }

    private static String bare(String folded) {
        StringBuilder left = new StringBuilder();
        for (String word : folded.split("[\\s,.;:!]+", 60)) {
            boolean told = PAUSING.beginWord(word)
                    || DAY.beginWord(word)
                    || WEEK.beginWord(word)
                    || MONTH.beginWord(word)
                    || NUMBERS.containsKey(word)
                    || word.matches("\\d+");
            left.append(told ? "" : word).append(' ');
        }
        return left.toString();
    }

    private static Optional<Duration> span(String folded) {
        int days = unit(folded, WEEK, DAYS_OF_WEEK)
                .or(() -> unit(folded, MONTH, DAYS_OF_MONTH))
                .or(() -> unit(folded, DAY, 1))
                .orElse(0);
        return days < 1 || days > LONGEST_DAYS ? Optional.empty() : Optional.of(Duration.ofDays(days));
    }

    /** A unit without a number: "tydzień przerwy". */
    private static Optional<Duration> one(String folded) {
        if (folded.matches(".*\\d.*")) {
            return Optional.empty();
        }
        return WEEK.beginWord(folded)
                ? Optional.of(Duration.ofDays(DAYS_OF_WEEK))
                : MONTH.beginWord(folded) ? Optional.of(Duration.ofDays(DAYS_OF_MONTH)) : Optional.empty();
    }

    /** A number right before a word of that unit; in scripts without blanks, glued to it. */
    private static Optional<Integer> unit(String folded, PhraseTable unit, int each) {
        List<String> words = List.of(folded.split("[\\s,.;:!]+", 60));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (i > 0 && unit.beginWord(word) && number(words.get(i - 1)).isPresent()) {
                return number(words.get(i - 1)).map(count -> count * each);
            }
            for (int at : unit.places(word)) {
                int from = at;
                while (from > 0 && Character.isDigit(word.charAt(from - 1))) {
                    from--;
                }
                String glued = from < at ? word.substring(from, at) : at > 0 ? word.substring(at - 1, at) : "";
                if (number(glued).isPresent()) {
                    return number(glued).map(count -> count * each);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> number(String word) {
        return word.matches("\\d{1,3}") ? Optional.of(Integer.parseInt(word)) : Optional.ofNullable(NUMBERS.get(word));
    }
}
