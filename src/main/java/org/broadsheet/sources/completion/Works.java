package org.broadsheet.sources.completion;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
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
import org.broadsheet.sources.formats.Format;
import org.broadsheet.sources.formats.JsonElements;
import org.broadsheet.sources.formats.JsonRecords;
import org.broadsheet.sources.formats.NotAPaper;
import org.broadsheet.sources.formats.Prose;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;
import tools.jackson.databind.JsonNode;

/** A list of works as Crossref or OpenAlex answers it, under the days of their publication. */
public final class Works implements Format {

    private static final int LONGEST_BYTES = 16 << 20;
    private static final int MOST_WORDS = 20_000;

    private static final Pattern CROSSREF = Pattern.compile(
            "\\s{0,100}\\{\\s{0,100}\"status\"\\s{0,9}:\\s{0,9}\"ok\"\\s{0,9},\\s{0,100}\"message-type\"\\s{0,9}:\\s{0,9}\"work-list\"");
    private static final Pattern OPEN_ALEX =
            Pattern.compile("\\s{0,100}\\{\\s{0,100}\"meta\"\\s{0,9}:\\s{0,9}\\{[^{}]{0,500}\\}");
    private static final Pattern LIST = Pattern.compile("\"(?:items|results)\"\\s{0,9}:\\s{0,9}(?=\\[)");

    @Override
    public String name() {
        return "a list of works of Crossref or OpenAlex (JSON)";
    }

    @Override
    public boolean recognises(String head) {
        return CROSSREF.matcher(head).lookingAt() || OPEN_ALEX.matcher(head).lookingAt();
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        Optional<String> text = body.rest(LONGEST_BYTES);
        if (text.isEmpty()) {
            return new Ending.Unreadable(
                    "The list has more than %d MB; one of 25 works has less than one.".formatted(LONGEST_BYTES >> 20));
        }
        Matcher list = LIST.matcher(text.get());
        if (!list.find()) {
            return new Ending.Unreadable("It holds no list of works.");
        }
        return JsonRecords.read(JsonElements.of(text.get().substring(list.end())), day, Works::work, entries);
    }

    private static Paper work(JsonNode work, ReadingDay day) throws NotAPaper {
        return work.has("DOI") ? crossref(work, day) : openAlex(work, day);
    }

    private static Paper crossref(JsonNode work, ReadingDay day) throws NotAPaper {
        List<String> names = new ArrayList<>();
        List<String> affiliations = new ArrayList<>();
        for (JsonNode author : work.path("author")) {
            names.add(
                    author.has("name")
                            ? author.path("name").asString("")
                            : "%s %s %s"
                                    .formatted(
                                            author.path("given").asString(""),
                                            author.path("family").asString(""),
                                            author.path("suffix").asString(""))
                                    .strip());
            author.path("affiliation")
                    .forEach(one -> affiliations.add(one.path("name").asString("")));
        }
        return paper(
                work.path("DOI").asString(""),
                work.path("title").path(0).asString(""),
                Prose.plain(work.path("abstract").asString("")),
                AuthorNames.of(names),
                PaperDetails.NONE
                        .withJournalReference(
                                Prose.plain(work.path("container-title").path(0).asString("")))
                        .withLicence(work.path("license").path(0).path("URL").asString(""))
                        .withAffiliations(affiliations),
                published(work, day));
    }

    /** Crossref's dates may end with the year or the month; then the first day of it is meant. */
    private static LocalDate published(JsonNode work, ReadingDay day) {
        for (String name : List.of("published", "issued", "created")) {
            JsonNode parts = work.path(name).path("date-parts").path(0);
            if (parts.path(0).isInt()) {
                return past(
                        "%04d-%02d-%02d"
                                .formatted(
                                        parts.path(0).asInt(),
                                        parts.path(1).asInt(1),
                                        parts.path(2).asInt(1)),
                        day);
            }
        }
        return day.undated();
    }

    /** An issue may be of next month, and its papers are out. */
    private static LocalDate past(String date, ReadingDay day) {
        try {
            LocalDate published = LocalDate.parse(date);
            return published.isBefore(day.today()) ? published : day.today();
        } catch (DateTimeParseException noDay) {
            return day.undated();
        }
    }

    private static Paper openAlex(JsonNode work, ReadingDay day) throws NotAPaper {
        List<String> names = new ArrayList<>();
        List<String> affiliations = new ArrayList<>();
        for (JsonNode authorship : work.path("authorships")) {
            names.add(authorship.path("author").path("display_name").asString(""));
            authorship
                    .path("institutions")
                    .forEach(one -> affiliations.add(one.path("display_name").asString("")));
        }
        JsonNode place = work.path("primary_location");
        return paper(
                work.path("doi").asString(""),
                work.path("title").asString(""),
                inOrder(work.path("abstract_inverted_index")),
                AuthorNames.of(names),
                PaperDetails.NONE
                        .withJournalReference(
                                place.path("source").path("display_name").asString(""))
                        .withLicence(place.path("license").asString("").replace('-', '_'))
                        .withAffiliations(affiliations)
                        .withWithdrawn(work.path("is_retracted").asBoolean(false)),
                past(work.path("publication_date").asString(""), day));
    }

    /** OpenAlex gives an abstract as its words, each with the places where it stands. */
    private static String inOrder(JsonNode index) {
        TreeMap<Integer, String> words = new TreeMap<>();
        index.properties()
                .forEach(word -> word.getValue().forEach(place -> {
                    if (place.isInt() && words.size() < MOST_WORDS) {
                        words.put(place.intValue(), word.getKey());
                    }
                }));
        return Prose.plain(String.join(" ", words.values()));
    }

    private static Paper paper(
            String doi, String title, String text, List<Author> authors, PaperDetails details, LocalDate published)
            throws NotAPaper {
        Doi known = Doi.first(doi).orElseThrow(() -> new NotAPaper("Its DOI \"%s\" is none.".formatted(doi)));
        return new Paper(
                Optional.empty(),
                Optional.of(known),
                Prose.plain(title),
                text.length() > Paper.LONGEST_ABSTRACT ? "" : text,
                authors,
                List.of(),
                1,
                published,
                OptionalInt.empty(),
                details);
    }
}
