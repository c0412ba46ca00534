package org.broadsheet.sources.arxiv;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.sources.formats.AuthorNames;
import org.broadsheet.sources.formats.Body;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.FeedDates;
import org.broadsheet.sources.formats.FeedElement;
import org.broadsheet.sources.formats.FeedText;
import org.broadsheet.sources.formats.Format;
import org.broadsheet.sources.formats.NotAPaper;
import org.broadsheet.sources.formats.Prose;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;

/**
 * arXiv's announcement feeds, Atom and RSS 2.0: what was announced on one day, in some categories. Empty at weekends.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/rss.html">arXiv RSS feeds</a>.
 */
public final class ArxivAnnouncement implements Format {

    /** The largest feed, 2,000 entries, has some five megabytes. */
    private static final int LONGEST_BYTES = 16 << 20;

    private static final Pattern OURS =
            Pattern.compile("rss\\.arxiv\\.org|updates on arXiv\\.org|export\\.arxiv\\.org/rss");
    private static final Pattern FAILED = Pattern.compile("<title>\\s*Feed error for query", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHANNEL_DATE = Pattern.compile("<(pubDate|updated)>([^<]{1,60})</\\1>");
    private static final Pattern PREFACE =
            Pattern.compile("^\\s*arXiv:(\\S+)\\s+Announce Type:\\s*(\\S+)\\s+Abstract:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH = Pattern.compile("^(?:.*/)?(\\d\\d)(0[1-9]|1[0-2]).*");

    @Override
    public String name() {
        return "an arXiv announcement feed (Atom or RSS)";
    }

    @Override
    public boolean recognises(String head) {
        return FeedText.isFeed(head)
                && (OURS.matcher(FeedText.headerIn(head)).find()
                        || FAILED.matcher(head).find()
                        || head.contains("announce_type>"));
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        Optional<String> text = body.rest(LONGEST_BYTES);
        if (text.isEmpty()) {
            return new Ending.Unreadable(
                    "The feed has more than %d MB; arXiv's largest has five. Nothing of it was stored."
                            .formatted(LONGEST_BYTES >> 20));
        }
        FeedText feed = FeedText.of(text.get());
        if (FAILED.matcher(feed.header()).find()) {
            return new Ending.Unreadable(
                    "arXiv answers \"Feed error for query\". Check the spelling of the categories, such as cs.AI+q-bio.NC.");
        }
        Optional<LocalDate> channel = channelDay(feed.header());
        return feed.read(entry -> paper(entry, channel, day), entries);
    }

    /** A broken date of the whole feed is no reason to lose its entries: each has its own. */
    private static Optional<LocalDate> channelDay(String header) {
        Matcher date = CHANNEL_DATE.matcher(header);
        try {
            return date.find() ? FeedDates.day(date.group(2)) : Optional.empty();
        } catch (NotAPaper noDate) {
            return Optional.empty();
        }
    }

    private static Paper paper(FeedElement entry, Optional<LocalDate> channel, ReadingDay day) throws NotAPaper {
        ArxivEntry arxiv = ArxivEntry.of(firstOf(entry, "id", "guid", "link"));
        String text = firstOf(entry, "summary", "description");
        Matcher preface = PREFACE.matcher(text);
        boolean prefaced = preface.find();
        String type = firstOf(entry, "arxiv:announce_type");
        Optional<LocalDate> announced =
                FeedDates.day(firstOf(entry, "published", "pubDate")).or(() -> channel);
        return new Paper(
                Optional.of(arxiv.id()),
                Doi.first(firstOf(entry, "arxiv:doi", "arxiv:DOI")),
                Prose.plain(entry.text("title")),
                Prose.plain(prefaced ? text.substring(preface.end()) : text),
                authors(entry),
                categories(entry),
                arxiv.version(),
                firstListed(
                        arxiv.id(),
                        type.isEmpty() && prefaced ? preface.group(2) : type,
                        day.believe(announced.orElseGet(day::undated))),
                OptionalInt.empty(),
                PaperDetails.NONE
                        .withJournalReference(
                                Prose.plain(firstOf(entry, "arxiv:journal_reference", "arxiv:journal_ref")))
                        .withLicence(firstOf(entry, "dc:rights", "rights")));
    }

    private static String firstOf(FeedElement entry, String... names) {
        for (String name : names) {
            String text = entry.text(name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** One comma-separated {@code dc:creator}; in other dialects several, or Atom's authors. */
    private static List<Author> authors(FeedElement entry) {
        List<Author> authors = new ArrayList<>();
        for (FeedElement creators : entry.all("dc:creator")) {
            authors.addAll(AuthorNames.of(Prose.plain(creators.text())));
        }
        return authors.isEmpty()
                ? AuthorNames.of(entry.all("author").stream()
                        .map(author -> author.text("name"))
                        .toList())
                : authors;
    }

    private static List<Category> categories(FeedElement entry) {
        List<String> terms = new ArrayList<>();
        for (FeedElement category : entry.all("category")) {
            terms.add(category.attribute("term").isEmpty() ? category.text() : category.attribute("term"));
        }
        return ArxivCategories.of(String.join(" ", terms));
    }

    /**
     * A new version is listed today, but the paper was first listed when its identifier was given. Of that the
     * identifier tells the month, so a replacement is dated no later than that month's end.
     */
    private static LocalDate firstListed(ArxivId id, String type, LocalDate announced) {
        Matcher month = MONTH.matcher(id.value());
        if (!type.startsWith("replace") || !month.matches()) {
            return announced;
        }
        int year = Integer.parseInt(month.group(1));
        LocalDate last = YearMonth.of(year >= 91 ? 1900 + year : 2000 + year, Integer.parseInt(month.group(2)))
                .atEndOfMonth();
        return last.isBefore(announced) ? last : announced;
    }
}
