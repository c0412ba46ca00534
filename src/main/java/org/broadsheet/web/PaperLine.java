package org.broadsheet.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.digest.PaperWords;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.papers.PaperId;
import org.broadsheet.rendering.Language;
import org.broadsheet.rendering.Markup;
import org.broadsheet.tex.Styled;
import org.broadsheet.tex.Tex;

/**
 * A paper as a page shows it. Titles and texts are escaped already, with the little markup that their TeX means.
 *
 * @param path of its own page
 * @param key what it comes to in one sentence, which a {@code machine} may have written; empty where the whole abstract stands
 * @param authors each a way to the papers of that name
 * @param others how many authors are not named, like {@code +6}; empty for none
 * @param categories each a way to its papers
 * @param day on which it was announced, a way to the papers of that day; empty where the whole page is of one day
 * @param code the address of its program, and {@code project} of its page
 * @param remarks what it says in one line, where it was published, what its authors say besides, where they work, and its licence, as far as anybody says
 * @param follow the form in which papers like it are asked for
 * @param keep the page on which it is saved
 */
record PaperLine(
        String path,
        Markup title,
        Markup text,
        Optional<String> key,
        boolean machine,
        Optional<String> upvotes,
        List<PagePress.Way> authors,
        String others,
        List<PagePress.Way> categories,
        Optional<String> number,
        Optional<PagePress.Way> day,
        Optional<String> link,
        Optional<String> pdf,
        Optional<String> code,
        Optional<String> project,
        List<String> remarks,
        String follow,
        String keep) {

    private static final Styled.Marker MARKED = new Styled.Marker("<mark>", "</mark>");
    private static final int NAMED = 3;

    /** In characters. A guess. */
    private static final int SOON_READ = 300;

    private static final int ALL_NAMED = 200;

    /** For a list: the abstract cut to what helps to decide. */
    static PaperLine of(Paper paper, Language language) {
        PaperWords words = PaperWords.of(paper);
        return of(paper, words, words.text(), List.of(), NAMED, true, language);
    }

    /** For the list of one day, which stands above it. */
    static PaperLine ofTheDay(Paper paper, Language language) {
        PaperWords words = PaperWords.of(paper);
        return of(paper, words, words.text(), List.of(), NAMED, false, language);
    }

    /** For an answer: {@code marked} are the words that were asked for, as they stand in title and abstract. */
    static PaperLine found(Paper paper, List<String> marked, Language language) {
        PaperWords words = PaperWords.of(paper);
        return of(paper, words, words.text(), marked, NAMED, true, language);
    }

    /** For its own page: the whole abstract, and all the authors. */
    static PaperLine whole(Paper paper, Language language) {
        return of(paper, PaperWords.of(paper), Tex.read(paper.abstractText()), List.of(), ALL_NAMED, true, language);
    }

    private static PaperLine of(
            Paper paper,
            PaperWords words,
            Styled text,
            List<String> marked,
            int named,
            boolean dated,
            Language language) {
        List<Author> authors = paper.authors();
        return new PaperLine(
                path(paper.id()),
                words.title().html(marked, MARKED),
                text.html(marked, MARKED),
                named == ALL_NAMED ? Optional.empty() : key(words),
                words.machine(),
                paper.upvotes().isPresent() && paper.upvotes().getAsInt() > 0
                        ? Optional.of("▲ " + paper.upvotes().getAsInt())
                        : Optional.empty(),
                authors.stream().limit(named).map(PaperLine::way).toList(),
                authors.size() > named ? "+" + (authors.size() - named) : "",
                words.categories().stream()
                        .map(category -> new PagePress.Way(category, SearchPage.path("cat:" + quoted(category))))
                        .toList(),
                words.number(),
                dated
                        ? Optional.of(new PagePress.Way(
                                language.date("date.short", paper.announced()), "/" + paper.announced()))
                        : Optional.empty(),
                words.link().map(URI::toString),
                words.pdf().map(URI::toString),
                paper.details().code().map(URI::toString),
                paper.details().project().map(URI::toString),
                remarks(paper, language),
                "/subscribe?about=" + URLEncoder.encode(likeIt(paper), StandardCharsets.UTF_8),
                "/" + KeepPage.NAME + "/" + escaped(paper.id()));
    }

    /** Empty too where the abstract is soon read, or begins with it. */
    private static Optional<String> key(PaperWords words) {
        String key = words.key().text();
        String text = words.text().text();
        return key.isEmpty() || text.length() < SOON_READ || text.startsWith(key) ? Optional.empty() : Optional.of(key);
    }

    /** Withdrawn papers say so first, then comes what a source says of a paper in one line; a comment on pages and figures is a comment all the same. */
    private static List<String> remarks(Paper paper, Language language) {
        PaperDetails details = paper.details();
        return Stream.of(
                        paper.isWithdrawn() ? language.say("page.paper.withdrawn") : "",
                        details.summary().isEmpty()
                                ? ""
                                : language.say(
                                        "page.paper.summary",
                                        Tex.read(details.summary()).text()),
                        Tex.read(details.journalReference()).text(),
                        Tex.read(details.comment()).text(),
                        String.join("; ", details.affiliations()),
                        details.licenceName())
                .filter(remark -> !remark.isEmpty())
                .toList();
    }

    /** What the form of a subscription takes for this paper: its number, or its title where it has none. */
    private static String likeIt(Paper paper) {
        boolean numbered = paper.arxiv().isPresent() || paper.doi().isPresent();
        return numbered ? paper.id().value() : plainTitle(paper);
    }

    private static PagePress.Way way(Author author) {
        String name = Tex.read(author.name()).text();
        return new PagePress.Way(name, SearchPage.path("author:" + "\"" + name.replace('"', ' ') + "\""));
    }

    private static String quoted(String category) {
        return category.contains(" ") ? "\"" + category + "\"" : category;
    }

    /** The title in plain characters, for a page's own title and for feeds. */
    static String plainTitle(Paper paper) {
        return PaperWords.of(paper).title().text();
    }

    /** {@code /papers/2408.01234}; slashes of an identifier stay, all else that an address may not hold is escaped. */
    static String path(PaperId id) {
        return "/papers/" + escaped(id);
    }

    private static String escaped(PaperId id) {
        return URLEncoder.encode(id.value(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
