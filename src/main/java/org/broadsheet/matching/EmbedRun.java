package org.broadsheet.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.ShelvedPaper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that has new papers read by the embedder. What is not yet done stands in the store. A failing embedder ends the
 * run with its reason noted; matching goes on by words, and the next run tries again.
 */
public final class EmbedRun {

    private static final Logger LOG = LoggerFactory.getLogger(EmbedRun.class);
    private static final int AT_ONCE = 64;

    private final Library library;
    private final Embedder embedder;
    private final VectorStore store;

    public EmbedRun(Library library, Embedder embedder, VectorStore store) {
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

    /** Reads until the newest paper, or until the embedder fails. */
    public Counts run() {
        long papers = 0;
        Optional<String> trouble = Optional.empty();
        List<ShelvedPaper> next = next();
        while (!next.isEmpty() && trouble.isEmpty()) {
            trouble = read(next);
            papers += trouble.isEmpty() ? next.size() : 0;
            next = trouble.isEmpty() ? next() : List.of();
        }
        LOG.atInfo().addKeyValue("papers", papers).log("embedding run done");
        return new Counts(papers, trouble);
    }

    private List<ShelvedPaper> next() {
        return library.since(store.through(embedder.model()), AT_ONCE);
    }

    private Optional<String> read(List<ShelvedPaper> papers) {
        List<String> texts = papers.stream()
                .map(shelved -> shelved.paper().title() + ". " + shelved.paper().abstractText())
                .toList();
        return switch (embedder.embed(texts)) {
            case Embedder.Answer.Vectors(List<float[]> vectors) -> {
                Map<Long, float[]> byPaper = new HashMap<>();
                for (int i = 0; i < vectors.size(); i++) {
                    byPaper.put(papers.get(i).number(), vectors.get(i));
                }
                store.keep(embedder.model(), papers.getLast().number(), byPaper);
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
