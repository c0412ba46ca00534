package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.broadsheet.matching.CompiledProfile.CategoryWeights;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.meaning.MeaningRows;
import org.broadsheet.matching.meaning.MeaningSpace;
import org.broadsheet.matching.text.Postings;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.memory.Recent;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;

/** Papers, read once for all readers, and turned around for scoring. Thread-safe; immutable but for the rows it remembers. */
public final class DayBatch {

    /** The most bytes of rows of liked papers that are remembered. */
    private static final int ROWS_BYTES = 64 << 20;

    /** Liked papers that are compared at once; more give nothing. */
    private static final int ROWS_AT_ONCE = 32;

    private final List<ShelvedPaper> papers;
    private final long[] numbers;
    private final List<PaperFeatures> readings;
    private final Postings saturated;
    private final Postings vectors;
    private final Postings presence;
    private final float[] appealMean;
    private final float[] appealPerDeviation;
    private final float[] likenessMean;
    private final float[] likenessPerDeviation;
    private final List<Category> categories;
    private final int[][] categorySets;
    private final int[] categorySetOf;
    private final float[] categorised;
    private final MeaningRows meanings;
    private final float[] read;
    private final int[] unread;
    private final float[] meaningMean;
    private final float[] meaningPerDeviation;
    private final Map<PaperId, LikedRow> rows;

    /** Signals that nobody uses just now. */
    private final Queue<Signals> idle = new ConcurrentLinkedQueue<>();

    /** @param meanings what a model makes of the papers, by number; may be empty */
    DayBatch(List<ShelvedPaper> papers, List<PaperFeatures> readings, Map<Long, float[]> meanings, MeaningSpace space) {
        float[][] each = papers.parallelStream()
                .map(paper -> space.paper(meanings.getOrDefault(paper.number(), new float[0])))
                .toArray(float[][]::new);
        this.meanings = new MeaningRows(each);
        this.read = new float[each.length];
        this.unread = IntStream.range(0, each.length)
                .filter(place -> each[place].length == 0)
                .toArray();
        MeaningSpace.Measure[] measures = space.measures(each);
        this.meaningMean = new float[measures.length];
        this.meaningPerDeviation = new float[measures.length];
        for (int place = 0; place < measures.length; place++) {
            meaningMean[place] = measures[place].mean();
            meaningPerDeviation[place] = 1 / measures[place].deviation();
            read[place] = each[place].length > 0 ? 1 : 0;
        }
        this.papers = List.copyOf(papers);
        this.numbers = papers.stream().mapToLong(ShelvedPaper::number).toArray();
        this.readings = List.copyOf(readings);
        this.saturated =
                Postings.of(readings.stream().map(PaperFeatures::saturated).toList());
        this.vectors = Postings.of(readings.stream().map(PaperFeatures::vector).toList());
        this.presence =
                Postings.of(readings.stream().map(PaperFeatures::presence).toList());
        int size = papers.size();
        this.appealMean = new float[size];
        this.appealPerDeviation = new float[size];
        this.likenessMean = new float[size];
        this.likenessPerDeviation = new float[size];
        this.categorySetOf = new int[size];
        this.categorised = new float[size];
        Map<Category, Integer> places = new LinkedHashMap<>();
        Map<List<Category>, Integer> sets = new LinkedHashMap<>();
        for (int place = 0; place < size; place++) {
            PaperFeatures reading = readings.get(place);
            appealMean[place] = reading.appeal().mean();
            appealPerDeviation[place] = 1 / reading.appeal().deviation();
            likenessMean[place] = reading.likeness().mean();
            likenessPerDeviation[place] = 1 / reading.likeness().deviation();
            reading.categories().forEach(category -> places.putIfAbsent(category, places.size()));
            sets.putIfAbsent(reading.categories(), sets.size());
            categorySetOf[place] = Objects.requireNonNull(sets.get(reading.categories()));
            categorised[place] = reading.categories().isEmpty() ? 0 : 1;
        }
        this.categorySets = sets.keySet().stream()
                .map(set -> set.stream()
                        .mapToInt(category -> Objects.requireNonNull(places.get(category)))
                        .toArray())
                .toArray(int[][]::new);
        this.categories = new ArrayList<>(places.keySet());
        int mostRows = Math.max(1, ROWS_BYTES / (2 * Math.max(1, size)));
        this.rows = new Recent<>(mostRows);
    }

    int size() {
        return papers.size();
    }

    /** Arrays for an interest's signals: some that were given back, or else new ones. */
    Signals signals() {
        Signals used = idle.poll();
        return used == null ? new Signals(this) : used;
    }

    void giveBack(Signals used) {
        idle.add(used);
    }

    List<ShelvedPaper> papers() {
        return papers;
    }

    /** The paper's number on the shelf. */
    long number(int place) {
        return numbers[place];
    }

    ShelvedPaper paper(int place) {
        return papers.get(place);
    }

    PaperFeatures reading(int place) {
        return readings.get(place);
    }

    /** For each paper 1 if a model has read it, or else 0. */
    float[] read() {
        return read;
    }

    /** For each paper 1 if it is in any category, or else 0. */
    float[] categorised() {
        return categorised;
    }

    /** For the profile's weights of words. */
    Postings saturated() {
        return saturated;
    }

    /** For how much of a line of text a paper has. */
    Postings presence() {
        return presence;
    }

    /** For how like a text of words a paper's are. */
    Postings vectors() {
        return vectors;
    }

    /** What the words of each paper are to pretended readers. */
    float[] appealMean() {
        return appealMean;
    }

    float[] appealPerDeviation() {
        return appealPerDeviation;
    }

    /** How like each paper's words are to the archive's. */
    float[] likenessMean() {
        return likenessMean;
    }

    float[] likenessPerDeviation() {
        return likenessPerDeviation;
    }

    /**
     * Shows for each of the meanings how much nearer than most each paper is to it, to the power of 1.5; 0 for a paper that the model has
     * not read. A meaning that is empty or of another model is left out.
     */
    void near(List<float[]> those, MeaningRows.Each each) {
        int[] fitting = IntStream.range(0, those.size())
                .filter(i -> meanings.fits(those.get(i)))
                .toArray();
        List<float[]> comparable = IntStream.of(fitting).mapToObj(those::get).toList();
        meanings.each(comparable, (text, cosines) -> each.of(fitting[text], powered(cosines)));
    }

    private float[] powered(float[] near) {
        for (int place = 0; place < near.length; place++) {
            // Written out so that it becomes vector instructions.
            float above = Math.max(0, (near[place] - meaningMean[place]) * meaningPerDeviation[place]);
            near[place] = above * (float) Math.sqrt(above);
        }
        for (int place : unread) {
            near[place] = 0;
        }
        return near;
    }

    /** How the papers look from each of the texts that is a paper, in their order; worked out once for all who like it. */
    LikedRow[] rows(List<Text> texts) {
        List<Text> liked = new ArrayList<>(texts.size());
        for (Text text : texts) {
            if (!text.isOwnWords()) {
                liked.add(text);
            }
        }
        LikedRow[] all = new LikedRow[liked.size()];
        List<Integer> missing = new ArrayList<>();
        synchronized (rows) {
            for (int i = 0; i < all.length; i++) {
                all[i] = rows.get(liked.get(i).ids().getFirst());
                if (all[i] == null) {
                    missing.add(i);
                }
            }
        }
        for (int from = 0; from < missing.size(); from += ROWS_AT_ONCE) {
            List<Integer> some = missing.subList(from, Math.min(missing.size(), from + ROWS_AT_ONCE));
            LikedRow.Steps[] near = new LikedRow.Steps[some.size()];
            Arrays.fill(near, LikedRow.Steps.of(new float[papers.size()]));
            near(
                    some.stream().map(i -> liked.get(i).meaning()).toList(),
                    (next, row) -> near[next] = LikedRow.Steps.of(row));
            for (int next = 0; next < near.length; next++) {
                Text text = liked.get(some.get(next));
                LikedRow made = new LikedRow(LikedRow.Steps.of(special(text.vector())), near[next]);
                synchronized (rows) {
                    rows.put(text.ids().getFirst(), made);
                }
                all[some.get(next)] = made;
            }
        }
        return all;
    }

    /** Forgets what was worked out for many; it is made again for whoever likes those papers next. */
    void forgetRows() {
        synchronized (rows) {
            rows.clear();
        }
    }

    /** How much more like that vector each paper's words are than the archive's: 0 for those that lie below. */
    private float[] special(SparseVector vector) {
        float[] near = vectors.score(vector);
        for (int place = 0; place < near.length; place++) {
            near[place] = Math.max(0, (near[place] - likenessMean[place]) * likenessPerDeviation[place]);
        }
        return near;
    }

    /** For each paper the sum of its categories' weights; 0 for a paper without any. */
    void categories(CategoryWeights weights, float[] into) {
        float[] each = new float[categories.size()];
        if (!weights.isEmpty()) {
            for (int i = 0; i < each.length; i++) {
                each[i] = weights.of(categories.get(i));
            }
        }
        float[] sums = new float[categorySets.length];
        for (int set = 0; set < sums.length; set++) {
            for (int category : categorySets[set]) {
                sums[set] += each[category];
            }
        }
        for (int place = 0; place < into.length; place++) {
            into[place] = sums[categorySetOf[place]];
        }
    }
}
