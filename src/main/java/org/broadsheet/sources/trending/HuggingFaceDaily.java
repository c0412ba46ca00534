package org.broadsheet.sources.trending;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.broadsheet.papers.ArxivId;
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

/** A day of Hugging Face's daily papers: a JSON array, each element with the paper's arXiv identifier and its upvotes. */
public final class HuggingFaceDaily implements Format {

    /** A day has some two hundred kilobytes. */
    private static final int LONGEST_BYTES = 16 << 20;

    private static final Pattern ARRAY = Pattern.compile("\\s*\\[\\s*(?:[\\{\\]]|$).*", Pattern.DOTALL);
    private static final Pattern EMPTY = Pattern.compile("\\s*\\[\\s*\\]\\s*");
    private static final Pattern REFUSAL = Pattern.compile("\\s*\\{\\s*\"error\"\\s*:.*", Pattern.DOTALL);

    @Override
    public String name() {
        return "a day of Hugging Face's daily papers (a JSON array)";
    }

    @Override
    public boolean recognises(String head) {
        return (ARRAY.matcher(head).matches()
                        && (head.contains("\"paper\"") || EMPTY.matcher(head).matches()))
                || REFUSAL.matcher(head).matches();
    }

    @Override
    public Ending read(Body body, ReadingDay day, Consumer<SourceRecord> entries) throws IOException {
        Optional<String> text = body.rest(LONGEST_BYTES);
        if (text.isEmpty()) {
            return new Ending.Unreadable(
                    "The list has more than %d MB; a day of papers has less than one. Nothing of it was stored."
                            .formatted(LONGEST_BYTES >> 20));
        }
        if (REFUSAL.matcher(text.get()).matches()) {
            return new Ending.Unreadable("It is an error message, not a list of papers: "
                    + text.get()
                            .substring(0, Math.min(300, text.get().length()))
                            .strip());
        }
        JsonElements elements = JsonElements.of(text.get());
        long position = 0;
        for (String element : elements.whole()) {
            position++;
            entries.accept(JsonRecords.one(position, element, day, HuggingFaceDaily::paper));
        }
        if (elements.torso().isPresent()) {
            entries.accept(new SourceRecord.Broken(
                    position + 1,
                    "The list ends within this record.",
                    elements.torso().get()));
        }
        return elements.ended()
                ? new Ending.Complete()
                : new Ending.CutOff("The list is cut off after %d whole records. Fetch it again.".formatted(position));
    }

    private static Paper paper(JsonNode listed, ReadingDay day) throws NotAPaper {
        JsonNode paper = listed.path("paper");
        String id = paper.path("id").asString("");
        ArxivId arxiv = ArxivId.find(id)
                .orElseThrow(() -> new NotAPaper("Its paper.id \"%s\" is not an arXiv identifier.".formatted(id)));
        List<String> names = new ArrayList<>();
        for (JsonNode author : paper.path("authors")) {
            names.add(author.path("name").asString(""));
        }
        JsonNode upvotes = paper.path("upvotes");
        return new Paper(
                Optional.of(arxiv),
                Optional.empty(),
                Prose.plain(firstOf(paper, listed, "title")),
                Prose.plain(firstOf(paper, listed, "summary")),
                AuthorNames.of(names),
                List.of(),
                1,
                day.believe(listedOn(paper, listed, day)),
                upvotes.isInt() && upvotes.intValue() >= 0 ? OptionalInt.of(upvotes.intValue()) : OptionalInt.empty(),
                PaperDetails.NONE
                        .withSummary(Prose.plain(paper.path("ai_summary").asString("")))
                        .withCode(paper.path("githubRepo").asString(""))
                        .withProject(paper.path("projectPage").asString("")));
    }

    private static String firstOf(JsonNode paper, JsonNode listed, String field) {
        String text = paper.path(field).asString("");
        return text.isBlank() ? listed.path(field).asString("") : text;
    }

    /** The day of the list, which is later than that of the paper. */
    private static LocalDate listedOn(JsonNode paper, JsonNode listed, ReadingDay day) throws NotAPaper {
        for (String date : List.of(
                paper.path("submittedOnDailyAt").asString(""),
                listed.path("publishedAt").asString(""),
                paper.path("publishedAt").asString(""))) {
            if (!date.isEmpty()) {
                return FeedDates.day(date).orElseGet(day::undated);
            }
        }
        return day.undated();
    }
}
