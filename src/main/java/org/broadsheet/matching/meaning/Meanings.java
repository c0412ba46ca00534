package org.broadsheet.matching.meaning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.broadsheet.memory.Recent;
import org.broadsheet.papers.Library;

/**
 * What papers and texts mean to a model, where there is one. Where there is none, or it fails, nothing: the formula then
 * goes by words. Thread-safe.
 */
public final class Meanings {

    /** No model. */
    public static final Meanings NONE = new Meanings(Optional.empty(), 0);

    private static final int TEXTS_HELD = 10_000;

    private record Source(Embedder embedder, VectorStore store) {}

    private final Optional<Source> source;
    private final float weight;

    /** In a byte a dimension: as numbers of four they were a twelfth of what 100,000 readers' digests have in memory. */
    private final Map<String, byte[]> texts = new Recent<>(TEXTS_HELD);

    private volatile boolean failing;
    private volatile boolean stopped;

    private Meanings(Optional<Source> source, double weight) {
        this.source = source;
        this.weight = (float) weight;
    }

    /**
     * What that model says; papers as {@link EmbedRun} had them read.
     *
     * @param weight what it counts beside the other signals of the formula
     */
    public static Meanings of(Embedder embedder, VectorStore store, double weight) {
        return new Meanings(Optional.of(new Source(embedder, store)), weight);
    }

    /** What meaning counts in a score. */
    public float weight() {
        return weight;
    }

    /** The model's name; empty where there is none. */
    public String model() {
        return source.map(from -> from.embedder().model()).orElse("");
    }

    /** What each of the papers means, by number; those that were not read are left out. */
    public Map<Long, float[]> of(Collection<Long> papers) {
        return source.map(from -> from.store().find(papers, from.embedder().model()))
                .orElse(Map.of());
    }

    /** What a text means. After a failure the model is left alone until {@link #catchUp}, so that nobody waits for it twice. */
    public synchronized Optional<float[]> of(String text) {
        byte[] known = texts.get(text);
        if (known != null || failing || source.isEmpty()) {
            return Optional.ofNullable(known).map(Directions::wide);
        }
        return switch (source.get().embedder().embed(List.of(text))) {
            case Embedder.Answer.Vectors(List<float[]> vectors) -> {
                byte[] read = Directions.small(vectors.getFirst());
                texts.put(text, read);
                yield Optional.of(Directions.wide(read));
            }
            case Embedder.Answer.Unavailable(String reason) -> {
                source.get().store().troubled(model(), reason);
                failing = true;
                yield Optional.empty();
            }
        };
    }

    /** What lines such as readers write mean: they have a mean of their own. Empty if the model fails. */
    public List<float[]> lines() {
        return LineSample.ALL.stream().map(this::of).flatMap(Optional::stream).toList();
    }

    /** Has the model read the papers that came since. It may have recovered, so it is asked again. */
    public void catchUp(Library library) {
        catchUp(library, () -> true);
    }

    /** @param goOn asked after every few papers */
    public void catchUp(Library library, BooleanSupplier goOn) {
        BooleanSupplier ended = () -> stopped || !goOn.getAsBoolean();
        source.ifPresent(from -> failing = new EmbedRun(library, from.embedder(), from.store(), ended)
                .run()
                .trouble()
                .isPresent());
    }

    /** Lets the reading under way end after the next few papers. */
    public void stop() {
        stopped = true;
    }

    /** Drops what models before this one made of papers, once this one has begun to read. Returns how many vectors went. */
    public int forgetOthers() {
        return hasBegun()
                ? source.map(from -> from.store().forgetOthers(model())).orElse(0)
                : 0;
    }

    /** The model has read every paper up to that number; 0 if there is none. */
    public long through() {
        return source.map(from -> from.store().through(model())).orElse(0L);
    }

    /** Whether the model has read anything. */
    public boolean hasBegun() {
        return readThrough() > 0;
    }

    /** The number of the newest paper that can be matched in full: what the model has read; all, where there is none or it fails. */
    public long readable() {
        return source.isEmpty() || failing || trouble().isPresent() ? Long.MAX_VALUE : readThrough();
    }

    /** Up to that number what is news has been read, and what is older than that may wait. */
    private long readThrough() {
        return source.map(from ->
                        Math.max(from.store().through(model()), from.store().ahead(model())))
                .orElse(0L);
    }

    /** The revision through which the model has read reworded papers again; without a model there is nothing to read. */
    public long revised() {
        return source.map(from -> from.store().revised(model())).orElse(Long.MAX_VALUE);
    }

    /** What keeps the model from reading, in a sentence for the operator; empty if nothing does, or there is none. */
    public Optional<String> trouble() {
        return source.flatMap(from -> from.store().trouble(model()));
    }
}
