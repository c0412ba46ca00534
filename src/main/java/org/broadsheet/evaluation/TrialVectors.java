package org.broadsheet.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.meaning.VectorStore;
import org.broadsheet.papers.ShelvedPaper;

/** What a model makes of the papers of a trial, all read beforehand. */
public final class TrialVectors implements VectorStore {

    private final Map<Long, float[]> vectors = new HashMap<>();

    /** What a trial's matcher is given; nothing without a model. */
    public static Meanings meanings(
            Optional<Embedder> model,
            Collection<ShelvedPaper> liked,
            Collection<ShelvedPaper> later,
            boolean titlesOnly) {
        return model.map(reader -> Meanings.of(reader, new TrialVectors(reader, liked, later, titlesOnly), 1))
                .orElse(Meanings.NONE);
    }

    /**
     * Reads them; with a {@link org.broadsheet.matching.meaning.VectorCache} only those that it has not met.
     *
     * @throws IllegalStateException with the model's reason if it fails: a trial by words alone would be another trial
     */
    TrialVectors(Embedder model, Collection<ShelvedPaper> liked, Collection<ShelvedPaper> later, boolean titlesOnly) {
        List<Long> numbers = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        liked.forEach(paper -> {
            numbers.add(paper.number());
            texts.add(titlesOnly ? paper.paper().title() : Embedder.text(paper.paper()));
        });
        later.forEach(paper -> {
            numbers.add(paper.number());
            texts.add(Embedder.text(paper.paper()));
        });
        switch (model.embed(texts)) {
            case Embedder.Answer.Vectors(List<float[]> made) -> {
                for (int i = 0; i < made.size(); i++) {
                    vectors.put(numbers.get(i), made.get(i));
                }
            }
            case Embedder.Answer.Unavailable(String reason) -> throw new IllegalStateException(reason);
        }
    }

    @Override
    public Map<Long, float[]> find(Collection<Long> papers, String model) {
        Map<Long, float[]> found = new HashMap<>();
        papers.forEach(paper -> Optional.ofNullable(vectors.get(paper)).ifPresent(vector -> found.put(paper, vector)));
        return found;
    }

    @Override
    public long through(String model) {
        return Long.MAX_VALUE;
    }

    @Override
    public long ahead(String model) {
        return Long.MAX_VALUE;
    }

    @Override
    public long revised(String model) {
        return Long.MAX_VALUE;
    }

    @Override
    public Optional<String> trouble(String model) {
        return Optional.empty();
    }

    @Override
    public void keep(String model, long through, Map<Long, float[]> more) {
        vectors.putAll(more);
    }

    @Override
    public void keepAhead(String model, long ahead, Map<Long, float[]> more) {
        vectors.putAll(more);
    }

    @Override
    public void replace(String model, long revised, Map<Long, float[]> anew) {
        vectors.putAll(anew);
    }

    @Override
    public void troubled(String model, String reason) {
        throw new IllegalStateException(reason);
    }

    @Override
    public int forgetOthers(String model) {
        return 0;
    }
}
