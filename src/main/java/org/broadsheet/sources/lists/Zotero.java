package org.broadsheet.sources.lists;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.papers.PaperList;
import org.broadsheet.sources.Provider;
import tools.jackson.databind.JsonNode;

/**
 * A user's or a group's library at Zotero, or one collection of it. The first question of a night is for the versions of all items, so that
 * only those are asked for that changed, and those go that are gone.
 *
 * <p>Source: <a href="https://www.zotero.org/support/dev/web_api/v3/syncing">Zotero Web API v3, Syncing</a>: {@code format=versions}, then
 * {@code itemKey=A,B}, at most 50 a question.
 *
 * @param base such as {@code https://api.zotero.org}
 */
record Zotero(URI base) implements Keeper {

    private static final int AT_ONCE = 50;

    /** What stands in a library beside papers. */
    private static final Set<String> NO_PAPERS = Set.of("note", "attachment", "annotation");

    @Override
    public Provider provider() {
        return Provider.usual("zotero");
    }

    @Override
    public ListBook.Standing read(PaperList list, Map<String, String> known, Asking asking) throws NoAnswer {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Zotero-API-Version", "3"));
        if (!list.key().isEmpty()) {
            headers.put("Zotero-API-Key", list.key());
        }
        String items = "%s/%s/items/top".formatted(base, list.id());
        Map<String, String> versions = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : Items.json(asking.get(URI.create(items + "?format=versions"), headers))
                .properties()) {
            if (versions.size() < MOST_PAPERS && one.getKey().matches("[A-Z0-9]{8}")) {
                versions.put(one.getKey(), one.getValue().asString(""));
            }
        }
        List<String> changed = versions.keySet().stream()
                .filter(item -> !String.valueOf(versions.get(item)).equals(known.get(item)))
                .toList();
        Items fresh = new Items();
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            List<String> some = changed.subList(from, Math.min(changed.size(), from + AT_ONCE));
            take(
                    Items.json(asking.get(
                            URI.create("%s?format=json&itemKey=%s".formatted(items, String.join(",", some))), headers)),
                    fresh);
        }
        List<String> kept = new ArrayList<>(versions.keySet());
        kept.removeAll(changed);
        return new ListBook.Standing(fresh.all(), kept);
    }

    private static void take(JsonNode answer, Items into) {
        for (JsonNode item : answer) {
            JsonNode data = item.path("data");
            if (!NO_PAPERS.contains(data.path("itemType").asString(""))) {
                into.add(
                        item.path("key").asString(""),
                        item.path("version").asString(""),
                        data.path("title").asString(""),
                        Stream.of(
                                data.path("archiveID").asString(""),
                                data.path("url").asString(""),
                                data.path("DOI").asString("")));
            }
        }
    }
}
