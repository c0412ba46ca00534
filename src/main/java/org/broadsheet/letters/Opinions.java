package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    /** "4 was great", "Die 1 war nichts". */
    private static final Pattern SUBJECT = Pattern.compile(
            "^(?:the |die |der |das |le |la |el |il |o |a |de |het )?(\\d{1,2}) (?=(?:was|is|looks|seems|war|ist|est|était|es|fue|é|foi|è|era|is|był|jest)(?!\\p{L}))");

    private static final Pattern BARE = Pattern.compile(
            "(?:i )?(?:(?:really|also|very much) )?(?:liked|loved|enjoyed|disliked|hated) (" + NUMBERS + ")");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("first", 1),
            Map.entry("second", 2),
            Map.entry("third", 3),
            Map.entry("fourth", 4),
            Map.entry("fifth", 5),
            Map.entry("sixth", 6),
            Map.entry("seventh", 7),
            Map.entry("eighth", 8),
            Map.entry("ninth", 9),
            Map.entry("tenth", 10));
    private static final Pattern ORDINAL = Pattern.compile(
            "(?:the )?(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: (?:paper|one|article)(?!\\p{L})|(?= (?:was|is|looks?|seems?) )|$)");

    /** More words that we do not know are about something else. Chosen by hand; {@code VisitorsLettersTest} measures it. */
    private static final int MOST_UNKNOWN = 2;

    private static final int LONGEST = 120;

    private Opinions() {}

    /** What a clause asks, one request a number; none if it is about something else. */
    static List<Request> of(String clause) {
        String folded =
                clause.toLowerCase(java.util.Locale.ROOT).replace('’', '\'').strip();
        if (folded.length() > LONGEST) {
            return List.of();
        }
        List<Integer> numbers = new ArrayList<>();
        String left = taken(NAMED, folded, numbers);
        left = taken(COUNTED, left, numbers);
        if (numbers.isEmpty()) {
            left = taken(SUBJECT, left, numbers);
        }
        Matcher bare = BARE.matcher(PhraseTable.trimmed(folded));
        if (numbers.isEmpty() && bare.matches()) {
            NUMBER.matcher(bare.group(1)).results().forEach(one -> numbers.add(Integer.parseInt(one.group())));
            left = folded.replace(bare.group(1), " ");
        }
        Matcher ordinal = ORDINAL.matcher(left);
        if (numbers.isEmpty() && ordinal.find()) {
            numbers.add(ORDINALS.get(ordinal.group(1)));
            left = left.substring(0, ordinal.start()) + " " + left.substring(ordinal.end());
        }
        String said = PhraseTable.folded(left).strip();
        if (numbers.isEmpty() || Sense.unknown(withoutVerdicts(said)) > MOST_UNKNOWN) {
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
