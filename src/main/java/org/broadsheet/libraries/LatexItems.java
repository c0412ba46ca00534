package org.broadsheet.libraries;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.text.Lines;

/** What LaTeX prints references from: {@code \bibitem}s, whose text names numbers, and BibLaTeX's {@code .bbl} with its fields. */
final class LatexItems {

    private static final int LONGEST_LINE = 5_000;
    private static final Pattern BEGIN = Pattern.compile("\\s{0,20}\\\\(bibitem|entry)[\\[{].*");
    private static final Pattern END = Pattern.compile("\\s{0,20}\\\\end(?:entry|\\{thebibliography\\}).*");
    private static final Pattern FIELD =
            Pattern.compile("\\s{0,20}\\\\field\\{(title|eprint|note)\\}\\{(.*)\\}\\s{0,20}");
    private static final Pattern VERB = Pattern.compile("\\s{0,20}\\\\verb (.*)");

    private LatexItems() {}

    /** False if it is none; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        if (!text.contains("\\bibitem") && !text.contains("\\entry{")) {
            return false;
        }
        TaggedFields fields = new TaggedFields();
        boolean inside = false;
        boolean any = false;
        for (String line : Lines.of(text, LONGEST_LINE)) {
            Matcher begin = BEGIN.matcher(line);
            boolean begins = begin.matches();
            if (begins || END.matcher(line).matches()) {
                any |= end(fields, inside, basket);
                fields = new TaggedFields();
                inside = begins;
            }
            if (inside) {
                read(line, fields);
            }
        }
        return end(fields, inside, basket) || any;
    }

    private static void read(String line, TaggedFields fields) {
        Matcher field = FIELD.matcher(line);
        Matcher verb = VERB.matcher(line);
        if (field.matches()) {
            fields.add(
                    field.group(1),
                    field.group(1).equals("eprint") ? EntryBasket.bare(field.group(2)) : field.group(2));
        } else if (verb.matches()) {
            fields.add("number", EntryBasket.bare(verb.group(1).strip()));
        } else {
            fields.add("text", line.strip());
        }
    }

    private static boolean end(TaggedFields fields, boolean inside, EntryBasket basket) {
        if (inside) {
            basket.add(
                    fields.first(List.of("title")),
                    fields.all(List.of("number", "eprint")),
                    fields.all(List.of("text", "note")));
        }
        return inside;
    }
}
