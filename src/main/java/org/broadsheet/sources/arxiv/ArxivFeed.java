package org.broadsheet.sources.arxiv;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.broadsheet.sources.Days;
import org.broadsheet.sources.Provider;
import org.broadsheet.sources.Schedule;
import org.broadsheet.sources.Source;

/**
 * arXiv's announcement feed: what was announced today, all categories in one request.
 *
 * <p>Source: <a href="https://info.arxiv.org/help/rss.html">arXiv RSS feeds</a>; several categories are joined by {@code +}.
 */
public final class ArxivFeed implements Source {

    private final URI base;
    private final Supplier<List<String>> categories;
    private final Duration every;

    /**
     * @param base such as {@code https://rss.arxiv.org}
     * @param categories such as {@code cs.AI}; they may change from one question to the next
     */
    public ArxivFeed(URI base, Supplier<List<String>> categories, Duration every) {
        this.base = base;
        this.categories = categories;
        this.every = every;
    }

    @Override
    public String name() {
        return "arxiv";
    }

    @Override
    public Provider provider() {
        return Provider.ARXIV;
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Schedule schedule() {
        return new ArxivCalendar();
    }

    @Override
    public String scope() {
        String all = String.join("+", categories.get());
        return all.substring(0, Math.min(all.length(), 4_000));
    }

    @Override
    public int daysAtOnce() {
        return 0;
    }

    @Override
    public List<URI> questions(Days days) {
        List<String> all = categories.get();
        return all.isEmpty() ? List.of() : List.of(URI.create(base + "/atom/" + String.join("+", all)));
    }
}
