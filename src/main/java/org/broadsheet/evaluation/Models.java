package org.broadsheet.evaluation;

import java.nio.file.Path;
import java.util.Optional;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.matching.meaning.EmbedderSettings;
import org.broadsheet.matching.meaning.VectorCache;

/**
 * The model that a measurement uses, with a memory of what it has read.
 *
 * @param model empty for words alone
 */
public record Models(Optional<Embedder> model) implements AutoCloseable {

    /**
     * Opens a model.
     *
     * @param name local for the shipped one, none, or a folder
     * @param cache where vectors are kept
     */
    public static Models open(String name, Path cache) {
        EmbedderSettings settings = switch (name) {
            case "none" -> new EmbedderSettings.None();
            case "local" -> new EmbedderSettings.Local(Optional.empty(), EmbedderSettings.DEFAULT_WEIGHT);
            default -> new EmbedderSettings.Local(Optional.of(Path.of(name)), EmbedderSettings.DEFAULT_WEIGHT);
        };
        return new Models(settings.open().map(model -> new VectorCache(model, cache)));
    }

    @Override
    public void close() {
        model.ifPresent(Embedder::close);
    }
}
