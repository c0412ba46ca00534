package org.broadsheet.sources.arxiv;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.papers.Author;
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
import org.broadsheet.tex.TexNames;

/**
 * Records of arXiv's OAI-PMH in its three forms: {@code arXiv}, {@code arXivRaw} and {@code oai_dc}. Deleted records say
 * nothing about a paper and are passed over.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/oa/index.html">arXiv OAI-PMH</a>, <a
 * href="https://www.openarchives.org/OAI/openarchivesprotocol.html">OAI-PMH 2.0</a>.
 */
public final class ArxivOaiRecords implements Format {

    /** A page of a thousand records has some two megabytes. */
    private static final int LONGEST_BYTES = 16 << 20;

    /** A record whose datestamp is so much later than its first version was changed since, not announced then. */
    private static final int LONGEST_WAIT_DAYS = 5;

    private static final Pattern ERROR =
            Pattern.compile("<error\\s{1,20}code=\"(\\w{1,60})\"[^>]{0,200}>([^<]{0,500})");
    private static final Pattern VERSION = Pattern.compile("v(\\d{1,3})");

    @Override
    public String name() {
        return "an answer of arXiv's OAI-PMH";
    }

    @Override
    public boolean recognises(String head) {
        return head.stripLeading().startsWith("<")
                && head.substring(0, Math.min(head.length(), 1_000)).contains("<OAI-PMH");
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        Optional<String> text = body.rest(LONGEST_BYTES);
        if (text.isEmpty()) {
            return new Ending.Unreadable(
                    "The answer has more than %d MB; a page of arXiv's has two. Nothing was stored."
                            .formatted(LONGEST_BYTES >> 20));
        }
        FeedText records = FeedText.of(text.get());
        Matcher error = ERROR.matcher(records.header());
        if (records.entries().isEmpty() && error.find()) {
            // No record is an answer: nothing happened on that day.
            return error.group(1).equals("noRecordsMatch")
                    ? new Ending.Complete()
                    : new Ending.Unreadable("OAI-PMH answers %s: %s. It is asked again from the start of the day."
                            .formatted(error.group(1), error.group(2).strip()));
        }
        if (records.entries().isEmpty()) {
            return new Ending.CutOff("The list has no record, and does not say that there is none. Fetch it again.");
        }
        return records.withoutThose(record -> record.contains("status=\"deleted\""))
                .read(record -> paper(record, day), entries);
    }

    private static Paper paper(FeedElement record, ReadingDay day) throws NotAPaper {
        FeedElement metadata = record.all("metadata").stream()
                .findFirst()
                .orElseThrow(() -> new NotAPaper("The record has no metadata, and is not marked as deleted."));
        String header = record.all("header").stream()
                .findFirst()
                .map(one -> one.text("datestamp"))
                .orElse("");
        Optional<LocalDate> datestamp = FeedDates.day(header);
        for (FeedElement raw : metadata.all("arXivRaw")) {
            return raw(raw, datestamp, day);
        }
        for (FeedElement arxiv : metadata.all("arXiv")) {
            return arxiv(arxiv, datestamp, day);
        }
        for (FeedElement dublinCore : metadata.all("oai_dc:dc")) {
            return dublinCore(record, dublinCore, datestamp, day);
        }
        throw new NotAPaper("The record's metadata is in none of the forms arXiv, arXivRaw and oai_dc.");
    }

    private static Paper arxiv(FeedElement from, Optional<LocalDate> datestamp, ReadingDay day) throws NotAPaper {
        List<String> names = new ArrayList<>();
        List<String> affiliations = new ArrayList<>();
        for (FeedElement authors : from.all("authors")) {
            for (FeedElement author : authors.all("author")) {
                String name =
                        "%s %s %s".formatted(author.text("forenames"), author.text("keyname"), author.text("suffix"));
                names.add(TexNames.decode(name.strip()));
                author.all("affiliation").forEach(place -> affiliations.add(Prose.plain(place.text())));
            }
        }
        Paper paper = paper(from, AuthorNames.of(names), 1, announced(from.text("created"), datestamp, day), day);
        return paper.with(paper.details().withAffiliations(affiliations));
    }

    private static Paper raw(FeedElement from, Optional<LocalDate> datestamp, ReadingDay day) throws NotAPaper {
        int newest = 1;
        String created = "";
        for (FeedElement version : from.all("version")) {
            Matcher number = VERSION.matcher(version.attribute("version"));
            newest = number.matches() ? Math.max(newest, Integer.parseInt(number.group(1))) : newest;
            created = created.isEmpty() ? version.text("date") : created;
        }
        return paper(from, AuthorNames.of(from.text("authors")), newest, announced(created, datestamp, day), day);
    }

    private static Paper paper(FeedElement from, List<Author> authors, int version, LocalDate announced, ReadingDay day)
            throws NotAPaper {
        return new Paper(
                Optional.of(ArxivEntry.of(from.text("id")).id()),
                Doi.first(from.text("doi")),
                Prose.plain(from.text("title")),
                Prose.plain(from.text("abstract")),
                authors,
                ArxivCategories.of(from.text("categories")),
                version,
                day.believe(announced),
                OptionalInt.empty(),
                PaperDetails.NONE
                        .withComment(Prose.plain(from.text("comments")))
                        .withJournalReference(Prose.plain(from.text("journal-ref")))
                        .withLicence(from.text("license")));
    }

    /** Names as "Novák, A."; the categories stand in the header's sets only; the dates are those of the versions. */
    private static Paper dublinCore(FeedElement record, FeedElement from, Optional<LocalDate> datestamp, ReadingDay day)
            throws NotAPaper {
        List<String> names = new ArrayList<>();
        for (FeedElement creator : from.all("dc:creator")) {
            String[] parts = creator.text().split(",", 2);
            names.add(parts.length == 2 ? parts[1].strip() + " " + parts[0].strip() : parts[0]);
        }
        List<String> sets = new ArrayList<>();
        for (FeedElement header : record.all("header")) {
            for (FeedElement set : header.all("setSpec")) {
                sets.add(categoryOf(set.text()));
            }
        }
        String identifier = from.all("dc:identifier").stream()
                .map(FeedElement::text)
                .filter(text -> text.contains("arxiv.org/abs/"))
                .findFirst()
                .orElseGet(() -> record.all("header").getFirst().text("identifier"));
        return new Paper(
                Optional.of(ArxivEntry.of(identifier).id()),
                from.all("dc:identifier").stream()
                        .flatMap(one -> Doi.first(one.text()).stream())
                        .findFirst(),
                Prose.plain(from.text("dc:title")),
                Prose.plain(from.text("dc:description")),
                AuthorNames.of(names),
                ArxivCategories.of(String.join(" ", sets)),
                1,
                day.believe(announced(from.text("dc:date"), datestamp, day)),
                OptionalInt.empty());
    }

    /** The category of a set: {@code cs:cs:AI} is cs.AI, {@code physics:nucl-ex} is nucl-ex, {@code math} is math. */
    private static String categoryOf(String set) {
        String[] parts = set.split(":", -1);
        return parts.length == 3 ? parts[1] + "." + parts[2] : parts[parts.length - 1];
    }

    /** Datestamps are of the last change; it is the announcement's only if the first version came shortly before. */
    private static LocalDate announced(String created, Optional<LocalDate> datestamp, ReadingDay day) throws NotAPaper {
        Optional<LocalDate> first = FeedDates.day(created);
        if (first.isEmpty() || datestamp.isEmpty()) {
            return first.or(() -> datestamp).orElseGet(day::undated);
        }
        return first.get().plusDays(LONGEST_WAIT_DAYS).isBefore(datestamp.get()) ? first.get() : datestamp.get();
    }
}
