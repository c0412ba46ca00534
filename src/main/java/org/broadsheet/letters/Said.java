package org.broadsheet.letters;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of a letter as one text, or as the texts of a list. Pure. */
final class Said {

    private static final Pattern FILLER = Pattern.compile(
            "(?:(?:to|the|me|please|broadsheet|digest|daily|papers?|list|newsletter|thanks?|thank you|hi|hello|dear|all|team|sir|madam|best|regards|cheers|you|a|lot)\\b[\\s,.!]*+)++",
            Pattern.CASE_INSENSITIVE);
    static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*•·]|\\d{1,2}[.)])\\s+(.*)$");

    /** Behind a mark that ends a sentence, and behind each line. */
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?:])\\s+|(?<=[。！？؟।])|\\n+");

    private Said() {}

    /** The sentences of a text, with their marks. */
    static List<String> sentences(String text) {
        return SENTENCE_END
                .splitAsStream(text)
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** The texts of a list, or the one text. */
    static List<String> listed(List<String> lines) {
        List<String> filled = lines.stream().filter(line -> !line.isBlank()).toList();
        boolean list = filled.size() > 1
                && filled.stream().allMatch(line -> BULLET.matcher(line).matches());
        if (!list) {
            String text = text(lines);
            return text.isEmpty() ? List.of() : List.of(text);
        }
        return filled.stream()
                .map(line -> BULLET.matcher(line).replaceFirst("$1").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Lines as one text; empty if they say no more than politeness does. */
    static String text(List<String> lines) {
        String text = String.join("\n", withoutGreeting(lines)).strip();
        String cut = text.substring(0, Math.min(text.length(), Wish.LONGEST_ABOUT));
        return FILLER.matcher(cut.substring(0, Math.min(cut.length(), 200))).matches() && cut.length() <= 200
                ? ""
                : cut;
    }

    static List<String> withoutGreeting(List<String> lines) {
        List<String> rest = new ArrayList<>(lines);
        while (!rest.isEmpty() && (rest.getFirst().isBlank() || Closing.greets(rest.getFirst()))) {
            rest.removeFirst();
        }
        return rest;
    }

    static String firstOf(List<String> words, String subject) {
        String line = words.stream().filter(each -> !each.isBlank()).findFirst().orElse(subject);
        return line.strip().substring(0, Math.min(line.strip().length(), 120));
    }
}
