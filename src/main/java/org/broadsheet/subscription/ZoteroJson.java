package org.broadsheet.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.subscription.LibraryFile.Entries;
import org.broadsheet.subscription.LibraryFile.Entry;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Zotero's JSON: an array of items, each whole or below {@code data} as its API gives them, or the object with an array
 * {@code items} that its exports give; also CSL JSON. Notes and attachments are no papers.
 */
final class ZoteroJson {

    private static final List<String> NOT_PAPERS = List.of("note", "attachment", "annotation");
    private static final List<String> NUMBERS =
            List.of("archiveID", "archiveLocation", "archive_location", "number", "DOI", "url", "URL");
    private static final Pattern NUMBER_IN_EXTRA = Pattern.compile("(?im)^\\s*((?:arxiv|doi):\\s*\\S+)");

    private ZoteroJson() {}

    /** Empty if the text is no JSON, or JSON of something else. */
    static Optional<Entries> read(String text) {
        try {
            JsonNode root = JsonMapper.shared().readTree(text);
            JsonNode items = root.isObject() ? root.path("items") : root;
            return items.isArray() ? Optional.of(entries(items)) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static Entries entries(JsonNode items) {
        List<Entry> read = new ArrayList<>();
        int broken = 0;
        for (JsonNode item : items) {
            JsonNode data = item.path("data").isObject() ? item.path("data") : item;
            if (!data.isObject()) {
                broken++;
            } else if (!NOT_PAPERS.contains(text(data, "itemType"))) {
                read.add(new Entry(text(data, "title"), numbers(data)));
            }
        }
        return new Entries(read, broken);
    }

    private static List<String> numbers(JsonNode data) {
        List<String> numbers = new ArrayList<>();
        for (String name : NUMBERS) {
            numbers.add(text(data, name));
        }
        for (String name : List.of("extra", "note")) {
            Matcher number = NUMBER_IN_EXTRA.matcher(text(data, name));
            while (number.find()) {
                numbers.add(number.group(1).replaceFirst("(?i)^(arxiv|doi):\\s*", "$1:"));
            }
        }
        return numbers;
    }

    private static String text(JsonNode data, String name) {
        JsonNode node = data.path(name);
        return node.isString() ? node.stringValue() : "";
    }
}
