package org.broadsheet.sources.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.papers.PaperId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Papers of a list in the making. */
final class Items {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_NAME = 150;

    private final Map<String, ListBook.Item> all = new LinkedHashMap<>();

    /**
     * Takes a paper, unless nothing tells what it is.
     *
     * @param name what its keeper calls it; "" if nothing, then it is called by what it is known by
     * @param identifiers as they are written, the best first
     */
    void add(String name, String version, String title, Stream<String> identifiers) {
        Optional<PaperId> id = identifiers
                .filter(text -> !text.isBlank() && text.length() <= 300)
                .flatMap(text -> PaperId.parse(text).stream())
                .findFirst();
        String words =
                title.replaceAll("<[^<>]{0,40}>", "").replaceAll("\\s+", " ").strip();
        String cut = words.substring(0, Math.min(words.length(), LONGEST_TITLE));
        String called = name.isEmpty() ? id.map(PaperId::value).orElse(cut) : name;
        if ((id.isPresent() || !cut.isEmpty()) && all.size() < Keeper.MOST_PAPERS) {
            all.putIfAbsent(
                    called.substring(0, Math.min(called.length(), LONGEST_NAME)), new ListBook.Item(version, id, cut));
        }
    }

    int size() {
        return all.size();
    }

    /** All that the list holds. Those that are known are as they were if their keeper tells no versions. */
    ListBook.Standing standing(Map<String, String> known) {
        Map<String, ListBook.Item> fresh = new LinkedHashMap<>(all);
        fresh.keySet().removeAll(known.keySet());
        List<String> kept = all.keySet().stream().filter(known::containsKey).toList();
        return new ListBook.Standing(fresh, kept);
    }

    Map<String, ListBook.Item> all() {
        return all;
    }

    /** @throws Keeper.NoAnswer if the text is not JSON */
    static JsonNode json(String text) throws Keeper.NoAnswer {
        try {
            return JSON.readTree(text);
        } catch (JacksonException notJson) {
            throw new Keeper.NoAnswer("The answer is not JSON: " + notJson.getOriginalMessage());
        }
    }
}
