package org.broadsheet.sources.formats;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.papers.Paper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records in JSON, read one by one: one that cannot be read is set aside, and a page that was cut off gives those before. */
public final class JsonRecords {

    private static final int LONGEST_BYTES = 16 << 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What one source calls its fields. */
    @FunctionalInterface
    public interface Fields {

        /** @throws IllegalArgumentException if what stands in a field cannot be */
        Paper paper(JsonNode record, ReadingDay day) throws NotAPaper;
    }

    private JsonRecords() {}

    /**
     * Reads a page of a search, of up to a hundred records.
     *
     * @param list what stands before the list of them; a whole page without it found nothing
     */
    public static Ending page(Body body, Pattern list, ReadingDay day, Fields fields, Consumer<SourceRecord> entries)
            throws IOException {
        Optional<String> text = body.rest(LONGEST_BYTES);
        if (text.isEmpty()) {
            return new Ending.Unreadable("The page has more than %d MB; one of a hundred records has less than two."
                    .formatted(LONGEST_BYTES >> 20));
        }
        Matcher found = list.matcher(text.get());
        if (!found.find()) {
            return text.get().stripTrailing().endsWith("}")
                    ? new Ending.Complete()
                    : new Ending.CutOff("The page is cut off before its records. Fetch it again.");
        }
        return read(JsonElements.of(text.get().substring(found.end())), day, fields, entries);
    }

    /** Reads all whole records of a page. */
    public static Ending read(JsonElements elements, ReadingDay day, Fields fields, Consumer<SourceRecord> entries) {
        long position = 0;
        for (String element : elements.whole()) {
            position++;
            entries.accept(one(position, element, day, fields));
        }
        return elements.ended()
                ? new Ending.Complete()
                : new Ending.CutOff("The page is cut off after %d whole records. Fetch it again.".formatted(position));
    }

    /** @param position in its page, from 1 */
    public static SourceRecord one(long position, String element, ReadingDay day, Fields fields) {
        try {
            return new SourceRecord.Found(position, fields.paper(JSON.readTree(element), day));
        } catch (NotAPaper | IllegalArgumentException reason) {
            return new SourceRecord.Broken(position, String.valueOf(reason.getMessage()), element);
        } catch (JacksonException notJson) {
            return new SourceRecord.Broken(
                    position, "The record is not JSON: " + notJson.getOriginalMessage(), element);
        }
    }
}
