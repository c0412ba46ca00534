package org.broadsheet.sources.preprints;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.sources.formats.AuthorNames;
import org.broadsheet.sources.formats.Body;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.Format;
import org.broadsheet.sources.formats.JsonElements;
import org.broadsheet.sources.formats.JsonRecords;
import org.broadsheet.sources.formats.NotAPaper;
import org.broadsheet.sources.formats.Prose;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;
import tools.jackson.databind.JsonNode;

/** A page of bioRxiv's or medRxiv's details: JSON with {@code messages} and {@code collection}. */
public final class PreprintDetails implements Format {

    /** A hundred records have some three hundred kilobytes. */
    private static final int LONGEST_BYTES = 16 << 20;

    /** What the messages before the collection may take. */
    private static final int LONGEST_HEAD = 4_000;

    private static final Pattern OURS = Pattern.compile("\\s{0,100}\\{\\s{0,100}\"(?:messages|collection)\"");
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s{0,9}:\\s{0,9}\"([^\"]{0,200})\"");
    /** How it says that a day has none: {@code no posts found}. */
    private static final Pattern NOTHING = Pattern.compile("\\bno(?:t|\\s.{0,40})? found", Pattern.CASE_INSENSITIVE);

    private static final Pattern COLLECTION = Pattern.compile("\"collection\"\\s{0,9}:\\s{0,9}(?=\\[)");
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

    @Override
    public String name() {
        return "a page of bioRxiv or medRxiv (JSON)";
    }

    @Override
    public boolean recognises(String head) {
        return OURS.matcher(head).lookingAt();
    }

    /** A number of the messages, which come as numbers or as texts; 0 if there is none. */
    static long number(String answer, String field) {
        Matcher found = Pattern.compile("\"" + field + "\"\\s{0,9}:\\s{0,9}\"?(\\d{1,9})")
                .matcher(answer.substring(0, Math.min(LONGEST_HEAD, answer.length())));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        Optional<String> text = body.rest(LONGEST_BYTES);
        if (text.isEmpty()) {
            return new Ending.Unreadable("The page has more than %d MB; one of a hundred records has less than one."
                    .formatted(LONGEST_BYTES >> 20));
        }
        Matcher collection = COLLECTION.matcher(text.get());
        if (!collection.find()) {
            Matcher status = STATUS.matcher(text.get());
            return status.find() && NOTHING.matcher(status.group(1)).find()
                    ? new Ending.Complete()
                    : new Ending.Unreadable("It has no collection of records: "
                            + text.get()
                                    .substring(0, Math.min(300, text.get().length()))
                                    .strip());
        }
        JsonElements elements = JsonElements.of(text.get().substring(collection.end()));
        Matcher said = STATUS.matcher(text.get().substring(0, collection.start()));
        if (said.find()
                && !said.group(1).equalsIgnoreCase("ok")
                && !NOTHING.matcher(said.group(1)).find()) {
            return new Ending.Unreadable("It answers: " + said.group(1));
        }
        long position = 0;
        for (String element : elements.whole()) {
            position++;
            entries.accept(JsonRecords.one(position, element, day, PreprintDetails::paper));
        }
        if (elements.torso().isPresent()) {
            entries.accept(new SourceRecord.Broken(
                    position + 1,
                    "The page ends within this record.",
                    elements.torso().get()));
        }
        long promised = number(text.get().substring(0, collection.start()), "count");
        if (elements.ended() && position < promised) {
            return new Ending.CutOff(
                    "The page says that it has %d records and has %d. Fetch it again.".formatted(promised, position));
        }
        return elements.ended()
                ? new Ending.Complete()
                : new Ending.CutOff("The page is cut off after %d whole records. Fetch it again.".formatted(position));
    }

    private static Paper paper(JsonNode record, ReadingDay day) throws NotAPaper {
        String doi = record.path("doi").asString("");
        String category = record.path("category").asString("").strip();
        String type = record.path("type").asString("");
        return new Paper(
                        Optional.empty(),
                        Optional.of(Doi.first(doi)
                                .orElseThrow(() -> new NotAPaper("Its doi \"%s\" is not a DOI.".formatted(doi)))),
                        Prose.plain(record.path("title").asString("")),
                        Prose.plain(record.path("abstract").asString("")),
                        AuthorNames.of(
                                List.of(record.path("authors").asString("").split(";", -1))),
                        category.isEmpty() ? List.of() : List.of(new Category(category)),
                        Math.max(1, (int) whole(record.path("version").asString("1"))),
                        day.believe(date(record.path("date").asString(""), day)),
                        OptionalInt.empty())
                .with(PaperDetails.NONE
                        .withServer(record.path("server").asString(""))
                        .withLicence(record.path("license").asString(""))
                        .withWithdrawn(type.toLowerCase(java.util.Locale.ROOT).contains("withdraw")));
    }

    private static long whole(String text) {
        return text.matches("\\d{1,4}") ? Long.parseLong(text) : 1;
    }

    /** Dates may lack padding: 2026-6-30. */
    private static LocalDate date(String text, ReadingDay day) throws NotAPaper {
        Matcher date = DATE.matcher(text.strip());
        if (text.isBlank()) {
            return day.undated();
        }
        try {
            if (date.matches()) {
                return LocalDate.of(
                        Integer.parseInt(date.group(1)),
                        Integer.parseInt(date.group(2)),
                        Integer.parseInt(date.group(3)));
            }
        } catch (DateTimeException noDay) {
            // Said below, like any other text that is no date.
        }
        throw new NotAPaper("\"%s\" is not a date. Expected a form like 2026-03-02.".formatted(text));
    }
}
