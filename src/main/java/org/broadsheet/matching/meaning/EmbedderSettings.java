package org.broadsheet.matching.meaning;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Where vectors of meaning come from, if from anywhere. */
public sealed interface EmbedderSettings {

    /** Meanings count as was learned with the shipped model. */
    double DEFAULT_WEIGHT = 1;

    /** What meanings count beside the other signals, 1 for as was learned with the shipped model; 0 to 10. */
    double weight();

    /** Words alone. */
    record None() implements EmbedderSettings {
        @Override
        public double weight() {
            return 0;
        }
    }

    /**
     * A model on this machine; the default.
     *
     * @param folder holds {@code model.onnx} and {@code vocab.txt}, as sentence-embedding models of the BERT family come; empty for the
     *     model that the program comes with
     */
    record Local(Optional<Path> folder, double weight) implements EmbedderSettings {}

    /**
     * A server that speaks OpenAI's {@code /v1/embeddings}: Ollama, text-embeddings-inference, vLLM and others.
     *
     * @param address without {@code /v1/embeddings}
     * @param model as the server calls it
     * @param key sent as a bearer token; empty for a server that asks for none
     */
    record Server(URI address, String model, Optional<String> key, Duration timeout, double weight)
            implements EmbedderSettings {}

    /**
     * Opens the embedder; empty for {@link None}. One that cannot be opened says why whenever it is asked, so that papers are
     * matched by words and the operator reads the reason.
     */
    default Optional<Embedder> open() {
        return switch (this) {
            case None() -> Optional.empty();
            case Local(Optional<Path> folder, double ignored) -> Optional.of(local(folder));
            case Server server -> Optional.of(new ServerEmbedder(server));
        };
    }

    private static Embedder local(Optional<Path> folder) {
        return folder.map(own -> opened(own.toString(), () -> OnnxEmbedder.open(own)))
                .orElseGet(() -> new LateEmbedder(
                        OnnxEmbedder.SHIPPED, () -> opened(OnnxEmbedder.SHIPPED, OnnxEmbedder::shipped)));
    }

    private static Embedder opened(String name, Supplier<Embedder> opening) {
        try {
            return opening.get();
        } catch (IllegalArgumentException | IllegalStateException | LinkageError cannotRun) {
            return new BrokenEmbedder(name, String.valueOf(cannotRun.getMessage()));
        }
    }
}
