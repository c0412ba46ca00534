package org.broadsheet.sources.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.papers.PaperList;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.formats.FeedElement;
import org.broadsheet.sources.formats.NotAPaper;

/**
 * What somebody has on arXiv, by arXiv's author identifier, else by their name.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/author_identifiers.html">author identifiers</a> ({@code
 * https://arxiv.org/a/warner_s_1.atom}) and <a href="https://info.arxiv.org/help/api/user-manual.html">arXiv API User's Manual</a>
 * ({@code au:}).
 *
 * @param site such as {@code https://arxiv.org}
 * @param api such as {@code https://export.arxiv.org}
 */
record ArxivAuthor(URI site, URI api) implements Keeper {

    private static final int PAGE = 500;

    @Override
    public Provider provider() {
        return Provider.ARXIV;
    }

    @Override
    public ListBook.Standing read(PaperList list, Map<String, String> known, Asking asking) throws NoAnswer {
        boolean named = list.kind() == PaperList.Kind.ARXIV_NAME;
        URI address = URI.create(
                named
                        ? "%s/api/query?search_query=%s&max_results=%d&sortBy=submittedDate&sortOrder=descending"
                                .formatted(api, URLEncoder.encode("au:\"" + list.id() + "\"", UTF_8), PAGE)
                        : "%s/a/%s.atom".formatted(site, list.id()));
        Items items = new Items();
        try {
            for (FeedElement entry :
                    FeedElement.parse(asking.get(address, Map.of())).all("entry")) {
                items.add("", "", entry.text("title"), Stream.of(entry.text("id")));
            }
        } catch (NotAPaper broken) {
            throw new NoAnswer(String.valueOf(broken.getMessage()));
        }
        return items.standing(known);
    }
}
