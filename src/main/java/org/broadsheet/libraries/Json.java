package org.broadsheet.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.broadsheet.text.Lines;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of Zotero and Mendeley: an array of items, each whole or below {@code data} as Zotero's API gives them, or an object with an
 * array {@code items} (or {@code references}); also CSL JSON. One item after the other is in memory.
 */
final class Json {

    private static final Set<String> NOT_PAPERS = Set.of("note", "attachment", "annotation");
    private static final Set<String> LISTS = Set.of("items", "references", "documents", "data");
    private static final List<String> NUMBERS = List.of(
            "archiveID",
            "archiveLocation",
            "archive_location",
            "arxivId",
            "arxiv",
            "eprint",
            "number",
            "DOI",
            "doi",
            "url",
            "URL",
            "PMID",
            "pmid");
    private static final List<String> MENTIONS = List.of(
            "publicationTitle",
            "container-title",
            "repository",
            "publisher",
            "note",
            "extra",
            "journalAbbreviation",
            "reportNumber");
    private static final int LONGEST_LINE = 2_000;

    private Json() {}

    /** False if the text is no JSON, or JSON of something else; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        String start = text.substring(0, Math.min(text.length(), 1_000)).stripLeading();
        if (!start.startsWith("[") && !start.startsWith("{")) {
            return false;
        }
        try (JsonParser in = JsonMapper.shared().createParser(text)) {
            return switch (in.nextToken()) {
                case START_ARRAY -> items(in, basket);
                case START_OBJECT -> listWithin(in, basket);
                case null, default -> false;
            };
        } catch (JacksonException notJson) {
            // What was read before the mistake is kept; of a text that begins like JSON and is none, nothing was read.
            if (basket.isEmpty()) {
                return false;
            }
            basket.leaveOut(Lack.CUT_OFF);
            return true;
        }
    }

    private static boolean listWithin(JsonParser in, EntryBasket basket) {
        boolean any = false;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (LISTS.contains(name) && value == JsonToken.START_ARRAY) {
                any |= items(in, basket);
            } else {
                in.skipChildren();
            }
        }
        return any;
    }

    private static boolean items(JsonParser in, EntryBasket basket) {
        for (JsonToken token = in.nextToken(); token != null && token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                JsonNode item = in.readValueAsTree();
                item(item.path("data").isObject() ? item.path("data") : item, basket);
            } else {
                in.skipChildren();
                basket.leaveOut(Lack.BROKEN);
            }
        }
        return true;
    }

    private static void item(JsonNode data, EntryBasket basket) {
        if (NOT_PAPERS.contains(text(data, "itemType"))) {
            basket.leaveOut(Lack.NOT_PAPERS);
            return;
        }
        List<String> numbers = new ArrayList<>();
        for (String name : NUMBERS) {
            String text = text(data, name);
            numbers.add(name.equalsIgnoreCase("pmid") ? "PMID: " + text : EntryBasket.bare(text));
        }
        JsonNode identifiers = data.path("identifiers");
        for (String name : List.of("arxiv", "doi", "pmid")) {
            String text = text(identifiers, name);
            numbers.add(name.equals("pmid") ? "PMID: " + text : EntryBasket.bare(text));
        }
        // Zotero keeps what has no field of its own as lines like "arXiv: 2408.01234 [cs]".
        for (String name : List.of("extra", "note")) {
            for (String line : Lines.of(text(data, name), LONGEST_LINE)) {
                if (line.strip()
                        .toLowerCase(java.util.Locale.ROOT)
                        .matches("(?:arxiv|doi|pmid|tex\\.eprint|eprint)\\s?:.*")) {
                    numbers.add(line.replaceFirst("(?i)^\\s*(?:tex\\.)?eprint\\s?:", "arXiv:"));
                }
            }
        }
        basket.add(
                text(data, "title"),
                numbers,
                MENTIONS.stream().map(name -> text(data, name)).toList());
    }

    private static String text(JsonNode data, String name) {
        JsonNode node = data.path(name);
        return node.isString() ? node.stringValue() : node.isIntegralNumber() ? node.asString() : "";
    }
}
