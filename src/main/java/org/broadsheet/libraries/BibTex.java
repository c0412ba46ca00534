package org.broadsheet.libraries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * BibTeX and BibLaTeX as programs and people write it: free text between entries, several entries on a line, macros, missing commas
 * and braces. An entry whose braces do not close ends where the next one begins. Commands such as {@code crossref} bring nothing: what
 * they would inherit is the volume's, not the paper's.
 *
 * <p>The text is read once, from the beginning to the end. Macros are put in as long as all that they made stays within a budget.
 */
final class BibTex {

    private static final int LONGEST_VALUE = 5_000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_FIELDS = 1_000;
    private static final int LONGEST_BROKEN = 1_000;
    private static final List<String> WORDS =
            List.of("title", "subtitle", "eprinttype", "archiveprefix", "primaryclass", "eprintclass");

    /** Where a number of arXiv may stand alone. */
    private static final List<String> BARE = List.of("eprint", "arxivid", "arxiv");

    private static final List<String> NUMBERS = List.of(
            "doi",
            "url",
            "ee",
            "howpublished",
            "journal",
            "journaltitle",
            "volume",
            "number",
            "eid",
            "pages",
            "archive",
            "link",
            "urls",
            "bdsk-url-1",
            "bdsk-url-2");
    private static final List<String> MENTIONS =
            List.of("note", "annote", "addendum", "pubstate", "series", "publisher", "institution");

    private final String text;
    private final BibTexBlocks blocks;
    private final EntryBasket basket;
    private final Map<String, String> macros = new HashMap<>();
    private int budget;

    private BibTex(String text, BibTexBlocks blocks, EntryBasket basket) {
        this.text = text;
        this.blocks = blocks;
        this.basket = basket;
        this.budget = 1_000_000 + 2 * text.length();
    }

    private static final Pattern ENTRY = Pattern.compile(
            "(?:^|[\\s>])@(?:article|book|inproceedings|incollection|misc|online|phdthesis|techreport|unpublished|software|dataset)\\s?[{(]",
            Pattern.CASE_INSENSITIVE);

    /** Whether an entry of a usual kind stands in a text, which may be a page or a note around it. */
    static boolean isIn(String text) {
        return ENTRY.matcher(text).find();
    }

    /** False if it is not one; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        BibTexBlocks blocks = new BibTexBlocks(text);
        if (blocks.next(0) < 0) {
            return false;
        }
        new BibTex(text, blocks, basket).readAll();
        return true;
    }

    private void readAll() {
        for (int at = blocks.next(0); at >= 0; ) {
            int open = blocks.open(at);
            String kind = text.substring(at + 1, open).strip().toLowerCase(Locale.ROOT);
            int end = switch (kind) {
                // Programs keep their own notes in comments, and people entries that they do not want.
                case "comment", "preamble" -> blocks.behind(open);
                case "string" -> macro(open);
                default -> entry(open);
            };
            at = blocks.next(Math.max(end, open));
        }
    }

    private int macro(int open) {
        Cursor in = new Cursor(open);
        String name = in.name();
        if (in.skip('=')) {
            macros.put(name, in.whole(true));
        }
        return in.end();
    }

    private int entry(int open) {
        Cursor in = new Cursor(open);
        Map<String, String> fields = new HashMap<>();
        in.blanks();
        String key = in.name();
        if (in.skip('=')) {
            fields.put(key, in.value(isWanted(key)));
        }
        int count = 0;
        while (in.toNextField() && count++ < MOST_FIELDS) {
            String name = in.name();
            if (name.isEmpty()) {
                in.at++;
            } else if (in.skip('=')) {
                String value = in.value(isWanted(name));
                if (!value.isEmpty()) {
                    fields.putIfAbsent(name, value);
                }
            }
        }
        add(key, fields, in.cutOff || !blocks.closes(open));
        return in.end();
    }

    private static boolean isWanted(String name) {
        return WORDS.contains(name)
                || BARE.contains(name)
                || name.equals("pmid")
                || NUMBERS.contains(name)
                || MENTIONS.contains(name);
    }

    private void add(String key, Map<String, String> fields, boolean broken) {
        String title = fields.getOrDefault("title", "");
        String subtitle = fields.getOrDefault("subtitle", "");
        boolean inPubMed = fields.getOrDefault("eprinttype", fields.getOrDefault("archiveprefix", ""))
                .equalsIgnoreCase("pubmed");
        List<String> numbers = new ArrayList<>();
        for (String name : BARE) {
            String value = fields.getOrDefault(name, "");
            numbers.add(inPubMed && name.equals("eprint") ? "PMID: " + value : EntryBasket.bare(value));
        }
        String archive = fields.getOrDefault("primaryclass", fields.getOrDefault("eprintclass", ""));
        if (!archive.isEmpty()) {
            // As numbers were until 2007: the archive beside it, hep-th and 9901001.
            numbers.add(EntryBasket.bare(archive + "/" + fields.getOrDefault("eprint", "")));
        }
        NUMBERS.forEach(name -> numbers.add(fields.getOrDefault(name, "")));
        numbers.add("PMID: " + fields.getOrDefault("pmid", ""));
        // DBLP's keys for arXiv: DBLP:journals/corr/abs-2408-01234.
        int corr = key.indexOf("corr/abs-");
        if (corr >= 0) {
            numbers.add("arXiv:" + key.substring(corr + "corr/abs-".length()).replace('-', '.'));
        }
        if (title.isEmpty() && fields.isEmpty() && broken) {
            basket.leaveOut(Lack.BROKEN);
        } else {
            basket.add(
                    subtitle.isEmpty() || title.isEmpty() ? title : title + ": " + subtitle,
                    numbers,
                    MENTIONS.stream().map(name -> fields.getOrDefault(name, "")).toList());
        }
    }

    /** Reads within one block. */
    private final class Cursor {

        private final int limit;
        private final boolean round;
        private int at;
        private boolean cutOff;

        Cursor(int open) {
            this.at = open + 1;
            this.limit = blocks.limit(open);
            this.round = text.charAt(open) == '(';
        }

        /** Where what follows the block begins: behind it, or where reading was cut off. */
        int end() {
            return cutOff || round ? at : limit;
        }

        /** Gives up the block: what follows begins with the next one, wherever that is. */
        private void cutOff(int from) {
            int block = blocks.next(from);
            at = block < 0 ? limit : Math.min(block, limit);
            cutOff = true;
        }

        void blanks() {
            while (at < limit && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        boolean skip(char wanted) {
            blanks();
            if (at < limit && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        /** To where a field's name may begin; false at the block's end, or where another block begins within it. */
        boolean toNextField() {
            while (at < limit) {
                char c = text.charAt(at);
                if (c == '@' && blocks.next(at) == at) {
                    cutOff = true;
                    return false;
                }
                if (Character.isLetter(c)) {
                    return true;
                }
                if (c == ')' && round) {
                    return false;
                }
                at++;
            }
            return false;
        }

        /** A word up to a mark or a blank, in lower case; what is longer than any name is cut. */
        String name() {
            blanks();
            int from = at;
            while (at < limit
                    && "={}(),\"#%@".indexOf(text.charAt(at)) < 0
                    && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.substring(from, Math.min(at, from + LONGEST_NAME)).toLowerCase(Locale.ROOT);
        }

        String value(boolean wanted) {
            return whole(wanted).strip();
        }

        /** A value: pieces in braces, in quotation marks, numbers and macros, joined by {@code #}; blanks at its ends may join, too. */
        String whole(boolean wanted) {
            StringBuilder out = new StringBuilder();
            do {
                blanks();
                if (at < limit) {
                    piece(wanted ? out : null);
                }
            } while (skip('#'));
            return out.toString();
        }

        private void piece(@Nullable StringBuilder out) {
            char c = text.charAt(at);
            if (c == '{') {
                int close = blocks.close(at);
                if (close < 0 || close >= limit) {
                    // It never closes: what belongs to it cannot be known, but its first line most likely does.
                    append(out, at + 1, lineEnd(at));
                    cutOff(at);
                    return;
                }
                append(out, at + 1, close);
                at = close + 1;
            } else if (c == '"') {
                quoted(out);
            } else {
                String word = name();
                if (word.isEmpty()) {
                    return;
                }
                String macro = macros.getOrDefault(word, Character.isDigit(word.charAt(0)) ? word : "");
                budget -= out == null ? 0 : macro.length();
                if (out != null && budget >= 0 && out.length() + macro.length() <= LONGEST_VALUE) {
                    out.append(macro);
                }
            }
        }

        private void quoted(@Nullable StringBuilder out) {
            int from = at + 1;
            int to = from;
            while (to < limit && text.charAt(to) != '"') {
                int close = text.charAt(to) == '{' ? blocks.close(to) : -1;
                to = close > 0 && close < limit ? close + 1 : to + 1;
            }
            if (to >= limit) {
                append(out, from, lineEnd(at));
                cutOff(at);
            } else {
                append(out, from, to);
                at = to + 1;
            }
        }

        private int lineEnd(int from) {
            int end = from;
            int most = Math.min(limit, from + LONGEST_BROKEN);
            while (end < most && text.charAt(end) != '\n' && (end == from || blocks.next(end) != end)) {
                end++;
            }
            return end;
        }

        private void append(@Nullable StringBuilder out, int from, int to) {
            int end = out == null ? from : Math.min(to, from + LONGEST_VALUE - out.length());
            if (out != null && end > from) {
                out.append(text, from, end);
            }
        }
    }
}
