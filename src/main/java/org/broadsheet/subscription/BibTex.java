package org.broadsheet.subscription;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.subscription.LibraryFile.Entries;
import org.broadsheet.subscription.LibraryFile.Entry;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.BibTeXString;
import org.jbibtex.Key;
import org.jbibtex.LaTeXParser;
import org.jbibtex.LaTeXPrinter;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;
import org.jbibtex.Value;

/**
 * BibTeX, entry by entry: JBibTeX gives up a whole file at free text between entries or at one missing brace, so each entry
 * is handed to it alone, behind the file's {@code @string} definitions.
 */
final class BibTex {

    private static final Pattern BLOCK = Pattern.compile("(?m)^[ \\t]*@[ \\t]*([A-Za-z]+)[ \\t]*[{(]");
    private static final List<String> NUMBER_FIELDS = List.of("eprint", "arxivid", "arxiv", "doi", "url", "note");
    private static final Pattern ARXIV_WITHIN = Pattern.compile(
            "(?i)(?:arxiv[:.\\s/]|arxiv\\.org/(?:abs|pdf)/)\\s*(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z]{2})?/\\d{7})");
    private static final Pattern COMMAND = Pattern.compile("\\\\[A-Za-z]+\\s?");

    private BibTex() {}

    static boolean looksLike(String text) {
        return BLOCK.matcher(text).find();
    }

    static Entries read(String text) {
        StringBuilder macros = new StringBuilder();
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        int from = 0;
        while (block.find(from)) {
            int end = end(text, block);
            String whole = text.substring(block.start(), end).strip();
            switch (block.group(1).toLowerCase(java.util.Locale.ROOT)) {
                case "string" -> macros.append(whole).append('\n');
                case "comment", "preamble" -> {}
                default -> blocks.add(whole);
            }
            from = end;
        }
        List<Entry> read = new ArrayList<>();
        int broken = 0;
        for (String one : blocks) {
            Optional<Entry> entry = entry(macros + one);
            entry.ifPresent(read::add);
            broken += entry.isPresent() ? 0 : 1;
        }
        return new Entries(read, broken);
    }

    /** Where the block ends: behind its closing brace, or, where that is missing, before the next block. */
    private static int end(String text, Matcher block) {
        int depth = 1;
        for (int i = block.end(); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{' || (c == '(' && depth == 0)) {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        Matcher next = BLOCK.matcher(text);
        return next.find(block.end()) ? next.start() : text.length();
    }

    private static Optional<Entry> entry(String bibtex) {
        try {
            BibTeXParser parser = new Lenient();
            return parser.parse(new StringReader(bibtex)).getEntries().values().stream()
                    .findFirst()
                    .map(BibTex::entry);
        } catch (ParseException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    /** Only the entry's own fields: what {@code crossref} would inherit is the volume's, not the paper's. */
    private static Entry entry(BibTeXEntry entry) {
        List<String> numbers = new ArrayList<>();
        for (String name : NUMBER_FIELDS) {
            String text = field(entry, name);
            numbers.add(text);
            Matcher arxiv = ARXIV_WITHIN.matcher(text);
            if (arxiv.find()) {
                numbers.addFirst(arxiv.group(1));
            }
        }
        Matcher journal = ARXIV_WITHIN.matcher(field(entry, "journal"));
        if (journal.find()) {
            numbers.addFirst(journal.group(1));
        }
        return new Entry(plain(field(entry, "title")), numbers);
    }

    private static String field(BibTeXEntry entry, String name) {
        Value found = entry.getFields().get(new Key(name));
        return found == null ? "" : found.toUserString();
    }

    /** LaTeX as plain text. JBibTeX's reader throws at a dollar sign and at unknown commands: then braces and commands go. */
    private static String plain(String latex) {
        try {
            return new LaTeXPrinter().print(new LaTeXParser().parse(new StringReader(latex)));
        } catch (ParseException | RuntimeException notItsLatex) {
            return COMMAND.matcher(latex).replaceAll("").replaceAll("[{}$\\\\]", "");
        }
    }

    /** Names that a broken or partial file does not define are no reason to refuse an entry. */
    private static final class Lenient extends BibTeXParser {

        Lenient() throws ParseException, TokenMgrException {}

        @Override
        public void checkStringResolution(Key key, BibTeXString string) {}

        @Override
        public void checkCrossReferenceResolution(Key key, BibTeXEntry entry) {}
    }
}
