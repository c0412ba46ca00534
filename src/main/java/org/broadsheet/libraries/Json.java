package org.broadsheet.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.broadsheet.papers.Identifiers;
import org.broadsheet.text.Lines;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON of Zotero and Mendeley: an array of items, each whole or below {@code data} as Zotero's API gives them, or an object with an
 * array {@code items} (or {@code references}, or {@code results}); also CSL JSON, one item alone, an item a line, and what Crossref,
 * OpenAlex and Semantic Scholar answer. One item after the other is in memory.
 */
final class Json {

    private static final Set<String> NOT_PAPERS = Set.of("note", "attachment", "annotation");
    private static final Set<String> LISTS = Set.of("items", "references", "documents", "data", "results");
    private static final List<String> NUMBERS = List.of(
            "archiveID",
            "archiveLocation",
            "archive_location",
            "arxivId",
            "arxivid",
            "arxiv",
            "arxiv_id",
            "eprint",
            "number",
            "DOI",
            "doi",
            "url",
            "URL",
            "uri",
            "sameAs",
            "ee",
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
            "reportNumber",
            "id");
    private static final int LONGEST_LINE = 2_000;

    /** In which an item's own fields may stand. */
    private static final List<String> WRAPPERS = List.of("data", "attributes", "metadata", "content", "info", "paper");

    /** Folders in folders. A guess. */
    private static final int DEEPEST = 30;

    private Json() {}

    /** False if the text is no JSON, or JSON of something else; then nothing is told to the basket. */
    static boolean read(String text, EntryBasket basket) {
        String start = text.substring(0, Math.min(text.length(), 1_000)).stripLeading();
        if (!start.startsWith("[") && !start.startsWith("{")) {
            return false;
        }
        try (JsonParser in = JsonMapper.shared().createParser(text)) {
            boolean any = false;
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                switch (token) {
                    case START_ARRAY -> any |= items(in, basket);
                    case START_OBJECT -> any |= object(in, basket);
                    default -> {
                        return any;
                    }
                }
            }
            return any;
        } catch (JacksonException notJson) {
            // What was read before the mistake is kept; of a text that begins like JSON and is none, nothing was read.
            if (basket.isEmpty()) {
                return false;
            }
            basket.leaveOut(Lack.CUT_OFF);
            return true;
        }
    }

    /** A list of items within it, however deep; else it is one itself, or holds some. */
    private static boolean object(JsonParser in, EntryBasket basket) {
        ObjectNode own = JsonMapper.shared().createObjectNode();
        boolean any = false;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (LISTS.contains(name) && value == JsonToken.START_ARRAY) {
                any |= items(in, basket);
            } else if (name.equals("message") && value == JsonToken.START_OBJECT) {
                any |= object(in, basket);
            } else {
                JsonNode field = in.readValueAsTree();
                own.set(name, field);
            }
        }
        return any || found(own, basket, 0);
    }

    private static JsonNode inner(JsonNode item) {
        for (String name : WRAPPERS) {
            if (item.path(name).isObject()) {
                return item.path(name);
            }
        }
        return item;
    }

    private static boolean items(JsonParser in, EntryBasket basket) {
        boolean first = true;
        for (JsonToken token = in.nextToken(); token != null && token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                JsonNode item = in.readValueAsTree();
                if (!found(item, basket, 0)) {
                    item(inner(item), basket);
                }
                first = false;
            } else if (token == JsonToken.VALUE_STRING
                    && !Identifiers.within(named(in)).isEmpty()) {
                basket.add("", List.of(named(in)), List.of());
                first = false;
            } else if (first) {
                // "[1] 10.1000/a" is a list of references.
                return false;
            } else {
                in.skipChildren();
                basket.leaveOut(Lack.BROKEN);
            }
        }
        return true;
    }

    private static String named(JsonParser in) {
        return EntryBasket.bare(in.getString());
    }

    /** Tells of the item that this is, or else of those in it, such as a browser's folders of bookmarks. */
    private static boolean found(JsonNode node, EntryBasket basket, int depth) {
        JsonNode item = inner(node);
        if (node.isObject() && isItem(item)) {
            item(item, basket);
            return true;
        }
        boolean any = false;
        if (depth < DEEPEST && !NOT_PAPERS.contains(text(item, "itemType"))) {
            for (JsonNode within : node) {
                any |= within.isContainer() && found(within, basket, depth + 1);
            }
        }
        return any;
    }

    private static boolean isItem(JsonNode item) {
        boolean folder = item.path("children").isArray();
        return !folder && (!title(item).isEmpty() || item.has("DOI") || item.has("doi") || item.has("arxiv_id"));
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
        for (JsonNode identifiers : List.of(data.path("identifiers"), data.path("externalIds"))) {
            identifiers.propertyNames().forEach(name -> {
                String text = text(identifiers, name);
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "arxiv", "doi" -> numbers.add(EntryBasket.bare(text));
                    case "pmid", "pubmed" -> numbers.add("PMID: " + text);
                    default -> {}
                }
            });
        }
        listed(data, numbers);
        // Zotero keeps what has no field of its own as lines like "arXiv: 2408.01234 [cs]".
        for (String name : List.of("extra", "note")) {
            for (String line : Lines.of(text(data, name), LONGEST_LINE)) {
                if (line.strip().toLowerCase(Locale.ROOT).matches("(?:arxiv|doi|pmid|tex\\.eprint|eprint)\\s?:.*")) {
                    numbers.add(line.replaceFirst("(?i)^\\s*(?:tex\\.)?eprint\\s?:", "arXiv:"));
                }
            }
        }
        basket.add(
                title(data),
                numbers,
                MENTIONS.stream()
                        .map(name -> text(data, name))
                        .map(text -> text.length() < 40 ? EntryBasket.bare(text) : text)
                        .toList());
    }

    /** Crossref gives several, DataCite and INSPIRE a list of objects, ORCID and OpenReview wrap it; a bookmark has a name and an address. */
    private static String title(JsonNode data) {
        JsonNode title = data.path("title");
        title = title.isMissingNode() ? data.path("titles") : title;
        title = title.isArray() ? title.path(0) : title;
        for (int i = 0; i < 2 && title.isObject(); i++) {
            title = title.has("title") ? title.path("title") : title.path("value");
        }
        title = title.isObject() ? title.path("value") : title;
        return title.isString() ? title.stringValue() : data.has("url") || data.has("sameAs") ? text(data, "name") : "";
    }

    /** Numbers that stand in lists of objects, each with a value. */
    private static void listed(JsonNode data, List<String> numbers) {
        for (JsonNode one : data.path("arxiv_eprints")) {
            numbers.add(EntryBasket.bare(text(one, "value")));
        }
        for (JsonNode one : data.path("dois")) {
            numbers.add(text(one, "value"));
        }
        for (JsonNode one : data.path("external-ids").path("external-id")) {
            String value = text(one, "external-id-value");
            numbers.add(text(one, "external-id-type").equals("pmid") ? "PMID: " + value : EntryBasket.bare(value));
        }
    }

    private static String text(JsonNode data, String name) {
        JsonNode node = data.path(name);
        return node.isString() ? node.stringValue() : node.isIntegralNumber() ? node.asString() : "";
    }
}
