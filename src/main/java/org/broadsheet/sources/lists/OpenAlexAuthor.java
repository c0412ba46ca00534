package org.broadsheet.sources.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.papers.PaperList;
import org.broadsheet.sources.Provider;
import tools.jackson.databind.JsonNode;

/**
 * The works of an author as OpenAlex tells authors apart.
 *
 * <p>Source: <a href="https://docs.openalex.org/api-entities/works/filter-works">OpenAlex's API</a>: {@code
 * /works?filter=author.id:A5023888391}, 200 a page, the next page by its cursor.
 *
 * @param base such as {@code https://api.openalex.org}
 */
record OpenAlexAuthor(URI base) implements Keeper {

    private static final int PAGE = 200;

    @Override
    public Provider provider() {
        return Provider.usual("openalex");
    }

    @Override
    public ListBook.Standing read(PaperList list, Map<String, String> known, Asking asking) throws NoAnswer {
        Items items = new Items();
        String cursor = "*";
        for (int page = 0; page * PAGE < MOST_PAPERS && !cursor.isEmpty(); page++) {
            JsonNode answer = Items.json(asking.get(
                    URI.create("%s/works?filter=author.id:%s&select=id,doi,title,locations&per-page=%d&cursor=%s"
                            .formatted(base, list.id(), PAGE, URLEncoder.encode(cursor, UTF_8))),
                    Map.of()));
            JsonNode results = answer.path("results");
            for (JsonNode work : results) {
                Stream<String> places = work.path("locations")
                        .valueStream()
                        .map(place -> place.path("landing_page_url").asString(""))
                        .filter(address -> address.contains("arxiv.org"));
                items.add(
                        work.path("id").asString(""),
                        "",
                        work.path("title").asString(""),
                        Stream.concat(places, Stream.of(work.path("doi").asString(""))));
            }
            cursor = results.isEmpty()
                    ? ""
                    : answer.path("meta").path("next_cursor").asString("");
        }
        return items.standing(known);
    }
}
