package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final List<ShelvedPaper> papers;
    private final List<PaperFeatures> readings;
    private final Postings saturated;
    private final Postings vectors;
    private final Postings presence;
    private final float[] appealMean;
    private final float[] appealDeviation;
    private final float[] likenessMean;
    private final float[] likenessPerDeviation;
    private final List<Category> categories;
    private final int[][] categoriesOf;
    private final MeaningRows meanings;
    private final boolean[] isRead;
    private final float[] meaningMean;
    private final float[] meaningPerDeviation;
    private final Map<PaperId, LikedRow> rows;

    /** @param meanings what a model makes of the papers, by number; may be empty */
    DayBatch(List<ShelvedPaper> papers, List<PaperFeatures> readings, Map<Long, float[]> meanings, MeaningSpace space) {
        float[][] each = papers.parallelStream()
                .map(paper -> space.paper(meanings.getOrDefault(paper.number(), new float[0])))
                .toArray(float[][]::new);
        this.meanings = new MeaningRows(each);
        this.isRead = new boolean[each.length];
        MeaningSpace.Measure[] measures =
                Arrays.stream(each).parallel().map(space::measure).toArray(MeaningSpace.Measure[]::new);
        this.meaningMean = new float[measures.length];
        this.meaningPerDeviation = new float[measures.length];
        for (int place = 0; place < measures.length; place++) {
            meaningMean[place] = measures[place].mean();
            meaningPerDeviation[place] = 1 / measures[place].deviation();
            isRead[place] = each[place].length > 0;
        }
        this.papers = List.copyOf(papers);
        this.readings = List.copyOf(readings);
        this.saturated =
                Postings.of(readings.stream().map(PaperFeatures::saturated).toList());
        this.vectors = Postings.of(readings.stream().map(PaperFeatures::vector).toList());
        this.presence =
                Postings.of(readings.stream().map(PaperFeatures::presence).toList());
        int size = papers.size();
        this.appealMean = new float[size];
        this.appealDeviation = new float[size];
        this.likenessMean = new float[size];
        this.likenessPerDeviation = new float[size];
        this.categoriesOf = new int[size][];
        Map<Category, Integer> places = new LinkedHashMap<>();
        for (int place = 0; place < size; place++) {
            PaperFeatures reading = readings.get(place);
            appealMean[place] = reading.appeal().mean();
            appealDeviation[place] = reading.appeal().deviation();
            likenessMean[place] = reading.likeness().mean();
            likenessPerDeviation[place] = 1 / reading.likeness().deviation();
            categoriesOf[place] = reading.categories().stream()
                    .mapToInt(category -> {
                        places.putIfAbsent(category, places.size());
                        return places.get(category);
                    })
                    .toArray();
        }
        this.categories = new ArrayList<>(places.keySet());
        int mostRows = Math.max(1, ROWS_BYTES / (4 * Math.max(1, size)));
        this.rows = new Recent<>(mostRows);
    }

    int size() {
        return papers.size();
    }

    List<ShelvedPaper> papers() {
        return papers;
    }

    ShelvedPaper paper(int place) {
        return papers.get(place);
    }

    PaperFeatures reading(int place) {
        return readings.get(place);
    }

    /** Whether a model has read that paper. */
    boolean isRead(int place) {
        return isRead[place];
    }

    /** For the profile's weights of words. */
    Postings saturated() {
        return saturated;
    }

    /** For how much of a line of text a paper has. */
    Postings presence() {
        return presence;
    }

    /** Sums of words' weights become how far each lies above what the paper is to pretended readers; 0 or less, to minus infinity. */
    void appeal(float[] words) {
        for (int place = 0; place < words.length; place++) {
            words[place] = words[place] > 0
                    ? (words[place] - appealMean[place]) / appealDeviation[place]
                    : Float.NEGATIVE_INFINITY;
        }
    }

    /** How much more like that vector each paper's words are than the archive's: 0 for those that lie below. */
    float[] special(SparseVector vector) {
        float[] near = vectors.score(vector);
        for (int place = 0; place < near.length; place++) {
            near[place] = Math.max(0, (near[place] - likenessMean[place]) * likenessPerDeviation[place]);
        }
        return near;
    }

    /**
     * How much nearer than most each paper is to that meaning, to the power of 1.5; not a number for a paper that the model has not
     * read. Zeros for a meaning that is empty.
     */
    float[] near(float[] meaning) {
        if (meaning.length == 0) {
            return new float[papers.size()];
        }
        float[] near = meanings.cosines(meaning);
        for (int place = 0; place < near.length; place++) {
            // Written out so that it becomes vector instructions; what is not a number stays so.
            float above = Math.max(0, (near[place] - meaningMean[place]) * meaningPerDeviation[place]);
            near[place] = above * (float) Math.sqrt(above);
        }
        return near;
    }

    /** How the papers look from a liked paper; worked out once for all who like it. */
    LikedRow row(Text text) {
        PaperId id = text.ids().getFirst();
        synchronized (rows) {
            LikedRow known = rows.get(id);
            if (known != null) {
                return known;
            }
        }
        LikedRow made = LikedRow.of(text, this);
        synchronized (rows) {
            rows.put(id, made);
        }
        return made;
    }

    /** For each paper the sum of its categories' weights; not a number for a paper without any, if there are weights. */
    float[] categories(CategoryWeights weights) {
        float[] each = new float[categories.size()];
        if (!weights.isEmpty()) {
            for (int i = 0; i < each.length; i++) {
                each[i] = weights.of(categories.get(i));
            }
        }
        float[] sums = new float[papers.size()];
        for (int place = 0; place < sums.length; place++) {
            int[] those = categoriesOf[place];
            float sum = those.length == 0 && !weights.isEmpty() ? Float.NaN : 0;
            for (int category : those) {
                sum += each[category];
            }
            sums[place] = sum;
        }
        return sums;
    }
}
