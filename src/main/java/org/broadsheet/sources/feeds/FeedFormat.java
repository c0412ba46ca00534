package org.broadsheet.sources.feeds;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Identifiers;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.papers.PaperId;
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
 * RSS 2.0, RSS 1.0 (RDF) or Atom from any publisher. Read entry by entry like arXiv's feeds, so that one bad entry does not cost the
 * others, which a library that parses the whole feed at once cannot promise.
 */
public final class FeedFormat implements Format {

    private static final int LONGEST_BYTES = 16 << 20;
    private static final Pattern FAILED =
            Pattern.compile("<title>\\s{0,20}(?:Feed error|Error)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile("^\\S{1,200}@\\S{1,200}\\s{1,3}\\(([^()]{1,300})\\)$");

    @Override
    public String name() {
        return "an RSS or Atom feed";
    }

    @Override
    public boolean recognises(String head) {
        return FeedText.isFeed(head);
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        Optional<String> text = body.rest(LONGEST_BYTES);
        if (text.isEmpty()) {
            return new Ending.Unreadable(
                    "The feed has more than %d MB, which is no feed.".formatted(LONGEST_BYTES >> 20));
        }
        FeedText feed = FeedText.of(text.get());
        return FAILED.matcher(feed.header()).find()
                ? new Ending.Unreadable("The feed's title says that it is an error. Check its address.")
                : feed.read(entry -> paper(entry, day), entries);
    }

    private static Paper paper(FeedElement entry, ReadingDay day) throws NotAPaper {
        String named =
                String.join(" ", first(entry, "prism:doi", "dc:identifier"), first(entry, "id", "guid"), link(entry));
        List<PaperId> ids = Identifiers.within(named);
        return new Paper(
                ids.stream().flatMap(id -> id.arxiv().stream()).findFirst(),
                Doi.first(named)
                        .or(() -> ids.stream()
                                .filter(id -> id.value().startsWith("10."))
                                .findFirst()
                                .map(id -> new Doi(id.value()))),
                Prose.plain(entry.text("title")),
                Prose.plain(longest(entry)),
                authors(entry),
                List.of(),
                1,
                day.believe(announced(entry).orElseGet(day::undated)),
                OptionalInt.empty(),
                PaperDetails.NONE
                        .withJournalReference(Prose.plain(first(entry, "prism:publicationName", "dc:source")))
                        .withLicence(first(entry, "cc:license", "dc:rights")));
    }

    private static String link(FeedElement entry) {
        return entry.all("link").stream()
                .map(link -> link.attribute("href").isEmpty() ? link.text() : link.attribute("href"))
                .findFirst()
                .orElse("");
    }

    /** A feed may give a teaser and the whole text; the whole is wanted, as far as a paper takes it. */
    private static String longest(FeedElement entry) {
        String longest = "";
        for (String name : List.of("summary", "description", "content", "content:encoded", "dc:description")) {
            String text = entry.text(name);
            longest = text.length() > longest.length() && text.length() <= Paper.LONGEST_ABSTRACT ? text : longest;
        }
        return longest;
    }

    /** A date that nobody can read costs no paper: it is of the day on which it was first seen. */
    private static Optional<LocalDate> announced(FeedElement entry) {
        for (String name : List.of("published", "pubDate", "dc:date", "prism:publicationDate", "updated")) {
            try {
                Optional<LocalDate> day = FeedDates.day(entry.text(name));
                if (day.isPresent()) {
                    return day;
                }
            } catch (NotAPaper unread) {
                // Another field may have one.
            }
        }
        return Optional.empty();
    }

    private static List<Author> authors(FeedElement entry) {
        List<Author> authors = new ArrayList<>();
        for (FeedElement creator : entry.all("dc:creator")) {
            authors.addAll(AuthorNames.of(creator.text()));
        }
        if (authors.isEmpty()) {
            authors.addAll(AuthorNames.of(entry.all("author").stream()
                    .map(author -> author.text("name"))
                    .filter(name -> !name.isEmpty())
                    .toList()));
        }
        if (authors.isEmpty()) {
            // RSS: "lee@example.org (Ann Lee)"
            entry.all("author").stream()
                    .map(author -> ADDRESS.matcher(author.text()).replaceFirst("$1"))
                    .filter(name -> name.indexOf('@') < 0)
                    .forEach(name -> authors.addAll(AuthorNames.of(name)));
        }
        return authors;
    }

    private static String first(FeedElement entry, String... names) {
        for (String name : names) {
            String text = entry.text(name);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
