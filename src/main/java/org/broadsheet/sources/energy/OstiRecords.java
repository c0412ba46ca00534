package org.broadsheet.sources.energy;

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
import org.broadsheet.sources.formats.AuthorNames;
import org.broadsheet.sources.formats.Body;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.formats.FeedDates;
import org.broadsheet.sources.formats.Format;
import org.broadsheet.sources.formats.JsonElements;
import org.broadsheet.sources.formats.JsonRecords;
import org.broadsheet.sources.formats.NotAPaper;
import org.broadsheet.sources.formats.Prose;
import org.broadsheet.sources.formats.ReadingDay;
import org.broadsheet.sources.formats.SourceRecord;
import tools.jackson.databind.JsonNode;

/** A page of OSTI's records: a JSON array. */
public final class OstiRecords implements Format {

    private static final int LONGEST_BYTES = 16 << 20;
    private static final Pattern OURS = Pattern.compile("\\s{0,100}\\[\\s{0,100}\\{[^\\[{]{0,200}\"osti_id\"");

    /** Behind a name: where its bearer works, and their number at ORCID. */
    private static final Pattern BEHIND_A_NAME = Pattern.compile("\\s{0,9}(?:\\[([^\\]]{0,300}+)\\].*|\\(ORCID:.*)$");

    @Override
    public String name() {
        return "a page of OSTI's records (JSON)";
    }

    @Override
    public boolean recognises(String head) {
        return OURS.matcher(head).lookingAt();
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        Optional<String> text = body.rest(LONGEST_BYTES);
        if (text.isEmpty()) {
            return new Ending.Unreadable("The page has more than %d MB; one of a hundred records has less than one."
                    .formatted(LONGEST_BYTES >> 20));
        }
        return JsonRecords.read(JsonElements.of(text.get()), day, OstiRecords::paper, entries);
    }

    private static Paper paper(JsonNode record, ReadingDay day) throws NotAPaper {
        List<String> names = new ArrayList<>();
        List<String> affiliations = new ArrayList<>();
        for (JsonNode author : record.path("authors")) {
            var behind = BEHIND_A_NAME.matcher(author.asString(""));
            if (behind.find() && behind.group(1) != null) {
                affiliations.add(behind.group(1));
            }
            names.add(behind.replaceFirst(""));
        }
        return new Paper(
                Optional.empty(),
                Doi.first(record.path("doi").asString("")),
                Prose.plain(record.path("title").asString("")),
                Prose.plain(record.path("description").asString("")),
                AuthorNames.of(names),
                List.of(),
                1,
                day.believe(
                        FeedDates.day(record.path("entry_date").asString("")).orElseGet(day::undated)),
                OptionalInt.empty(),
                PaperDetails.NONE
                        .withJournalReference(record.path("journal_name").asString(""))
                        .withAffiliations(affiliations));
    }
}
