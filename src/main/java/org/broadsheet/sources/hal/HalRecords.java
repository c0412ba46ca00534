package org.broadsheet.sources.hal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.Doi;
import org.broadsheet.papers.Paper;
import org.broadsheet.papers.PaperDetails;
import org.broadsheet.papers.PubMedId;
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

/** A page of HAL's search: JSON of Solr, with {@code numFound} and {@code docs}. */
public final class HalRecords implements Format {

    private static final Pattern OURS =
            Pattern.compile("\\s{0,100}\\{(?=[^\\[]{0,2000}\"numFound\")[^\\[]{0,2000}\"response\"\\s{0,9}:");
    private static final Pattern RESULTS = Pattern.compile("\"docs\"\\s{0,9}:\\s{0,9}(?=\\[)");

    @Override
    public String name() {
        return "a page of HAL's search (JSON)";
    }

    @Override
    public boolean recognises(String head) {
        return OURS.matcher(head).lookingAt();
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        return JsonRecords.page(body, RESULTS, day, HalRecords::paper, entries);
    }

    private static Paper paper(JsonNode record, ReadingDay day) throws NotAPaper {
        List<String> names = new ArrayList<>();
        record.path("authFullName_s").forEach(name -> names.add(name.asString("")));
        List<String> affiliations = new ArrayList<>();
        record.path("labStructName_s").forEach(one -> affiliations.add(one.asString("")));
        String number = record.path("pubmedId_s").asString("");
        return new Paper(
                ArxivId.find(record.path("arxivId_s").asString("")),
                Doi.first(record.path("doiId_s").asString("")),
                Prose.plain(first(record, "title_s")),
                Prose.plain(first(record, "abstract_s")),
                AuthorNames.of(names),
                List.of(),
                1,
                day.believe(FeedDates.day(record.path("submittedDate_s").asString(""))
                        .orElseGet(day::undated)),
                OptionalInt.empty(),
                PaperDetails.NONE
                        .withPubmed(
                                number.matches("[1-9]\\d{0,8}") ? Optional.of(new PubMedId(number)) : Optional.empty())
                        .withJournalReference(record.path("journalTitle_s").asString(""))
                        .withLicence(record.path("licence_s").asString(""))
                        .withAffiliations(affiliations));
    }

    /** That of the paper's own language comes first. */
    private static String first(JsonNode record, String field) {
        JsonNode node = record.path(field);
        return node.isArray() ? node.path(0).asString("") : node.asString("");
    }
}
