package org.broadsheet.digest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.tex.Styled;
import org.broadsheet.tex.Tex;

/**
 * A paper in words, the same for every reader.
 *
 * @param text the abstract, cut to what helps to decide; empty where the source gives none
 * @param authors the first ones by name, and where it appeared or will appear; empty where the source says neither
 * @param number as people cite it: arXiv's identifier or the DOI
 * @param link to its abstract
 */
public record PaperWords(
        Styled title,
        Styled text,
        String authors,
        List<String> categories,
        Optional<String> number,
        Optional<URI> link,
        Optional<URI> pdf) {

    /** Enough to decide by, and 20 of them stay far from the size at which mail programs cut a letter. */
    static final int LONGEST_TEXT = 600;

    static final int LONGEST_TITLE = 300;
    private static final int LONGEST_VENUE = 80;
    private static final int MOST_CATEGORIES = 4;
    private static final String SAFE_IN_PATH = "-._~!$*+,;=:@/()";

    public static PaperWords of(Paper paper) {
        return new PaperWords(
                Tex.read(paper.title()).cut(LONGEST_TITLE),
                Tex.read(paper.abstractText()).cut(LONGEST_TEXT),
                byline(paper),
                paper.categories().stream()
                        .limit(MOST_CATEGORIES)
                        .map(Category::value)
                        .toList(),
                paper.arxiv().map(ArxivId::value).or(() -> paper.doi().map(Doi::value)),
                paper.arxiv()
                        .map(id -> URI.create("https://arxiv.org/abs/" + id))
                        .or(() -> paper.doi().map(PaperWords::resolver)),
                paper.arxiv().map(id -> URI.create("https://arxiv.org/pdf/" + id)));
    }

    /** {@code Ada Okafor, Jun Ishii, +3 · SIGIR 2026}. */
    private static String byline(Paper paper) {
        String authors = Wording.authors(paper);
        String venue = Tex.read(paper.details().venue()).cut(LONGEST_VENUE).text();
        return venue.isEmpty() || authors.isEmpty() ? authors + venue : authors + " · " + venue;
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
        return new PaperWords(title, text, lines, categories, number, link, pdf);
    }

    /** What the template of a paper knows without knowing the reader. */
    Map<String, Object> facts() {
        return Map.of(
                "authors",
                authors,
                "categories",
                categories,
                "id",
                number,
                "link",
                link.map(URI::toString),
                "pdf",
                pdf.map(URI::toString));
    }
}
