package org.broadsheet.libraries;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.broadsheet.text.Lines;

/**
 * Tags of two letters and a blank: Web of Science's plain text, in which an entry begins with {@code PT}, and RefWorks' tagged format, in
 * which it begins with {@code RT}. A line that begins with blanks goes on with the line before it.
 */
final class PlainTags {

    private static final int LONGEST_LINE = 5_000;
    private static final Pattern FIRST =
            Pattern.compile("FN (?:Clarivate|Thomson|ISI|Web of Science).*|PT [A-Z]|RT [A-Z][A-Za-z ]{2,40}");
    private static final Pattern FIELD = Pattern.compile("([A-Z][A-Z0-9])(?: (.*))?");
    private static final Set<String> BEGIN = Set.of("PT", "RT");
    private static final Set<String> END = Set.of("ER", "EF");
    private static final List<String> TITLE = List.of("TI", "T1");
    private static final List<String> NUMBERS = List.of("DI", "D2", "DO", "LK", "UL", "AR");
    private static final List<String> MENTIONS = List.of("SO", "JF", "NO", "PB");

    private PlainTags() {}

    /** False if it is not one; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        if (!begins(text)) {
            return false;
        }
        TaggedFields fields = new TaggedFields();
        for (String line : Lines.of(text, LONGEST_LINE)) {
            Matcher field = FIELD.matcher(line.stripTrailing());
            if (!field.matches()) {
                fields.append(line.strip());
                continue;
            }
            String tag = field.group(1);
            if (BEGIN.contains(tag) || END.contains(tag)) {
                end(fields, basket);
                fields = new TaggedFields();
            }
            if (!END.contains(tag)) {
                fields.add(tag, field.group(2) == null ? "" : field.group(2).strip());
            }
        }
        end(fields, basket);
        return true;
    }

    private static boolean begins(String text) {
        for (String line : Lines.of(text, 100)) {
            if (!line.isBlank()) {
                return FIRST.matcher(line.strip()).matches();
            }
        }
        return false;
    }

    /** What stands before the first entry is about the file. */
    private static void end(TaggedFields fields, EntryBasket basket) {
        if (!fields.all(List.copyOf(BEGIN)).isEmpty()) {
            List<String> numbers =
                    fields.all(NUMBERS).stream().map(EntryBasket::bare).toList();
            String pubmed = fields.first(List.of("PM"));
            basket.add(
                    fields.first(TITLE),
                    pubmed.isEmpty() ? numbers : concat(numbers, "PMID: " + pubmed),
                    fields.all(MENTIONS));
        }
    }

    private static List<String> concat(List<String> numbers, String more) {
        return Stream.concat(numbers.stream(), Stream.of(more)).toList();
    }
}
