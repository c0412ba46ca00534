package org.broadsheet.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.text.Lines;

/** PubMed's own format ({@code .nbib}, MEDLINE): an entry begins with {@code PMID}; lines that begin with blanks go on. */
final class PubMed {

    private static final int LONGEST_LINE = 5_000;
    private static final Pattern FIELD = Pattern.compile("([A-Z]{2,4}) {0,3}- ?(.*)");
    private static final Pattern OTHER_KIND = Pattern.compile("\\[(?!doi|pmid)[a-z]{1,10}\\]\\s{0,3}$");

    private PubMed() {}

    /** False if it is not one; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        if (!begins(text)) {
            return false;
        }
        TaggedFields fields = new TaggedFields();
        for (String line : Lines.of(text, LONGEST_LINE)) {
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
                if (field.group(1).equals("PMID")) {
                    end(fields, basket);
                    fields = new TaggedFields();
                }
                fields.add(field.group(1), field.group(2).strip());
            } else if (line.startsWith(" ")) {
                fields.append(line.strip());
            }
        }
        end(fields, basket);
        return true;
    }

    private static boolean begins(String text) {
        for (String line : Lines.of(text, 40)) {
            if (!line.isBlank()) {
                return line.startsWith("PMID") && FIELD.matcher(line).matches();
            }
        }
        return false;
    }

    private static void end(TaggedFields fields, EntryBasket basket) {
        if (fields.isEmpty()) {
            return;
        }
        List<String> numbers = new ArrayList<>();
        for (String number : fields.all(List.of("LID", "AID", "SO"))) {
            if (!OTHER_KIND.matcher(number).find()) {
                numbers.add(number);
            }
        }
        fields.all(List.of("PMID")).forEach(number -> numbers.add("PMID: " + number));
        String title = fields.first(List.of("TI", "TT", "BTI"));
        basket.add(title.endsWith(".") ? title.substring(0, title.length() - 1) : title, numbers, List.of());
    }
}
