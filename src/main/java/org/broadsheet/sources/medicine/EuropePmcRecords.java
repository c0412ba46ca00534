package org.broadsheet.sources.medicine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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

/** A page of Europe PMC's search: JSON with {@code hitCount} and {@code resultList}. */
public final class EuropePmcRecords implements Format {

    private static final Pattern OURS =
            Pattern.compile("\\s{0,100}\\{(?=[^\\[]{0,2000}\"hitCount\")[^\\[]{0,4000}\"(?:resultList|request)\"");
    private static final Pattern RESULTS = Pattern.compile("\"result\"\\s{0,9}:\\s{0,9}(?=\\[)");

    @Override
    public String name() {
        return "a page of Europe PMC's search (JSON)";
    }

    @Override
    public boolean recognises(String head) {
        return OURS.matcher(head).lookingAt();
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        return JsonRecords.page(body, RESULTS, day, EuropePmcRecords::paper, entries);
    }

    private static Paper paper(JsonNode record, ReadingDay day) throws NotAPaper {
        List<String> names = new ArrayList<>();
        List<String> affiliations = new ArrayList<>();
        for (JsonNode author : record.path("authorList").path("author")) {
            String own = "%s %s"
                    .formatted(
                            author.path("firstName").asString(""),
                            author.path("lastName").asString(""))
                    .strip();
            names.add(
                    own.isEmpty()
                            ? author.path("collectiveName")
                                    .asString(author.path("fullName").asString(""))
                            : own);
            author.path("authorAffiliationDetailsList")
                    .path("authorAffiliation")
                    .forEach(one -> affiliations.add(one.path("affiliation").asString("")));
        }
        String title = Prose.plain(record.path("title").asString(""));
        String number = record.path("pmid").asString("");
        return new Paper(
                Optional.empty(),
                Doi.first(record.path("doi").asString("")),
                title.endsWith(".") ? title.substring(0, title.length() - 1) : title,
                Prose.plain(record.path("abstractText").asString("")),
                AuthorNames.of(names),
                List.of(),
                1,
                day.believe(FeedDates.day(record.path("firstIndexDate").asString(""))
                        .orElseGet(day::undated)),
                OptionalInt.empty(),
                PaperDetails.NONE
                        .withPubmed(
                                number.matches("[1-9]\\d{0,8}") ? Optional.of(new PubMedId(number)) : Optional.empty())
                        .withJournalReference(record.path("journalInfo")
                                .path("journal")
                                .path("title")
                                .asString(""))
                        .withLicence(record.path("license").asString(""))
                        .withAffiliations(affiliations));
    }
}
