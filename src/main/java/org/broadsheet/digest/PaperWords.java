package org.broadsheet.digest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.tex.Styled;
import org.broadsheet.tex.Tex;

/**
 * A paper in words, the same for every reader.
 *
 * @param text the abstract, cut to what helps to decide; empty where the source gives none
 * @param key what it comes to in one sentence: a source's own summary, or else the abstract's {@linkplain KeySentence key
 *     sentence}; empty where there is neither
 * @param machine whether a machine wrote that sentence
 * @param authors the first ones by name, their first affiliation, where it appeared or will appear, and a licence that lets others
 *     use it; empty where the source says none of these
 * @param number as people cite it: arXiv's identifier or the DOI
 * @param link to its abstract
 * @param code the address of its program
 */
public record PaperWords(
        Styled title,
        Styled text,
        Styled key,
        boolean machine,
        String authors,
        List<String> categories,
        Optional<String> number,
        Optional<URI> link,
        Optional<URI> pdf,
        Optional<URI> code) {

    /** Enough to decide by, and 20 of them stay far from the size at which mail programs cut a letter. */
    static final int LONGEST_TEXT = 600;

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_KEY = 320;
    private static final int LONGEST_VENUE = 80;
    private static final int LONGEST_AFFILIATION = 60;
    private static final int MOST_CATEGORIES = 4;
    private static final String SAFE_IN_PATH = "-._~!$*+,;=:@/()";

    public static PaperWords of(Paper paper) {
        return new PaperWords(
                Tex.read(paper.title()).cut(LONGEST_TITLE),
                Tex.read(paper.abstractText()).cut(LONGEST_TEXT),
                Tex.read(key(paper)).cut(LONGEST_KEY),
                !paper.details().summary().isEmpty(),
                byline(paper),
                paper.categories().stream()
                        .limit(MOST_CATEGORIES)
                        .map(Category::value)
                        .toList(),
                paper.arxiv().map(ArxivId::value).or(() -> paper.doi().map(Doi::value)),
                paper.arxiv()
                        .map(id -> URI.create("https://arxiv.org/abs/" + id))
                        .or(() -> paper.doi().map(PaperWords::resolver)),
                paper.arxiv().map(id -> URI.create("https://arxiv.org/pdf/" + id)),
                paper.details().code());
    }

    private static String key(Paper paper) {
        String summary = paper.details().summary();
        return summary.isEmpty() ? KeySentence.of(paper.title(), paper.abstractText()) : summary;
    }

    /** {@code Ada Okafor, Jun Ishii, +3 · University of Lagos · SIGIR 2026 · CC BY 4.0}. */
    private static String byline(Paper paper) {
        PaperDetails details = paper.details();
        String licence = details.licenceName();
        return Stream.of(
                        Wording.authors(paper),
                        details.affiliations().stream()
                                .findFirst()
                                .map(first ->
                                        Tex.read(first).cut(LONGEST_AFFILIATION).text())
                                .orElse(""),
                        Tex.read(details.venue()).cut(LONGEST_VENUE).text(),
                        licence.startsWith("CC") ? licence : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Old DOIs hold characters that an address may not. */
    private static URI resolver(Doi doi) {
        StringBuilder address = new StringBuilder("https://doi.org/");
        for (byte octet : doi.value().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || SAFE_IN_PATH.indexOf(c) >= 0);
            address.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return URI.create(address.toString());
    }

    /** The same with its authors in lines of the text part. */
    PaperWords folded(String indent) {
        String lines = authors.isEmpty() ? "" : Columns.fold(authors, indent, indent);
        return new PaperWords(title, text, key, machine, lines, categories, number, link, pdf, code);
    }

    /**
     * What the template of a paper knows without knowing the reader.
     *
     * @param lines how the key sentence is broken into lines
     */
    Map<String, Object> facts(UnaryOperator<String> lines) {
        return Map.of(
                "authors",
                authors,
                "key",
                key.text().isEmpty() ? Optional.empty() : Optional.of(lines.apply(key.text())),
                "machine",
                machine,
                "categories",
                categories,
                "id",
                number,
                "link",
                link.map(URI::toString),
                "pdf",
                pdf.map(URI::toString),
                "code",
                code.map(URI::toString));
    }
}
