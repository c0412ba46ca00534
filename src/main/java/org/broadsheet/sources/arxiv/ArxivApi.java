package org.broadsheet.sources.arxiv;

import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
 * What arXiv's API answers: Atom, at most 2,000 entries, dated by first submission.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/api/user-manual.html">arXiv API User's Manual</a>.
 */
public final class ArxivApi implements Format {

    private static final int LONGEST_BYTES = 16 << 20;
    private static final Pattern OURS = Pattern.compile(
            "arxiv\\.org/api/|<title[^>]{0,200}>\\s{0,100}(?:arXiv Query|ArXiv Query|arXiv Search Results)");
    private static final Pattern ERROR = Pattern.compile("arxiv\\.org/api/errors");

    @Override
    public String name() {
        return "an answer of arXiv's API (Atom)";
    }

    @Override
    public boolean recognises(String head) {
        return FeedText.isFeed(head) && OURS.matcher(FeedText.headerIn(head)).find();
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        Optional<String> text = body.rest(LONGEST_BYTES);
        if (text.isEmpty()) {
            return new Ending.Unreadable(
                    "The answer has more than %d MB; arXiv's largest has five. Nothing of it was stored."
                            .formatted(LONGEST_BYTES >> 20));
        }
        FeedText feed = FeedText.of(text.get());
        Optional<String> error = error(feed);
        return error.isPresent()
                ? new Ending.Unreadable("arXiv answers with an error: " + error.get())
                : feed.read(entry -> paper(entry, day), entries);
    }

    /** An error is a feed whose only entry is titled "Error", whatever the HTTP status. */
    private static Optional<String> error(FeedText feed) {
        if (feed.entries().size() != 1
                || !ERROR.matcher(feed.entries().getFirst()).find()) {
            return Optional.empty();
        }
        try {
            FeedElement entry = FeedElement.parse(feed.entries().getFirst());
            return entry.text("title").equals("Error") ? Optional.of(entry.text("summary")) : Optional.empty();
        } catch (NotAPaper broken) {
            return Optional.empty();
        }
    }

    private static Paper paper(FeedElement entry, ReadingDay day) throws NotAPaper {
        ArxivEntry arxiv = ArxivEntry.of(entry.text("id"));
        return new Paper(
                Optional.of(arxiv.id()),
                Doi.first(entry.text("arxiv:doi")),
                Prose.plain(entry.text("title")),
                Prose.plain(entry.text("summary")),
                AuthorNames.of(entry.all("author").stream()
                        .map(author -> author.text("name"))
                        .toList()),
                categories(entry),
                arxiv.version(),
                announced(entry.text("published"), day),
                OptionalInt.empty(),
                PaperDetails.NONE
                        .withComment(Prose.plain(entry.text("arxiv:comment")))
                        .withJournalReference(Prose.plain(entry.text("arxiv:journal_ref")))
                        .withAffiliations(entry.all("author").stream()
                                .flatMap(author -> author.all("arxiv:affiliation").stream())
                                .map(place -> Prose.plain(place.text()))
                                .toList()));
    }

    /** The API dates a paper by its submission; the batch in which it was announced is one of the next days'. */
    private static LocalDate announced(String published, ReadingDay day) throws NotAPaper {
        LocalDate submitted = day.believe(FeedDates.day(published).orElseGet(day::undated));
        LocalDate announced;
        try {
            announced = new ArxivCalendar()
                    .announcedAfter(OffsetDateTime.parse(published.strip()).toInstant());
        } catch (DateTimeParseException noMoment) {
            return submitted;
        }
        if (!announced.isAfter(day.today())) {
            return announced;
        }
        // It is listed already, so it was announced by now.
        return submitted.isBefore(day.today()) ? day.today() : submitted;
    }

    private static List<Category> categories(FeedElement entry) {
        List<String> terms = new ArrayList<>();
        for (String name : List.of("arxiv:primary_category", "category")) {
            entry.all(name).forEach(category -> terms.add(category.attribute("term")));
        }
        return ArxivCategories.of(String.join(" ", terms));
    }
}
