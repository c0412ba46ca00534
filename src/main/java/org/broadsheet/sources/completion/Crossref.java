package org.broadsheet.sources.completion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import org.broadsheet.papers.Doi;
import org.broadsheet.sources.Provider;

/**
 * Crossref's REST API.
 *
 * <p>Source: <a href="https://www.crossref.org/documentation/retrieve-metadata/rest-api/">its documentation</a>: {@code
 * /works?filter=doi:A,doi:B}.
 *
 * @param base such as {@code https://api.crossref.org}
 */
public record Crossref(URI base) implements Register {

    @Override
    public Provider provider() {
        return Provider.usual("crossref");
    }

    @Override
    public URI question(List<Doi> dois) {
        return URI.create("%s/works?rows=%d&filter=%s"
                .formatted(
                        base,
                        dois.size(),
                        URLEncoder.encode(
                                dois.stream().map(doi -> "doi:" + doi).collect(Collectors.joining(",")), UTF_8)));
    }
}
