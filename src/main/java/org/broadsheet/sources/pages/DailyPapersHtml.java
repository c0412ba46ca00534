package org.broadsheet.sources.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.formats.Body;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.Format;
import org.broadsheet.sources.formats.NotAPaper;
import org.broadsheet.sources.formats.Prose;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A Daily Papers page saved as HTML. Where its entries are articles that lead to a paper's number, they are read as they stand; else
 * its text is read as that of a page saved as text is.
 */
public final class DailyPapersHtml implements Format {

    private static final Pattern START = Pattern.compile(
            "\\s{0,1000}(?:<\\?xml[^>]{0,200}>\\s{0,100})?(?:<!--[^>]{0,1000}-->\\s{0,100}){0,5}<(?:!doctype\\s{1,9}html|html)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("/(?:papers|abs|pdf)/([^/?#\"]{5,30})");
    private static final String BLOCKS =
            "p, div, section, article, header, footer, main, nav, aside, h1, h2, h3, h4, h5, h6, li, ul, ol, tr, td, br, button, form, time";
    private static final String FURNITURE = "script, style, svg, noscript, template, head, nav, footer, button, form";

    /** Shorter paragraphs are bylines and remarks. */
    private static final int SHORTEST_ABSTRACT = 80;

    private static final int MOST_ARTICLES = 5_000;

    /** Stands for a line end while the text is gathered; no page has it. */
    private static final String LINE = "\ue000";

    private final DailyPapersPage asText = new DailyPapersPage();

    @Override
    public String name() {
        return "a Daily Papers page saved as HTML";
    }

    @Override
    public boolean recognises(String head) {
        return START.matcher(head).matches();
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        Optional<String> html = body.rest(DailyPapersPage.LONGEST_BYTES);
        if (html.isEmpty()) {
            return new Ending.Unreadable(
                    "The page has more than %d MB; a Daily Papers page has one. Nothing of it was stored."
                            .formatted(DailyPapersPage.LONGEST_BYTES >> 20));
        }
        Document page = Jsoup.parse(html.get());
        long position = 0;
        for (Element article :
                page.select("article").stream().limit(MOST_ARTICLES).toList()) {
            Optional<ArxivId> number = number(article);
            Element heading = article.selectFirst("h1, h2, h3, h4");
            if (number.isPresent() && heading != null) {
                position++;
                entries.accept(record(position, article, heading, number.get(), day));
            }
        }
        return position > 0 ? whole(html.get()) : text(page, day, entries);
    }

    /** Browsers forgive an end that is missing; what was cut off is not whole for that. */
    private static Ending whole(String html) {
        String end = html.substring(Math.max(0, html.length() - 2_000)).toLowerCase(Locale.ROOT);
        return end.contains("</html>") || end.contains("</body>")
                ? new Ending.Complete()
                : new Ending.CutOff("The page has no end. Save it again.");
    }

    private Ending text(Document page, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        page.select(FURNITURE).remove();
        page.select(BLOCKS).forEach(block -> block.before(LINE).appendText(LINE));
        String text = page.text().lines().collect(Collectors.joining(" ")).replace(LINE, "\n");
        Ending ending;
        try (Body body = Body.open(new ByteArrayInputStream((text + "\n").getBytes(UTF_8)))) {
            ending = text.isBlank() ? new Ending.Unreadable("") : asText.read(body, day, entries);
        }
        return ending instanceof Ending.Unreadable
                ? new Ending.Unreadable(
                        "It is a web page's HTML in which no paper was found. Copy the text of the page into a file, with its abstracts shown.")
                : ending;
    }

    /** The number to which the article leads; empty if there are several, or none. */
    private static Optional<ArxivId> number(Element article) {
        Set<ArxivId> numbers = article.select("a[href]").stream()
                .flatMap(link -> {
                    Matcher found = NUMBER.matcher(link.attr("href"));
                    return found.find() ? ArxivId.find(found.group(1)).stream() : Stream.empty();
                })
                .collect(Collectors.toSet());
        return numbers.size() == 1 ? numbers.stream().findFirst() : Optional.empty();
    }

    private static SourceRecord record(
            long position, Element article, Element heading, ArxivId number, ReadingDay day) {
        try {
            return new SourceRecord.Found(
                    position,
                    new Paper(
                            Optional.of(number),
                            Optional.empty(),
                            Prose.plain(heading.text()),
                            Prose.plain(longest(article)),
                            List.of(),
                            List.of(),
                            1,
                            day.believe(date(article).orElseGet(day::undated)),
                            OptionalInt.empty()));
        } catch (NotAPaper | IllegalArgumentException reason) {
            return new SourceRecord.Broken(position, String.valueOf(reason.getMessage()), article.outerHtml());
        }
    }

    private static String longest(Element article) {
        List<String> texts = new ArrayList<>(List.of(""));
        article.select("p, blockquote").forEach(each -> texts.add(each.text()));
        String longest = texts.stream()
                .filter(text -> text.length() <= Paper.LONGEST_ABSTRACT)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return longest.length() < SHORTEST_ABSTRACT ? "" : longest;
    }

    private static Optional<LocalDate> date(Element article) {
        Element time = article.selectFirst("time[datetime]");
        if (time == null || time.attr("datetime").length() < 10) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(time.attr("datetime").substring(0, 10)));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
