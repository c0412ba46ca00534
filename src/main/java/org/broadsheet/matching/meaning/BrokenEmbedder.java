package org.broadsheet.matching.meaning;

import java.util.List;

/** An embedder that could not be opened; says so whenever it is asked. */
record BrokenEmbedder(String model, String reason) implements Embedder {

    @Override
    public Answer embed(List<String> texts) {
        return new Answer.Unavailable(reason);
    }

    @Override
    public void close() {}
}
