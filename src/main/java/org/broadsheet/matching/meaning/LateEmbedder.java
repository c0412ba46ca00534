package org.broadsheet.matching.meaning;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An embedder that is opened when it is first asked: a model takes a second and 60 MB, and most commands ask nothing. It has its name whether
 * or not it can be opened, so that the vectors it made before are found.
 */
final class LateEmbedder implements Embedder {

    private final String model;
    private final Supplier<Embedder> opening;
    private @Nullable Embedder opened;
    private boolean closed;

    /** @param opening does not throw: what cannot be opened is a {@link BrokenEmbedder} */
    LateEmbedder(String model, Supplier<Embedder> opening) {
        this.model = model;
        this.opening = opening;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public Answer embed(List<String> texts) {
        Embedder now = opened();
        return now == null ? new Answer.Unavailable("The model %s was closed.".formatted(model)) : now.embed(texts);
    }

    private synchronized @Nullable Embedder opened() {
        if (opened == null && !closed) {
            opened = opening.get();
        }
        return opened;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }
}
