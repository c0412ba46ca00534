package org.broadsheet.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.broadsheet.digest.PaperWords;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperId;
import org.broadsheet.rendering.Markup;
import org.broadsheet.tex.Styled;
import org.broadsheet.tex.Tex;

/**
 * A paper as a page shows it. Titles and texts are escaped already, with the little markup that their TeX means.
 *
 * @param path of its own page
 * @param meta upvotes apart: authors, categories and number in one line
 */
record PaperLine(
        String path,
        Markup title,
        Markup text,
        Optional<String> upvotes,
        String meta,
        Optional<String> link,
        Optional<String> pdf) {

    private static final Styled.Marker UNMARKED = new Styled.Marker("", "");

    /** For a list: the abstract cut to what helps to decide. */
    static PaperLine of(Paper paper) {
        PaperWords words = PaperWords.of(paper);
        return of(paper, words, words.text(), words.authors());
    }

    /** For its own page: the whole abstract, and no authors in {@link #meta}, since all of them stand above it. */
    static PaperLine whole(Paper paper) {
        return of(paper, PaperWords.of(paper), Tex.read(paper.abstractText()), "");
    }

    private static PaperLine of(Paper paper, PaperWords words, Styled text, String authors) {
        String meta = String.join(
                " · ",
                List.of(
                                authors,
                                String.join(", ", words.categories()),
                                words.number().orElse(""))
                        .stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
        return new PaperLine(
                path(paper.id()),
                html(words.title()),
                html(text),
                paper.upvotes().isPresent() && paper.upvotes().getAsInt() > 0
                        ? Optional.of("▲ " + paper.upvotes().getAsInt())
                        : Optional.empty(),
                meta,
                words.link().map(URI::toString),
                words.pdf().map(URI::toString));
    }

    /** The title in plain characters, for a page's own title and for feeds. */
    static String plainTitle(Paper paper) {
        return PaperWords.of(paper).title().text();
    }

    /** {@code /papers/2408.01234}; slashes of an identifier stay, all else that an address may not hold is escaped. */
    static String path(PaperId id) {
        return "/papers/"
                + URLEncoder.encode(id.value(), StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/");
    }

    private static Markup html(Styled styled) {
        return styled.html(List.of(), UNMARKED);
    }
}
