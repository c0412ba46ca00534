package org.broadsheet.web;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;

/** A paper as an entry of a BibTeX file, to be cited by. Titles and names keep the TeX that their authors wrote. */
final class BibTexEntry {

    private static final int LONGEST_WORD = 20;

    private BibTexEntry() {}

    /** The entry, its lines ended by a line feed. */
    static String of(Paper paper) {
        List<String> fields = new ArrayList<>();
        field(fields, "title", "{" + balanced(paper.title()) + "}");
        field(
                fields,
                "author",
                paper.authors().stream()
                        .map(Author::name)
                        .map(BibTexEntry::balanced)
                        .map(name -> name.contains(" and ") ? "{" + name + "}" : name)
                        .collect(Collectors.joining(" and ")));
        field(fields, "year", Integer.toString(paper.announced().getYear()));
        paper.arxiv().ifPresent(id -> {
            field(fields, "eprint", id.value());
            field(fields, "archivePrefix", "arXiv");
            paper.primaryCategory().map(Category::value).ifPresent(category -> field(fields, "primaryClass", category));
        });
        paper.doi().ifPresent(doi -> field(fields, "doi", doi.value()));
        paper.arxiv().ifPresent(id -> field(fields, "url", "https://arxiv.org/abs/" + id.value()));
        return "@misc{" + key(paper) + ",\n" + String.join(",\n", fields) + "\n}\n";
    }

    private static void field(List<String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.add("  %-13s = {%s}".formatted(name, value));
        }
    }

    /** Braces that are not in pairs would end the field too early or never. */
    private static String balanced(String text) {
        int open = 0;
        boolean even = true;
        for (int i = 0; i < text.length() && even; i++) {
            open += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            even = open >= 0;
        }
        return even && open == 0 ? text : text.replace("{", "").replace("}", "");
    }

    /** {@code lin2026sparse}: surname, year, the title's first long word. */
    private static String key(Paper paper) {
        String name = paper.authors().isEmpty() ? "" : paper.authors().getFirst().name();
        String surname = name.substring(name.lastIndexOf(' ') + 1);
        String word = "";
        for (String one : paper.title().split(" ", -1)) {
            if (word.isEmpty() && letters(one).length() > 3) {
                word = letters(one);
            }
        }
        String key = letters(surname) + paper.announced().getYear() + word;
        return letters(surname).isEmpty() && word.isEmpty() ? "paper" + key : key;
    }

    private static String letters(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
        return plain.substring(0, Math.min(plain.length(), LONGEST_WORD));
    }
}
