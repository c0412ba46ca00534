package org.broadsheet.libraries;

import java.util.List;
import org.broadsheet.text.Lines;

/** EndNote's tagged format ({@code .enw}, refer): lines like {@code %T Title}; an entry begins with {@code %0} or behind a blank line. */
final class EndNote {

    private static final int LONGEST_LINE = 5_000;
    private static final String TAGS = "0ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789@!#$&(*+<=>?[^~";
    private static final List<String> NUMBERS = List.of("R", "U", "M", "@", "L", "Y");
    private static final List<String> MENTIONS = List.of("J", "B", "Z", "O", "F");

    private EndNote() {}

    /** False if it is not one; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        if (!begins(text)) {
            return false;
        }
        TaggedFields fields = new TaggedFields();
        boolean blank = false;
        for (String line : Lines.of(text, LONGEST_LINE)) {
            if (isField(line)) {
                String tag = line.substring(1, 2);
                if (tag.equals("0") || (blank && tag.equals("T"))) {
                    end(fields, basket);
                    fields = new TaggedFields();
                }
                fields.add(tag, line.substring(2).strip());
            } else {
                fields.append(line.strip());
            }
            blank = line.isBlank();
        }
        end(fields, basket);
        return true;
    }

    private static boolean isField(String line) {
        return line.length() > 3
                && line.charAt(0) == '%'
                && TAGS.indexOf(line.charAt(1)) >= 0
                && isBlank(line.charAt(2));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Its first line with anything on it is a field, and one of its fields is a title or a kind. */
    private static boolean begins(String text) {
        boolean first = true;
        for (String line : Lines.of(text, 40)) {
            if (first && !line.isBlank() && !isField(line)) {
                return false;
            }
            first &= line.isBlank();
            if (isField(line) && (line.charAt(1) == '0' || line.charAt(1) == 'T')) {
                return true;
            }
        }
        return false;
    }

    private static void end(TaggedFields fields, EntryBasket basket) {
        if (!fields.isEmpty()) {
            basket.add(fields.first(List.of("T")), fields.all(NUMBERS), fields.all(MENTIONS));
        }
    }
}
