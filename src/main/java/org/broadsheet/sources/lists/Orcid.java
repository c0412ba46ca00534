package org.broadsheet.sources.lists;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.papers.PaperList;
import org.broadsheet.sources.Provider;
import tools.jackson.databind.JsonNode;

/**
 * The works of somebody's public ORCID record.
 *
 * <p>Source: <a href="https://info.orcid.org/documentation/api-tutorials/api-tutorial-read-data-on-a-record/">ORCID's API</a>: {@code
 * /v3.0/0000-0002-1825-0097/works}; a group holds the same work as several told it.
 *
 * @param base such as {@code https://pub.orcid.org}
 */
record Orcid(URI base) implements Keeper {

    @Override
    public Provider provider() {
        return Provider.usual("orcid");
    }

    @Override
    public ListBook.Standing read(PaperList list, Map<String, String> known, Asking asking) throws NoAnswer {
        JsonNode works = Items.json(asking.get(
                URI.create("%s/v3.0/%s/works".formatted(base, list.id())), Map.of("Accept", "application/json")));
        Items items = new Items();
        for (JsonNode group : works.path("group")) {
            List<String> identifiers = new ArrayList<>();
            for (JsonNode one : group.path("external-ids").path("external-id")) {
                identifiers.add(one.path("external-id-value").asString(""));
            }
            JsonNode summary = group.path("work-summary").path(0);
            items.add("", "", summary.path("title").path("title").path("value").asString(""), identifiers.stream());
        }
        return items.standing(known);
    }
}
