package org.broadsheet.matching.meaning;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that has new papers read by the embedder, and those again whose words changed; what is news before all that is older. What is not yet done stands in the store. A failing embedder ends the
 * run with its reason noted; matching goes on by words, and the next run tries again.
 */
public final class EmbedRun {

    private static final Logger LOG = LoggerFactory.getLogger(EmbedRun.class);

    /** How many papers are recorded at once: what a kill can cost. A guess. */
    private static final int AT_ONCE = 64;

    /** How many papers are looked at for those that are still to be read. */
    private static final int LOOKED_AT = 512;

    /** As far back a new reader is matched: what a model that begins reads first. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final Library library;
    private final Embedder embedder;
    private final VectorStore store;
    private final BooleanSupplier stopped;
    private long oldNews = -1;

    public EmbedRun(Library library, Embedder embedder, VectorStore store) {
        this(library, embedder, store, () -> false);
    }

    /** @param stopped asked after every page, whether to end there */
    EmbedRun(Library library, Embedder embedder, VectorStore store, BooleanSupplier stopped) {
        this.stopped = stopped;
        this.library = library;
        this.embedder = embedder;
        this.store = store;
    }

    /**
     * What a run did.
     *
     * @param papers how many were read
     * @param trouble why it stopped early, if it did
     */
    public record Counts(long papers, Optional<String> trouble) {}

    /** Reads until the newest paper and the newest revision, or until the embedder fails. */
    public Counts run() {
        String model = embedder.model();
        if (store.through(model) == 0 && store.ahead(model) == 0) {
            // A model that begins reads everything as it is now.
            store.replace(model, library.newestRevision(), Map.of());
        }
        long papers = 0;
        Optional<String> trouble = Optional.empty();
        Optional<Page> next = next(model);
        while (next.isPresent() && trouble.isEmpty() && !stopped.getAsBoolean()) {
            trouble = read(next.get());
            papers += trouble.isEmpty() ? next.get().papers().size() : 0;
            next = trouble.isEmpty() ? next(model) : Optional.empty();
        }
        (papers == 0 ? LOG.atDebug() : LOG.atInfo())
                .addKeyValue("papers", papers)
                .log("embedding run done");
        return new Counts(papers, trouble);
    }

    /** What to do with a page's vectors once they are there. */
    private interface Keeping {
        void keep(Map<Long, float[]> vectors);
    }

    private record Page(List<ShelvedPaper> papers, Keeping keeping) {}

    /** What was reworded, then what is news, then whatever else waits, of which there may be hours after a backfill or with another model. */
    private Optional<Page> next(String model) {
        return reworded(model).or(() -> news(model)).or(() -> others(model));
    }

    private Optional<Page> reworded(String model) {
        List<Library.Revised> reworded = library.revisedSince(store.revised(model), AT_ONCE);
        if (reworded.isEmpty()) {
            return Optional.empty();
        }
        long revised = reworded.getLast().revision();
        // Those still to be read are read as they are by then.
        long through = Math.max(store.through(model), store.ahead(model));
        return Optional.of(new Page(
                reworded.stream()
                        .filter(one -> !one.folded())
                        .map(Library.Revised::paper)
                        .filter(paper -> paper.number() <= through)
                        .toList(),
                vectors -> store.replace(model, revised, vectors)));
    }

    private Optional<Page> news(String model) {
        long ahead = Math.max(store.through(model), store.ahead(model));
        if (ahead >= library.newestNumber()) {
            return Optional.empty();
        }
        List<ShelvedPaper> next = library.since(Math.max(ahead, oldNews()), LOOKED_AT);
        List<ShelvedPaper> news = next.stream().filter(ShelvedPaper::isNews).toList();
        return page(next, news, (through, vectors) -> store.keepAhead(model, through, vectors));
    }

    /** The last paper that came more than a week before the newest. */
    private long oldNews() {
        if (oldNews < 0) {
            // The one with the newest number may have turned out to be another paper.
            Optional<ShelvedPaper> newest =
                    library.byNumber(List.of(library.newestNumber())).stream().findFirst();
            oldNews = newest.map(paper -> library.lastBefore(paper.shelvedAt().minus(NEWS)))
                    .orElse(0L);
        }
        return oldNews;
    }

    private Optional<Page> others(String model) {
        List<ShelvedPaper> next = library.since(store.through(model), LOOKED_AT);
        Set<Long> read = store.find(next.stream().map(ShelvedPaper::number).toList(), model)
                .keySet();
        List<ShelvedPaper> unread =
                next.stream().filter(paper -> !read.contains(paper.number())).toList();
        return page(next, unread, (through, vectors) -> store.keep(model, through, vectors));
    }

    private interface Marking {
        void keep(long through, Map<Long, float[]> vectors);
    }

    /** The first of those to be read among the papers that come next; the mark moves as far as none is left behind it. */
    private static Optional<Page> page(List<ShelvedPaper> next, List<ShelvedPaper> wanted, Marking marking) {
        if (next.isEmpty()) {
            return Optional.empty();
        }
        List<ShelvedPaper> some = wanted.subList(0, Math.min(AT_ONCE, wanted.size()));
        long through = (some.size() < wanted.size() ? some.getLast() : next.getLast()).number();
        return Optional.of(new Page(some, vectors -> marking.keep(through, vectors)));
    }

    private Optional<String> read(Page page) {
        List<ShelvedPaper> papers = page.papers();
        if (papers.isEmpty()) {
            page.keeping().keep(Map.of());
            return Optional.empty();
        }
        List<String> texts =
                papers.stream().map(shelved -> Embedder.text(shelved.paper())).toList();
        return switch (embedder.embed(texts)) {
            case Embedder.Answer.Vectors(List<float[]> vectors) -> {
                Map<Long, float[]> byPaper = new HashMap<>();
                for (int i = 0; i < vectors.size(); i++) {
                    byPaper.put(papers.get(i).number(), vectors.get(i));
                }
                page.keeping().keep(byPaper);
                yield Optional.empty();
            }
            case Embedder.Answer.Unavailable(String reason) -> {
                LOG.atWarn().addKeyValue("reason", reason).log("embedder failed, matching by words");
                store.troubled(embedder.model(), reason);
                yield Optional.of(reason);
            }
        };
    }
}
