package org.broadsheet.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.text.Lines;

/**
 * Lines of a name, a colon and a value: citation files (CFF), CSL and Hayagriva in YAML, TOML with its sign, notes with such a head, arXiv's daily mail, what
 * ProQuest and EndNote show as text. A list's item, a blank line or a rule begins the next part; a part without a title belongs to the
 * entry before it, or to the first.
 */
final class KeyedLines {

    private static final int LONGEST_LINE = 5_000;
    private static final int LONGEST_HEAD = 400;
    private static final Pattern LINE =
            Pattern.compile("([ \\t]{0,40})(- )?:?\"?([A-Za-z][A-Za-z _-]{0,30})\"?(?::| = ?)(?:\\s?(?<=[\\s=])(.*))?");
    private static final Pattern RULE =
            Pattern.compile("\\s{0,3}(?:-{3,200}|_{3,200}|={3,200}|\\\\\\\\.{0,200})\\s{0,3}");
    private static final Pattern FOLDED = Pattern.compile("[>|][+-]?");
    private static final String TITLE = "title";

    /** As arXiv's mail and lists begin each paper, without a blank. */
    private static final Pattern ARXIV = Pattern.compile("(?:\\[\\d{1,4}\\]\\s{1,3})?arXiv:.*");

    private static final Set<String> NUMBERS = Set.of(
            "doi",
            "url",
            "value",
            "arxiv",
            "arxiv-id",
            "arxiv id",
            "eprint",
            "pmid",
            "link",
            "repository-code",
            "accession number");

    /** Of which a file has one at least. */
    private static final Set<String> SIGNS = Set.of("title", "cff-version", "references");

    /** Of one entry. */
    private static final class Part {
        private String title = "";
        private final List<String> numbers = new ArrayList<>();
    }

    private final EntryBasket basket;
    private final List<String> before = new ArrayList<>();
    private Part part = new Part();
    private Part entry = new Part();
    private int indent;
    private boolean goesOn;

    private KeyedLines(EntryBasket basket) {
        this.basket = basket;
    }

    /** False if it is none; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        if (!isOne(text)) {
            return false;
        }
        KeyedLines lines = new KeyedLines(basket);
        for (String line : Lines.of(text, LONGEST_LINE)) {
            lines.line(line);
        }
        lines.endPart();
        lines.endEntry();
        return true;
    }

    /** A title, and a number in a line of its own; a list of numbers or free text has neither. */
    private static boolean isOne(String text) {
        int at = 0;
        boolean signed = false;
        boolean numbered = false;
        for (String line : Lines.of(text, LONGEST_HEAD)) {
            if (at == 0 && (line.startsWith("<") || line.startsWith("{") || line.startsWith("@"))) {
                return false;
            }
            Matcher field = LINE.matcher(line);
            numbered |= ARXIV.matcher(line).matches();
            if (field.matches()) {
                String name = field.group(3).strip().toLowerCase(Locale.ROOT);
                signed |= SIGNS.contains(name);
                numbered |= NUMBERS.contains(name) || name.equals("cff-version");
            }
            if ((signed && numbered) || ++at > 5_000) {
                break;
            }
        }
        return signed && numbered;
    }

    private void line(String line) {
        if (ARXIV.matcher(line).matches()) {
            endPart();
            endEntry();
            part.numbers.add(line);
            return;
        }
        Matcher field = LINE.matcher(line);
        if (!field.matches()) {
            if (line.isBlank() || line.startsWith("[[") || RULE.matcher(line).matches()) {
                endPart();
            } else if (goesOn && line.startsWith(" ")) {
                part.title = (part.title + " " + line.strip()).strip();
            } else if (line.strip().startsWith("- ")) {
                endPart();
            }
            goesOn &= line.startsWith(" ");
            return;
        }
        int deep = field.group(1).length();
        String name = field.group(3).strip().toLowerCase(Locale.ROOT);
        String value = unquoted(field.group(4) == null ? "" : field.group(4).strip());
        boolean opens = deep == 0 && value.isEmpty();
        if (field.group(2) != null || (deep == 0 && indent > 0) || opens) {
            endPart();
        }
        indent = deep;
        goesOn = name.equals(TITLE);
        if (goesOn) {
            if (!part.title.isEmpty()) {
                endPart();
            }
            part.title = FOLDED.matcher(value).matches() ? "" : value;
        } else if (NUMBERS.contains(name) && !value.isEmpty()) {
            part.numbers.add(
                    name.equals("pmid") || name.equals("accession number")
                            ? "PMID: " + value
                            : EntryBasket.bare(value));
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && ((value.startsWith("\"") && value.endsWith("\"")) || (value.startsWith("'") && value.endsWith("'")));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private void endPart() {
        if (!part.title.isEmpty()) {
            endEntry();
            entry = part;
            entry.numbers.addAll(before);
            before.clear();
        } else if (entry.title.isEmpty()) {
            before.addAll(part.numbers);
        } else {
            entry.numbers.addAll(part.numbers);
        }
        part = new Part();
        goesOn = false;
    }

    private void endEntry() {
        if (!entry.title.isEmpty()) {
            basket.add(entry.title, entry.numbers, List.of());
        }
        entry = new Part();
    }
}
