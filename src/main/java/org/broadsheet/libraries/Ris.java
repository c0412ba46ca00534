package org.broadsheet.libraries;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.text.Lines;

/**
 * RIS in its dialects: an entry begins with {@code TY} and ends with {@code ER}, the next {@code TY}, or the file. A line without a
 * tag goes on with the line before it.
 */
final class Ris {

    private static final int LONGEST_LINE = 5_000;
    /** A tag, and its content as one of two groups: as it should be, in lower case, and with a colon for the dash. */
    private static final List<Pattern> DIALECTS = List.of(
            Pattern.compile("\\s{0,10}([A-Z][A-Z0-9])(?:\\s{0,3}-(?:\\s{1,10}(.*))?|\\s{1,3}-(.*))"),
            Pattern.compile("\\s{0,10}([a-z][a-z0-9])(?:\\s{0,3}-(?:\\s{1,10}(.*))?|\\s{1,3}-(.*))"),
            Pattern.compile("\\s{0,10}([A-Z][A-Z0-9])\\s{0,3}:(?:\\s{1,10}(.*))?()"));

    private static final List<String> TITLE = List.of("TI", "T1", "CT", "BT", "ST", "TT");
    private static final List<String> NUMBERS =
            List.of("DO", "M3", "UR", "L1", "L2", "L3", "LK", "AN", "M1", "C7", "ID");
    private static final List<String> MENTIONS = List.of("JO", "JF", "T2", "SE", "PB", "N1", "C1");

    private Ris() {}

    /** False if it is not one; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        Optional<Pattern> dialect = dialect(text);
        if (dialect.isEmpty()) {
            return false;
        }
        TaggedFields fields = new TaggedFields();
        boolean inside = false;
        for (String line : Lines.of(text, LONGEST_LINE)) {
            Matcher field = dialect.get().matcher(unquoted(line));
            if (!field.matches()) {
                fields.append(line.strip());
                continue;
            }
            String tag = field.group(1).toUpperCase(Locale.ROOT);
            String content = Objects.requireNonNullElse(field.group(2), Objects.requireNonNullElse(field.group(3), ""))
                    .strip();
            if (tag.equals("TY") || tag.equals("ER")) {
                end(fields, inside, basket);
                fields = new TaggedFields();
                inside = tag.equals("TY");
            } else {
                fields.add(tag, content);
            }
        }
        end(fields, inside, basket);
        return true;
    }

    /** As it stands in a mail that quotes it. */
    private static String unquoted(String line) {
        return line.startsWith("> ") ? line.substring(2) : line;
    }

    /** That of the first line that begins an entry. */
    private static Optional<Pattern> dialect(String text) {
        for (String line : Lines.of(text, 40)) {
            for (Pattern dialect : DIALECTS) {
                Matcher field = dialect.matcher(unquoted(line));
                if (field.matches() && field.group(1).equalsIgnoreCase("TY")) {
                    return Optional.of(dialect);
                }
            }
        }
        return Optional.empty();
    }

    private static void end(TaggedFields fields, boolean inside, EntryBasket basket) {
        if (inside || !fields.isEmpty()) {
            basket.add(
                    fields.first(TITLE),
                    fields.all(NUMBERS).stream().map(EntryBasket::bare).toList(),
                    fields.all(MENTIONS));
        }
    }
}
