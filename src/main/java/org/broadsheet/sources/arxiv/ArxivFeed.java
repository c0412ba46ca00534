package org.broadsheet.sources.arxiv;

import java.net.URI;
import java.util.Optional;
import org.broadsheet.sources.FetchOutcome;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.Source;

/** arXiv's announcement feed of some categories, over HTTP. */
public final class ArxivFeed implements Source {

    private final String categories;
    private final URI address;
    private final PoliteClient client;

    /**
     * @param base such as {@code https://rss.arxiv.org}
     * @param categories such as {@code cs.AI+q-bio.NC}
     */
    public ArxivFeed(URI base, String categories, PoliteClient client) {
        this.categories = categories;
        this.address = URI.create(base.toString().replaceFirst("/+$", "") + "/atom/" + categories);
        this.client = client;
    }

    @Override
    public String name() {
        return "arXiv announcements of " + categories;
    }

    @Override
    public FetchOutcome fetch(Optional<String> cursor) {
        return client.get(address, cursor);
    }
}
