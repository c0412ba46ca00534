package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.letters.words.PhraseTable;

/** What a sentence says of papers by their numbers: "I liked number 2", "Nummer 3 ist nichts für mich", "我喜欢第2篇". Pure. */
final class Opinions {

    private static final PhraseTable LIKING = PhraseTable.of("sense", "liking");
    private static final PhraseTable DISLIKING = PhraseTable.of("sense", "disliking");
    private static final PhraseTable KEEPING = PhraseTable.of("sense", "keeping");

    private static final String NUMBERS = "\\d{1,2}(?:\\s?(?:,|and|und|et|y|e|en|i|и|和|と|ve|و|&)\\s?#?\\d{1,2}){0,8}";
    private static final Pattern NAMED = Pattern.compile(
            "(?:(?:numbers?|papers?|no\\.?|nr\\.?|nummer|artikel|numéro|n°|articles?|número|artículo|artigo|numero|articolo|номер|статья|статью|№|makale|numara|رقم|numer|artykuł|번호)\\s?#?|#|第)("
                    + NUMBERS + ")(?!\\d)(?:\\s?(?:篇|号|號|番目|番|つ目|번째|번))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern COUNTED =
            Pattern.compile("(?<![\\d.])(\\d{1,2})\\s?(?:篇|号|號|番目|番|本目|つ目|번째|번 ?논문|번|numara(?:lı|yı)?|\\. ?makale)");
    /** A number alone, where a verdict stands beside it: "4 was great", "le 1 était top", "keep 3 for me"; not "at 8", "8 pm". */
    private static final Pattern ALONE = Pattern.compile(
            "(?<![\\d.:,/-])(?<!(?<!\\p{L})(?:at|um|gegen|ab|bis|à|las|às|alle|ore|om|kl|klo|o|в|saat|by|after|before|around|until|within|than|all|top) )(?<!\\p{L})(\\d{1,2})(?![\\d.:%/-]|\\p{L}|\\s?(?:am|pm|a\\.m|p\\.m|uhr|h|o'clock|uur|papers?|artikel|articles?|artículos|artigos|articoli|статей|days?|weeks?|months?|tage?|wochen?|jours?|semaines?|días?|semanas?|times?|mal|fois|point|点|點|時|시|篇论文)(?!\\p{L}))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What an ordinal may count here. */
    private static final PhraseTable SPOKEN_OF = PhraseTable.of("sense", "papers");

    private static final Pattern OF_TIME =
            Pattern.compile("\\d\\s?(?:am|pm|a\\.m|p\\.m|uhr|h|o'clock|uur|час|点|時|시)(?!\\p{L})|\\d[:.]\\d\\d");

    private static final Pattern BARE = Pattern.compile(
            "(?:i )?(?:(?:really|also|very much) )?(?:liked|loved|enjoyed|disliked|hated) (" + NUMBERS + ")");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private static final Map<String, Integer> ORDINALS = ordinals();
    private static final Pattern ORDINAL = Pattern.compile("(?<![\\p{L}&&[^\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}]])("
            + ORDINALS.keySet().stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .collect(Collectors.joining("|"))
            + ")(?![\\p{L}&&[^\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}]])");

    /** More words that we do not know are about something else. Chosen by hand; {@code VisitorsLettersTest} measures it. */
    private static final int MOST_UNKNOWN = 2;

    /** "Number 3" speaks of a paper of ours, whatever else is said. */
    private static final int MOST_BESIDE_A_NAME = 5;

    private static final int LONGEST = 120;

    private Opinions() {}

    private static Map<String, Integer> ordinals() {
        Map<String, Integer> ordinals = new HashMap<>();
        PhraseTable.table("ordinals")
                .forEach(
                        (number, words) -> words.forEach(word -> ordinals.put(word.strip(), Integer.parseInt(number))));
        return Map.copyOf(ordinals);
    }

    /** What a clause asks, one request a number; none if it is about something else. */
    static List<Request> of(String clause) {
        String folded = clause.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
        if (folded.length() > LONGEST) {
            return List.of();
        }
        List<Integer> numbers = new ArrayList<>();
        String left = taken(NAMED, folded, numbers);
        int mostUnknown = numbers.isEmpty() ? MOST_UNKNOWN : MOST_BESIDE_A_NAME;
        left = taken(COUNTED, left, numbers);
        if (numbers.isEmpty() && !OF_TIME.matcher(left).find()) {
            left = taken(ALONE, left, numbers);
        }
        Matcher bare = BARE.matcher(PhraseTable.trimmed(folded));
        if (numbers.isEmpty() && bare.matches()) {
            NUMBER.matcher(bare.group(1)).results().forEach(one -> numbers.add(Integer.parseInt(one.group())));
            left = folded.replace(bare.group(1), " ");
        }
        Matcher ordinal = ORDINAL.matcher(left);
        if (numbers.isEmpty() && SPOKEN_OF.in(PhraseTable.folded(left)) && ordinal.find()) {
            numbers.add(ORDINALS.get(ordinal.group(1)));
            left = left.substring(0, ordinal.start()) + " " + left.substring(ordinal.end());
        }
        String said = PhraseTable.folded(left).strip();
        if (numbers.isEmpty() || Sense.meaningful(SPOKEN_OF.replaced(withoutVerdicts(said), " ")) > mostUnknown) {
            return List.of();
        }
        if (KEEPING.beginWord(said)) {
            return numbers.stream()
                    .<Request>map(number -> new Request.Keep(number, true))
                    .toList();
        }
        boolean dislikes = DISLIKING.beginWord(said);
        boolean likes = LIKING.beginWord(said);
        if (!dislikes && !likes) {
            return List.of();
        }
        boolean liked = likes && !dislikes && !Sense.denied(said);
        return numbers.stream()
                .<Request>map(number -> new Request.Judge(number, liked))
                .toList();
    }

    /** What a clause calls one paper: "number 2"; empty if it speaks of none, or of several. */
    static String named(String clause) {
        List<String> names = NAMED.matcher(clause.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
        return names.size() == 1 ? names.getFirst() : "";
    }

    private static String taken(Pattern pattern, String text, List<Integer> numbers) {
        Matcher found = pattern.matcher(text);
        StringBuilder left = new StringBuilder();
        while (found.find()) {
            NUMBER.matcher(found.group(1)).results().forEach(one -> numbers.add(Integer.parseInt(one.group())));
            found.appendReplacement(left, " ");
        }
        return found.appendTail(left).toString();
    }

    private static String withoutVerdicts(String said) {
        StringBuilder left = new StringBuilder();
        for (String word : said.split(" ", 60)) {
            if (!LIKING.beginWord(word) && !DISLIKING.beginWord(word) && !KEEPING.beginWord(word)) {
                left.append(word).append(' ');
            }
        }
        return left.toString();
    }
}
