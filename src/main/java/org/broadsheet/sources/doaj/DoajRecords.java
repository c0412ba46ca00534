package org.broadsheet.sources.doaj;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.sources.formats.AuthorNames;
import org.broadsheet.sources.formats.Body;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.FeedDates;
import org.broadsheet.sources.formats.Format;
import org.broadsheet.sources.formats.JsonRecords;
import org.broadsheet.sources.formats.NotAPaper;
import org.broadsheet.sources.formats.Prose;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;
import tools.jackson.databind.JsonNode;

/** A page of DOAJ's search of articles: JSON with {@code total}, {@code pageSize} and {@code results}. */
public final class DoajRecords implements Format {

    private static final Pattern OURS = Pattern.compile(
            "\\s{0,100}\\{(?=[^\\[]{0,2000}\"total\")(?=[^\\[]{0,2000}\"pageSize\")[^\\[]{0,2000}\"results\"\\s{0,9}:");
    private static final Pattern RESULTS = Pattern.compile("\"results\"\\s{0,9}:\\s{0,9}(?=\\[)");

    @Override
    public String name() {
        return "a page of DOAJ's search of articles (JSON)";
    }

    @Override
    public boolean recognises(String head) {
        return OURS.matcher(head).lookingAt();
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        return JsonRecords.page(body, RESULTS, day, DoajRecords::paper, entries);
    }

    private static Paper paper(JsonNode record, ReadingDay day) throws NotAPaper {
        JsonNode article = record.path("bibjson");
        List<String> names = new ArrayList<>();
        Set<String> affiliations = new LinkedHashSet<>();
        for (JsonNode author : article.path("author")) {
            names.add(author.path("name").asString(""));
            affiliations.add(author.path("affiliation").asString(""));
        }
        affiliations.remove("");
        Optional<Doi> doi = Optional.empty();
        for (JsonNode identifier : article.path("identifier")) {
            if (identifier.path("type").asString("").equalsIgnoreCase("doi")) {
                doi = Doi.first(identifier.path("id").asString(""));
            }
        }
        return new Paper(
                Optional.empty(),
                doi,
                Prose.plain(article.path("title").asString("")),
                Prose.plain(article.path("abstract").asString("")),
                AuthorNames.of(names),
                List.of(),
                1,
                day.believe(
                        FeedDates.day(record.path("created_date").asString("")).orElseGet(day::undated)),
                OptionalInt.empty(),
                PaperDetails.NONE
                        .withJournalReference(
                                article.path("journal").path("title").asString(""))
                        .withAffiliations(List.copyOf(affiliations)));
    }
}
