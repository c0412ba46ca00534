package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.broadsheet.matching.meaning.MeaningSpace;
import org.broadsheet.matching.text.Analysis;
import org.broadsheet.matching.text.Background;
import org.broadsheet.matching.text.Neighbourhood;
import org.broadsheet.matching.text.Postings;
import org.broadsheet.matching.text.RelevanceWeights;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.matching.text.Spread;
import org.broadsheet.matching.text.Statistics;
import org.broadsheet.matching.text.Surroundings;
import org.broadsheet.matching.text.TermSum;
import org.broadsheet.matching.text.TopK;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;

/**
 * What new papers and profiles are measured against: a snapshot of the archive. Between two snapshots scores do not move.
 * Immutable, thread-safe.
 */
final class Corpus {

    /** In a small archive the nearest papers are not near, so only one neighbour is taken for each this many papers. */
    private static final int LEAST_TO_ONE_NEIGHBOUR = 50;

    /** How near a text is to the archive is the mean over this many nearest papers. */
    private static final int COUNTED = 10;

    /** An archive with this many papers covers the subjects of its daily papers; one of a few days does not. */
    private static final int GROWN = 2_000;

    /** With this many papers, what the archive knows of a text counts half; with fewer, less. See benchmarks-tried.md. */
    private static final int A_HANDFUL = 20;

    /** How many pretended readers there are; each is a paper of the archive with its nearest ({@link #PRETENDED_LIKES} in all). */
    private static final int PRETENDED = 500;

    /** The paper itself and its three nearest; see benchmarks-method.md. */
    private static final int PRETENDED_LIKES = 4;

    /** Papers on which profiles are measured. */
    private static final int YARDSTICK = 1_000;

    /** Measured on 6,000 abstracts; they only matter to an archive of a few dozen papers. */
    private static final Spread LIKENESS = new Spread(0.02f, 0.02f);

    private static final Spread APPEAL = new Spread(1, 0.6f);

    private final Analysis analysis;
    private final Statistics statistics;
    private final RelevanceWeights weights;
    private final MeaningSpace space;
    private final List<Set<Category>> categories;
    private final Map<PaperId, Integer> places = new HashMap<>();
    private final List<SparseVector> vectors;
    private final Postings archive;
    private final Postings pretended;
    private final DayBatch yardstick;
    private final float nearness;
    private final float met;
    private final float nearnessInMeaning;

    private Corpus(
            List<ShelvedPaper> papers,
            Map<Long, float[]> meanings,
            List<float[]> lines,
            Analysis analysis,
            Background background) {
        List<float[]> meant = papers.stream()
                .map(paper -> meanings.getOrDefault(paper.number(), new float[0]))
                .toList();
        this.space = MeaningSpace.of(meant, lines);
        this.analysis = analysis;
        List<int[]> texts = papers.parallelStream()
                .map(shelved -> analysis.stems(shelved.paper()))
                .toList();
        this.categories = papers.stream()
                .map(shelved -> Set.copyOf(shelved.paper().categories()))
                .toList();
        this.statistics = Statistics.of(texts, categories, background);
        this.weights = RelevanceWeights.of(statistics, texts);
        for (int place = 0; place < papers.size(); place++) {
            for (PaperId id : papers.get(place).paper().identifiers()) {
                places.putIfAbsent(id, place);
            }
        }
        this.vectors = texts.parallelStream().map(statistics::vector).toList();
        this.archive = Postings.of(vectors);
        this.pretended = Postings.of(IntStream.of(sample(papers.size(), PRETENDED))
                .parallel()
                .mapToObj(place -> pretend(place, texts))
                .toList());
        List<ShelvedPaper> measured = IntStream.of(sample(papers.size(), YARDSTICK))
                .mapToObj(papers::get)
                .toList();
        this.yardstick = batch(measured, meanings);
        List<Neighbourhood> own = IntStream.of(sample(papers.size(), PRETENDED))
                .parallel()
                .mapToObj(place -> near(texts.get(place), vectors.get(place), place))
                .toList();
        this.nearness = mean(own, near -> near.nearness(Set.of(), counted()));
        this.met = mean(own, Neighbourhood::known);
        List<Neighbourhood> ownInMeaning = IntStream.of(sample(papers.size(), PRETENDED))
                .filter(place -> meant.get(place).length > 0)
                .parallel()
                .mapToObj(place -> near(space.plain(meant.get(place)), place))
                .toList();
        this.nearnessInMeaning = mean(ownInMeaning, near -> near.nearness(Set.of(), counted()));
    }

    /**
     * A snapshot.
     *
     * @param meanings what a model makes of the papers, by number; may be empty
     * @param lines what it makes of lines such as readers write; may be empty
     */
    static Corpus of(
            List<ShelvedPaper> papers,
            Map<Long, float[]> meanings,
            List<float[]> lines,
            Analysis analysis,
            Background background) {
        return new Corpus(papers, meanings, lines, analysis, background);
    }

    /** What vectors of meaning are compared in. */
    MeaningSpace space() {
        return space;
    }

    Statistics statistics() {
        return statistics;
    }

    RelevanceWeights weights() {
        return weights;
    }

    /** Papers of the archive, for measuring profiles on. */
    DayBatch yardstick() {
        return yardstick;
    }

    /** Reads papers once for all readers, with what a model makes of them, by number. */
    DayBatch batch(List<ShelvedPaper> papers, Map<Long, float[]> meanings) {
        return new DayBatch(papers, papers.parallelStream().map(this::read).toList(), meanings, space);
    }

    /** Reads one paper; the same work for every reader, so whoever needs it often keeps it. */
    PaperFeatures read(ShelvedPaper shelved) {
        int[] stems = analysis.stems(shelved.paper());
        SparseVector saturated = statistics.saturated(stems);
        SparseVector vector = statistics.vector(stems);
        float[] near = archive.score(vector);
        int itself = place(shelved.paper().identifiers());
        if (itself >= 0) {
            near[itself] = 0;
        }
        return new PaperFeatures(
                shelved.paper().id(),
                stems,
                saturated,
                statistics.presence(stems, analysis.stems(shelved.paper().title())),
                vector,
                Spread.of(near, LIKENESS),
                Spread.of(pretended.score(saturated), APPEAL),
                shelved.paper().categories());
    }

    /** Where in the archive a paper of one of those names is; below 0 if it is not in it. */
    int place(Collection<PaperId> names) {
        return names.stream()
                .map(places::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(-1);
    }

    /** The vector that the archive holds at that place, if it is the same: most papers that readers like are in the archive. */
    SparseVector shared(SparseVector vector, int place) {
        return place >= 0 && vectors.get(place).isSame(vector) ? vectors.get(place) : vector;
    }

    /** @param itself the text's own place, which is left out; below 0 if it has none */
    Neighbourhood near(int[] stems, SparseVector vector, int itself) {
        float[] near = archive.score(vector);
        if (itself >= 0) {
            near[itself] = 0;
        }
        return Neighbourhood.of(near, statistics.metShare(stems));
    }

    /**
     * How near a text is to the archive: 1 for as near as papers of the archive are to each other on average.
     *
     * @param leftOut places of the reader's likes: a field that only one reader knows is foreign
     */
    float familiarity(Neighbourhood near, Set<Integer> leftOut) {
        return nearness == 0 ? 1 : near.nearness(leftOut, counted()) / nearness;
    }

    /** @param itself the text's own place, which is left out; below 0 if it has none */
    static Neighbourhood near(MeaningSpace.Sighting sighting, int itself) {
        return near(sighting.plain(), itself);
    }

    private static Neighbourhood near(float[] plain, int itself) {
        if (itself >= 0) {
            plain[itself] = 0;
        }
        return Neighbourhood.of(plain, 1);
    }

    /** The same as {@link #familiarity}, of what a model makes of the text; 0 if it is no nearer than anything. */
    float familiarityInMeaning(Neighbourhood near, Set<Integer> leftOut, boolean line) {
        float papers = nearnessInMeaning - space.common(false);
        return papers <= 0 ? 1 : (near.nearness(leftOut, counted()) - space.common(line)) / papers;
    }

    /** How many of a text's words the archive knows: 1 for as many as of the words of its own papers on average. */
    float vocabulary(Neighbourhood near) {
        return met == 0 ? 1 : near.known() / met;
    }

    private static float mean(List<Neighbourhood> all, ToDoubleFunction<Neighbourhood> of) {
        return (float) all.stream().mapToDouble(of).average().orElse(0);
    }

    /** How far the archive can tell what is foreign to it at all, 0 to 1: a handful of papers cannot. */
    float telling() {
        return vectors.size() / (float) (vectors.size() + A_HANDFUL);
    }

    /** How far it can tell so by what is near and not by words, 0 to 1. */
    float grown() {
        return Math.min(1, vectors.size() / (float) GROWN);
    }

    private int counted() {
        return Math.clamp(vectors.size() / LEAST_TO_ONE_NEIGHBOUR, 1, COUNTED);
    }

    /** The archive papers nearest to a text, of whose categories a nearer one says more. */
    Surroundings surroundings(SparseVector vector, int neighbours) {
        float[] near = archive.score(vector);
        int[] nearest = nearest(near, neighbours);
        Map<Category, Float> sums = new HashMap<>();
        float whole = 0;
        for (int place : nearest) {
            float weight = near[place] * near[place];
            categories.get(place).forEach(category -> sums.merge(category, weight, Float::sum));
            whole += categories.get(place).isEmpty() ? 0 : weight;
        }
        float all = whole;
        sums.replaceAll((category, sum) -> sum / all);
        return new Surroundings(near, nearest, sums);
    }

    private int[] nearest(float[] near, int most) {
        int atMost = Math.min(most, near.length / LEAST_TO_ONE_NEIGHBOUR);
        return IntStream.of(TopK.best(near, near.length, atMost))
                .filter(place -> near[place] > 0)
                .toArray();
    }

    /** How near all of them are to a text of those words. */
    Neighbourhood near(Surroundings around, int[] stems) {
        return Neighbourhood.of(around.cosines(), statistics.metShare(stems));
    }

    /** The words that the nearest say together, the nearer the more: unit length; empty if none is near. */
    SparseVector words(Surroundings around) {
        TermSum sum = new TermSum(4_096);
        for (int place : around.nearest()) {
            float near = around.cosines()[place];
            sum.add(vectors.get(place), near * near);
        }
        return sum.vector().unit();
    }

    private SparseVector pretend(int place, List<int[]> texts) {
        List<int[]> likes = new ArrayList<>();
        float[] near = archive.score(vectors.get(place));
        for (int liked : TopK.best(near, near.length, PRETENDED_LIKES)) {
            likes.add(texts.get(liked));
        }
        return weights.query(likes, List.of());
    }

    /** At most {@code most} places spread evenly over the archive. */
    private static int[] sample(int size, int most) {
        int count = Math.min(size, most);
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * size / Math.max(1, count)))
                .toArray();
    }
}
