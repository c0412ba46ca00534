package org.broadsheet.libraries;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Paper;
import org.broadsheet.tex.Tex;
import tools.jackson.databind.json.JsonMapper;

/** Papers as files that reference managers and tables take in. */
public final class CitationWriter {

    /** The families that a surname may begin with, in small letters: {@code van der Berg}. */
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "der", "den", "de", "da", "di", "du", "dos", "del", "della", "la", "le", "ten", "ter", "al",
            "el", "bin");

    private static final int LONGEST_KEY_WORD = 20;

    private CitationWriter() {}

    /** One entry a paper, each with a key of its own; titles and names keep the TeX that their authors wrote. */
    public static String bibTex(List<Paper> papers) {
        Set<String> keys = new HashSet<>();
        return papers.stream()
                .map(paper -> bibTex(paper, unused(key(paper), keys)))
                .collect(Collectors.joining("\n"));
    }

    private static String bibTex(Paper paper, String key) {
        List<String> fields = new ArrayList<>();
        field(fields, "title", "{" + balanced(paper.title()) + "}");
        field(
                fields,
                "author",
                paper.authors().stream()
                        .map(author -> balanced(author.name()))
                        .map(name -> name.contains(" and ") ? "{" + name + "}" : name)
                        .collect(Collectors.joining(" and ")));
        field(fields, "year", Integer.toString(paper.announced().getYear()));
        paper.arxiv().ifPresent(id -> {
            field(fields, "eprint", id.value());
            field(fields, "archivePrefix", "arXiv");
            paper.primaryCategory().map(Category::value).ifPresent(category -> field(fields, "primaryClass", category));
        });
        paper.doi().ifPresent(doi -> field(fields, "doi", balanced(doi.value())));
        link(paper).ifPresent(link -> field(fields, "url", link.toString()));
        field(fields, "note", balanced(paper.details().journalReference()));
        return "@misc{" + key + ",\n" + String.join(",\n", fields) + "\n}\n";
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
        String surname = paper.authors().isEmpty()
                ? "paper"
                : letters(Name.of(paper.authors().getFirst()).family());
        String word = Stream.of(plain(paper.title()).split(" ", -1))
                .map(CitationWriter::letters)
                .filter(letters -> letters.length() > 3)
                .findFirst()
                .orElse("");
        return (surname.isEmpty() ? "paper" : surname) + paper.announced().getYear() + word;
    }

    private static String unused(String key, Set<String> keys) {
        String free = key;
        for (int next = 2; !keys.add(free); next++) {
            free = key + "-" + next;
        }
        return free;
    }

    private static String letters(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
        return plain.substring(0, Math.min(plain.length(), LONGEST_KEY_WORD));
    }

    /** RIS, as EndNote, Mendeley and Zotero take it; the lines end as its description wants. */
    public static String ris(List<Paper> papers) {
        StringBuilder out = new StringBuilder();
        for (Paper paper : papers) {
            tag(out, "TY", "UNPB");
            tag(out, "TI", plain(paper.title()));
            paper.authors().forEach(author -> tag(out, "AU", Name.of(author).familyFirst()));
            tag(out, "PY", Integer.toString(paper.announced().getYear()));
            tag(out, "DA", paper.announced().toString().replace('-', '/'));
            paper.doi().ifPresent(doi -> tag(out, "DO", doi.value()));
            paper.arxiv().ifPresent(id -> tag(out, "M1", "arXiv:" + id.value()));
            link(paper).ifPresent(link -> tag(out, "UR", link.toString()));
            paper.categories().forEach(category -> tag(out, "KW", category.value()));
            tag(out, "AB", plain(paper.abstractText()));
            out.append("ER  - \r\n\r\n");
        }
        return out.toString();
    }

    private static void tag(StringBuilder out, String tag, String value) {
        if (!value.isBlank()) {
            out.append(tag).append("  - ").append(value.replaceAll("\\s+", " ")).append("\r\n");
        }
    }

    /** CSL JSON, which pandoc and Zotero cite from. */
    public static String cslJson(List<Paper> papers) {
        Set<String> keys = new HashSet<>();
        return JsonMapper.shared()
                .writeValueAsString(papers.stream()
                        .map(paper -> csl(paper, unused(key(paper), keys)))
                        .toList());
    }

    private static Map<String, Object> csl(Paper paper, String key) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", key);
        item.put("type", "article");
        item.put("title", plain(paper.title()));
        item.put("author", paper.authors().stream().map(Name::of).map(Name::csl).toList());
        item.put(
                "issued",
                Map.of(
                        "date-parts",
                        List.of(List.of(
                                paper.announced().getYear(),
                                paper.announced().getMonthValue(),
                                paper.announced().getDayOfMonth()))));
        paper.doi().ifPresent(doi -> item.put("DOI", doi.value()));
        paper.arxiv().ifPresent(id -> {
            item.put("number", "arXiv:" + id.value());
            item.put("publisher", "arXiv");
        });
        link(paper).ifPresent(link -> item.put("URL", link.toString()));
        if (!paper.abstractText().isEmpty()) {
            item.put("abstract", plain(paper.abstractText()));
        }
        return item;
    }

    /** A table (RFC 4180) with a line of headings. No cell begins as a formula, since tables compute what they open. */
    public static String csv(List<Paper> papers) {
        StringBuilder out = new StringBuilder("id,doi,title,authors,categories,announced,link\r\n");
        for (Paper paper : papers) {
            out.append(Stream.of(
                                    paper.id().value(),
                                    paper.doi().map(doi -> doi.value()).orElse(""),
                                    plain(paper.title()),
                                    paper.authors().stream().map(Author::name).collect(Collectors.joining("; ")),
                                    paper.categories().stream()
                                            .map(Category::value)
                                            .collect(Collectors.joining(" ")),
                                    paper.announced().toString(),
                                    link(paper).map(URI::toString).orElse(""))
                            .map(CitationWriter::cell)
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return out.toString();
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }

    private static String plain(String tex) {
        return Tex.read(tex).text();
    }

    private static Optional<URI> link(Paper paper) {
        return paper.arxiv()
                .map(id -> URI.create("https://arxiv.org/abs/" + id.value()))
                .or(() -> paper.doi()
                        .map(doi -> URI.create("https://doi.org/"
                                + URLEncoder.encode(doi.value(), StandardCharsets.UTF_8)
                                        .replace("%2F", "/"))));
    }

    /** A name in two parts. */
    private record Name(String given, String family) {

        static Name of(Author author) {
            String name = plain(author.name());
            int comma = name.indexOf(',');
            if (comma > 0) {
                return new Name(
                        name.substring(comma + 1).strip(),
                        name.substring(0, comma).strip());
            }
            String[] words = name.split(" ", -1);
            int family = words.length - 1;
            while (family > 1 && PARTICLES.contains(words[family - 1])) {
                family--;
            }
            return new Name(
                    String.join(" ", List.of(words).subList(0, Math.max(0, family))),
                    String.join(" ", List.of(words).subList(Math.max(0, family), words.length)));
        }

        String familyFirst() {
            return given.isEmpty() ? family : family + ", " + given;
        }

        Map<String, String> csl() {
            return given.isEmpty() ? Map.of("literal", family) : Map.of("family", family, "given", given);
        }
    }
}
