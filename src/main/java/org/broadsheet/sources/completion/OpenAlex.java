package org.broadsheet.sources.completion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import org.broadsheet.papers.Doi;
import org.broadsheet.sources.Provider;

/**
 * OpenAlex's API.
 *
 * <p>Source: <a href="https://docs.openalex.org/api-entities/works/filter-works">its documentation</a>: {@code
 * /works?filter=doi:A|B}.
 *
 * @param base such as {@code https://api.openalex.org}
 */
public record OpenAlex(URI base) implements Register {

    @Override
    public Provider provider() {
        return Provider.usual("openalex");
    }

    @Override
    public URI question(List<Doi> dois) {
        return URI.create("%s/works?per-page=%d&filter=doi:%s"
                .formatted(
                        base,
                        dois.size(),
                        URLEncoder.encode(dois.stream().map(Doi::value).collect(Collectors.joining("|")), UTF_8)));
    }
}
