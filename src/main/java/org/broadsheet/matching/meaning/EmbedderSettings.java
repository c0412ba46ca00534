package org.broadsheet.matching.meaning;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where vectors of meaning come from, if from anywhere. */
public sealed interface EmbedderSettings {

    /** A guess, as much as the surroundings, which meaning is most like: no model is shipped, so none was learned. */
    double DEFAULT_WEIGHT = 0.7;

    /** What the model's word counts beside the other signals of the formula; 0 to 10. */
    double weight();

    /** Words alone; the default. */
    record None() implements EmbedderSettings {
        @Override
        public double weight() {
            return 0;
        }
    }

    /**
     * A model on this machine.
     *
     * @param folder holds {@code model.onnx} and {@code vocab.txt}, as sentence-embedding models of the BERT family come
     */
    record Local(Path folder, double weight) implements EmbedderSettings {}

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
            case Local(Path folder, double ignored) -> Optional.of(local(folder));
            case Server server -> Optional.of(new ServerEmbedder(server));
        };
    }

    private static Embedder local(Path folder) {
        try {
            return OnnxEmbedder.open(folder);
        } catch (IllegalArgumentException | LinkageError cannotRun) {
            return new BrokenEmbedder(folder.toString(), String.valueOf(cannotRun.getMessage()));
        }
    }
}
