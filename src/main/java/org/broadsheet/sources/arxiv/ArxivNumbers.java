package org.broadsheet.sources.arxiv;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.ArxivId;
import org.broadsheet.papers.PaperId;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.lookups.NumberRegister;

/**
 * arXiv's API, by its own identifiers.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/api/user-manual.html">arXiv API User's Manual</a>, {@code id_list}.
 *
 * @param base such as {@code https://export.arxiv.org}
 */
public record ArxivNumbers(URI base) implements NumberRegister {

    @Override
    public String name() {
        return "arXiv";
    }

    @Override
    public Provider provider() {
        return Provider.ARXIV;
    }

    @Override
    public Optional<String> number(PaperId paper) {
        return paper.arxiv().map(ArxivId::value);
    }

    /** The address stays below 2,000 characters. */
    @Override
    public int atOnce() {
        return 100;
    }

    @Override
    public URI question(List<String> numbers) {
        return URI.create("%s/api/query?max_results=%d&id_list=%s"
                .formatted(base.toString().replaceFirst("(?<!/)/+$", ""), numbers.size(), String.join(",", numbers)));
    }
}
