package org.broadsheet.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.broadsheet.papers.Identifiers;

/**
 * A table with a row a paper and its columns named in the first: what Google Scholar, Zotero, Scopus and OpenAlex export as CSV,
 * and what we write ourselves. Source of the form: RFC 4180; a semicolon or a tab may stand for the comma.
 */
final class CsvTable {

    private static final Set<String> TITLES = Set.of(
            "title",
            "article title",
            "document title",
            "item title",
            "paper title",
            "display_name",
            "name",
            "paper",
            "ti",
            "titel",
            "titre",
            "título",
            "titolo",
            "标题",
            "题名",
            "タイトル");
    private static final Set<String> NUMBERS = Set.of(
            "doi",
            "item doi",
            "di",
            "digital object identifier",
            "arxiv",
            "arxiv id",
            "arxiv_id",
            "arxivid",
            "eprint",
            "archive id",
            "pmid",
            "pubmed id",
            "pm",
            "id");
    private static final Set<String> OF_PUBMED = Set.of("pmid", "pubmed id", "pm");
    private static final Set<String> MENTIONS = Set.of(
            "url", "link", "links", "external url", "address", "website", "extra", "note", "publication", "journal");

    /** Lines before the columns' names: what Excel and Dimensions write about the file. */
    private static final int MOST_BEFORE = 3;
    /** What Zotero exports beside papers, by its column "Item Type". */
    private static final Set<String> NO_PAPERS = Set.of("attachment", "note", "annotation");

    private static final int LONGEST_HEAD = 20_000;
    private static final int MOST_CELLS = 300;

    private final String text;
    private final char separator;
    private int at;

    private CsvTable(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** False if it is not one; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        String start = text.stripLeading();
        for (int before = 0; before <= MOST_BEFORE; before++) {
            int end = start.indexOf('\n');
            if (end < 0 || end > LONGEST_HEAD) {
                return false;
            }
            if (read(start, start.substring(0, end), basket)) {
                return true;
            }
            start = start.substring(end + 1);
        }
        return false;
    }

    private static boolean read(String start, String head, EntryBasket basket) {
        for (char separator : new char[] {',', ';', '\t'}) {
            List<String> names = new CsvTable(head + "\n", separator)
                    .row().stream()
                            .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                            .toList();
            boolean numbered = names.stream().anyMatch(name -> NUMBERS.contains(name) || MENTIONS.contains(name));
            if (names.size() > 1
                    && (names.contains("title") || (numbered && names.stream().anyMatch(TITLES::contains)))
                    && Identifiers.within(head).isEmpty()) {
                CsvTable table = new CsvTable(start, separator);
                table.row();
                table.rows(names, basket);
                return true;
            }
        }
        return false;
    }

    private void rows(List<String> names, EntryBasket basket) {
        while (at < text.length()) {
            List<String> row = row();
            if (row.stream().allMatch(String::isBlank)) {
                continue;
            }
            String title = "";
            List<String> numbers = new ArrayList<>();
            List<String> mentions = new ArrayList<>();
            for (int i = 0; i < Math.min(names.size(), row.size()); i++) {
                String name = names.get(i);
                String cell = row.get(i).strip();
                if (TITLES.contains(name) && title.isEmpty()) {
                    title = cell;
                } else if (NUMBERS.contains(name)) {
                    numbers.add(OF_PUBMED.contains(name) ? "PMID: " + cell : EntryBasket.bare(cell));
                } else if (MENTIONS.contains(name)) {
                    mentions.add(cell);
                }
            }
            int kind = names.indexOf("item type");
            if (kind >= 0
                    && kind < row.size()
                    && NO_PAPERS.contains(row.get(kind).strip())) {
                basket.leaveOut(Lack.NOT_PAPERS);
            } else {
                basket.add(title, numbers, mentions);
            }
        }
    }

    /** The cells of the next row; a quotation mark within a quoted cell stands twice. Moves behind the row. */
    private List<String> row() {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    cell.append(c);
                    at++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                add(cells, cell);
            } else if (c == '\n') {
                break;
            } else {
                cell.append(c);
            }
        }
        add(cells, cell);
        return cells;
    }

    private static void add(List<String> cells, StringBuilder cell) {
        if (cells.size() < MOST_CELLS) {
            cells.add(cell.toString());
        }
        cell.setLength(0);
    }
}
