package org.broadsheet.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.subscription.LibraryFile.Entries;
import org.broadsheet.subscription.LibraryFile.Entry;

/** RIS in its dialects: an entry begins with {@code TY} and ends with {@code ER}, the next {@code TY}, or the file. */
final class Ris {

    private static final Pattern FIELD = Pattern.compile("^\\s*([A-Z][A-Z0-9])\\s{0,3}-(?:\\s+(.*))?$");
    private static final Pattern BEGINS = Pattern.compile("(?m)^\\W*TY\\s{0,3}- ?");
    private static final List<String> TITLE = List.of("TI", "T1", "CT", "BT");
    private static final List<String> NUMBERS = List.of("DO", "M3", "UR", "L1", "L2", "AN", "N1", "ID");

    private Ris() {}

    static boolean looksLike(String text) {
        return BEGINS.matcher(text).find();
    }

    static Entries read(String text) {
        List<Entry> read = new ArrayList<>();
        List<String[]> fields = new ArrayList<>();
        for (String line : (text + "\nER  - ").split("\\R", -1)) {
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                continue;
            }
            String tag = field.group(1);
            if ((tag.equals("TY") || tag.equals("ER")) && !fields.isEmpty()) {
                read.add(new Entry(first(fields), numbers(fields)));
                fields.clear();
            }
            String content = field.group(2) == null ? "" : field.group(2).strip();
            if (!content.isEmpty() && !tag.equals("TY")) {
                fields.add(new String[] {tag, content});
            }
        }
        return new Entries(read, 0);
    }

    private static String first(List<String[]> fields) {
        for (String tag : TITLE) {
            for (String[] field : fields) {
                if (field[0].equals(tag)) {
                    return field[1];
                }
            }
        }
        return "";
    }

    private static List<String> numbers(List<String[]> fields) {
        List<String> numbers = new ArrayList<>();
        for (String tag : NUMBERS) {
            for (String[] field : fields) {
                if (field[0].equals(tag)) {
                    numbers.add(field[1]);
                }
            }
        }
        return numbers;
    }
}
