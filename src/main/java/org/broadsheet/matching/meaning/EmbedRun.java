package org.broadsheet.matching.meaning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that has new papers read by the embedder, and those again whose words changed. What is not yet done stands in the store. A failing embedder ends the
 * run with its reason noted; matching goes on by words, and the next run tries again.
 */
public final class EmbedRun {

    private static final Logger LOG = LoggerFactory.getLogger(EmbedRun.class);

    /** How many papers are recorded at once: what a kill can cost. A guess. */
    private static final int AT_ONCE = 64;

    private final Library library;
    private final Embedder embedder;
    private final VectorStore store;
    private final BooleanSupplier stopped;

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
        if (store.through(model) == 0) {
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

    private Optional<Page> next(String model) {
        long through = store.through(model);
        List<Library.Revised> reworded = library.revisedSince(store.revised(model), AT_ONCE);
        if (!reworded.isEmpty()) {
            long revised = reworded.getLast().revision();
            // Those still to be read are read as they are by then.
            return Optional.of(new Page(
                    reworded.stream()
                            .map(Library.Revised::paper)
                            .filter(paper -> paper.number() <= through)
                            .toList(),
                    vectors -> store.replace(model, revised, vectors)));
        }
        List<ShelvedPaper> fresh = library.since(through, AT_ONCE);
        return fresh.isEmpty()
                ? Optional.empty()
                : Optional.of(new Page(
                        fresh, vectors -> store.keep(model, fresh.getLast().number(), vectors)));
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
