package org.broadsheet.sources.arxiv;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Author;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.sources.formats.AuthorNames;
import org.broadsheet.sources.formats.Body;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.Format;
import org.broadsheet.sources.formats.NotAPaper;
import org.broadsheet.sources.formats.Prose;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;
import org.broadsheet.tex.TexNames;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * arXiv's metadata snapshot as distributed for bulk use: one JSON object a line. Streams, so that a million lines take the
 * memory of one.
 */
public final class ArxivSnapshot implements Format {

    /** If so many lines at the start are no records, the file is something else. */
    private static final int PATIENCE = 50;

    /** From submission to announcement: a weekend, a holiday, some days on hold. */
    private static final int LONGEST_WAIT_DAYS = 10;

    /** Blanks behind the line end, and no more line ends: otherwise each of many would be a beginning to look on from. */
    private static final Pattern BEGINS_AS_OBJECT = Pattern.compile("(?:^|\n)[ \\t\\r\\f]*\\{\\s*(?:\"|\n|\r|$)");

    private static final Pattern MEANT_AS_RECORD = Pattern.compile("^\\s*\\{.*\"(?:id|title|abstract)\"\\s*:");
    private static final Pattern PARSER_DETAILS = Pattern.compile(
            "(?<!\\s)\\s*+\\((?:start marker )?at \\[Source:.*|, from `Stream[^`]{0,200}+`", Pattern.DOTALL);
    private static final int LONGEST_QUOTED = 80;
    private static final Pattern VERSION = Pattern.compile("v(\\d{1,3})");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String name() {
        return "an arXiv metadata snapshot (JSON lines)";
    }

    @Override
    public boolean recognises(String head) {
        return BEGINS_AS_OBJECT.matcher(head).find() && !head.stripLeading().startsWith("[");
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        List<SourceRecord> doubtful = new ArrayList<>();
        boolean trusted = false;
        SourceRecord last = null;
        boolean ended = true;
        for (Optional<Body.Line> line = body.nextLine(); line.isPresent(); line = body.nextLine()) {
            ended = line.get().ended();
            if (line.get().text().isBlank()) {
                continue;
            }
            last = entry(line.get(), day);
            if (trusted) {
                entries.accept(last);
                continue;
            }
            doubtful.add(last);
            trusted = last instanceof SourceRecord.Found;
            if (trusted) {
                doubtful.forEach(entries);
            } else if (doubtful.size() == PATIENCE) {
                return noSnapshot(doubtful);
            }
        }
        if (!trusted && doubtful.stream().noneMatch(ArxivSnapshot::isRecord)) {
            return noSnapshot(doubtful);
        }
        if (!trusted) {
            doubtful.forEach(entries);
        }
        return !ended && last instanceof SourceRecord.Broken(long position, String reason, String raw)
                ? new Ending.CutOff("It ends in the middle of line %d. Fetch it again.".formatted(position))
                : new Ending.Complete();
    }

    /** Whether a broken line means to be a record of a snapshot. */
    private static boolean isRecord(SourceRecord doubtful) {
        return doubtful instanceof SourceRecord.Broken(long position, String reason, String raw)
                && MEANT_AS_RECORD.matcher(raw).find();
    }

    private static Ending noSnapshot(List<SourceRecord> doubtful) {
        String first = doubtful.getFirst() instanceof SourceRecord.Broken broken ? broken.reason() : "";
        return new Ending.Unreadable(
                "It looks like JSON, but none of its first lines is a paper. Expected one JSON object a line with id, title and abstract. The first line: "
                        + first);
    }

    private static SourceRecord entry(Body.Line line, ReadingDay day) {
        try {
            if (line.cut()) {
                throw new NotAPaper("The line has more than %,d bytes.".formatted(Body.LONGEST_LINE_BYTES));
            }
            return new SourceRecord.Found(line.number(), paper(JSON.readTree(line.text()), day));
        } catch (NotAPaper reason) {
            return new SourceRecord.Broken(line.number(), String.valueOf(reason.getMessage()), line.text());
        } catch (JacksonException notJson) {
            return new SourceRecord.Broken(
                    line.number(), "The line is not JSON: " + bare(notJson.getOriginalMessage()), line.text());
        }
    }

    /** Without the parser's words on where and how it was set up. */
    private static String bare(String message) {
        return PARSER_DETAILS.matcher(message).replaceAll("").strip();
    }

    private static Paper paper(JsonNode record, ReadingDay day) throws NotAPaper {
        String id = text(record, "id");
        Optional<Doi> doi = Doi.first(text(record, "doi"));
        if (id.isEmpty() && doi.isEmpty()) {
            throw new NotAPaper(
                    "It has neither \"id\" nor \"doi\". Expected a JSON object with id, title and abstract.");
        }
        Optional<ArxivId> arxiv = ArxivId.find(id);
        if (arxiv.isEmpty() && !id.isEmpty()) {
            throw new NotAPaper("Its id \"%s\" is not an arXiv identifier such as 2603.01234 or hep-th/9901001."
                    .formatted(id.length() > LONGEST_QUOTED ? id.substring(0, LONGEST_QUOTED) + "…" : id));
        }
        try {
            return new Paper(
                    arxiv,
                    doi,
                    Prose.plain(text(record, "title")),
                    Prose.plain(text(record, "abstract")),
                    authors(record),
                    ArxivCategories.of(text(record, "categories")),
                    version(record),
                    day.believe(announced(record, day)),
                    OptionalInt.empty(),
                    PaperDetails.NONE
                            .withComment(Prose.plain(text(record, "comments")))
                            .withJournalReference(Prose.plain(text(record, "journal-ref")))
                            .withLicence(text(record, "license")));
        } catch (IllegalArgumentException invalid) {
            throw new NotAPaper(String.valueOf(invalid.getMessage()));
        }
    }

    private static String text(JsonNode record, String field) {
        JsonNode node = record.path(field);
        return node.isValueNode() && !node.isNull() ? node.asString() : "";
    }

    /** The parsed list where there is one, since it knows what is a surname; else the string. */
    private static List<Author> authors(JsonNode record) {
        List<String> names = new ArrayList<>();
        for (JsonNode parts : record.path("authors_parsed")) {
            String name = part(parts, 1) + " " + part(parts, 0) + " " + part(parts, 2);
            names.add(TexNames.decode(name.strip()));
        }
        return names.isEmpty() ? AuthorNames.of(text(record, "authors")) : AuthorNames.of(names);
    }

    private static String part(JsonNode parts, int index) {
        return parts.path(index).asString("");
    }

    private static int version(JsonNode record) {
        int newest = 1;
        for (JsonNode version : record.path("versions")) {
            Matcher number = VERSION.matcher(text(version, "version"));
            newest = number.matches() ? Math.max(newest, Integer.parseInt(number.group(1))) : newest;
        }
        return newest;
    }

    /**
     * A record's date moves with every later version, DOI and journal reference. If its first version is so much older that it
     * cannot have been announced on that date, it was announced then.
     */
    private static LocalDate announced(JsonNode record, ReadingDay day) throws NotAPaper {
        Optional<LocalDate> submitted = submitted(record);
        String updated = text(record, "update_date");
        if (updated.isEmpty()) {
            return submitted.orElseGet(day::undated);
        }
        try {
            LocalDate dated = LocalDate.parse(updated);
            return submitted
                    .filter(first -> first.plusDays(LONGEST_WAIT_DAYS).isBefore(dated))
                    .orElse(dated);
        } catch (DateTimeParseException noDate) {
            throw new NotAPaper("\"%s\" is not a date. Expected a form like 2026-03-02.".formatted(updated));
        }
    }

    /** When the first version came in, if the record says so in a form that can be read. */
    private static Optional<LocalDate> submitted(JsonNode record) {
        String created = text(record.path("versions").path(0), "created");
        if (created.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZonedDateTime.parse(created, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toLocalDate());
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }
}
