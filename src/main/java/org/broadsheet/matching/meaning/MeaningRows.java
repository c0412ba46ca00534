package org.broadsheet.matching.meaning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Papers' meanings turned around: for each dimension the papers' parts of it, so that a text is compared with all of them in sweeps that
 * the compiler turns into vector instructions. On 2,000 papers of 384 dimensions that takes an eighth of a cosine a paper. Immutable,
 * thread-safe.
 */
public final class MeaningRows {

    /** Papers swept at once, by one text after the other: their parts of a few dimensions stay in the fastest cache. */
    private static final int TILE = 1_024;

    /** Dimensions added in one sweep. */
    private static final int ABREAST = 4;

    private final int papers;
    private final int dimension;
    private final float[][][] tiles;
    private final int[] unread;

    /** @param meanings of length 1; empty for a paper that the model has not read */
    public MeaningRows(float[][] meanings) {
        this.papers = meanings.length;
        this.dimension = Arrays.stream(meanings)
                .mapToInt(meaning -> meaning.length)
                .max()
                .orElse(0);
        int padded = (dimension + ABREAST - 1) / ABREAST * ABREAST;
        this.tiles = new float[(papers + TILE - 1) / TILE][padded][];
        for (int tile = 0; tile < tiles.length; tile++) {
            int first = tile * TILE;
            int size = Math.min(TILE, papers - first);
            for (int row = 0; row < padded; row++) {
                float[] parts = new float[size];
                for (int place = 0; place < size; place++) {
                    float[] meaning = meanings[first + place];
                    parts[place] = row < meaning.length ? meaning[row] : 0;
                }
                tiles[tile][row] = parts;
            }
        }
        this.unread = IntStream.range(0, papers)
                .filter(place -> meanings[place].length == 0)
                .toArray();
    }

    /** Whether a meaning is of the papers' model, so that they can be compared. */
    public boolean fits(float[] meaning) {
        return dimension > 0 && meaning.length == dimension;
    }

    /** The cosine of each paper to a meaning of length 1; not a number for one that was not read, or if that meaning is of another model. */
    public float[] cosines(float[] meaning) {
        if (!fits(meaning)) {
            float[] all = new float[papers];
            Arrays.fill(all, Float.NaN);
            return all;
        }
        return cosines(List.of(meaning))[0];
    }

    /** The same for several meanings that {@linkplain #fits fit}: the papers' vectors are read once for all of them, which halves the time. */
    public float[][] cosines(List<float[]> meanings) {
        float[][] all = new float[meanings.size()][papers];
        if (meanings.isEmpty()) {
            return all;
        }
        float[][] padded = meanings.stream()
                .map(meaning -> Arrays.copyOf(meaning, (dimension + ABREAST - 1) / ABREAST * ABREAST))
                .toArray(float[][]::new);
        for (int tile = 0; tile < tiles.length; tile++) {
            float[][] sums = new float[padded.length][tiles[tile][0].length];
            for (int row = 0; row < tiles[tile].length; row += ABREAST) {
                for (int text = 0; text < padded.length; text++) {
                    sweep(tiles[tile], row, padded[text], sums[text]);
                }
            }
            for (int text = 0; text < padded.length; text++) {
                System.arraycopy(sums[text], 0, all[text], tile * TILE, sums[text].length);
            }
        }
        for (int place : unread) {
            for (float[] each : all) {
                each[place] = Float.NaN;
            }
        }
        return all;
    }

    int papers() {
        return papers;
    }

    /** One paper's meaning, length 1; zeros if it was not read. */
    float[] meaning(int paper) {
        float[] meaning = new float[dimension];
        for (int row = 0; row < dimension; row++) {
            meaning[row] = tiles[paper / TILE][row][paper % TILE];
        }
        return meaning;
    }

    private static void sweep(float[][] rows, int first, float[] by, float[] sums) {
        float[] a = rows[first];
        float[] b = rows[first + 1];
        float[] c = rows[first + 2];
        float[] d = rows[first + 3];
        float byA = by[first];
        float byB = by[first + 1];
        float byC = by[first + 2];
        float byD = by[first + 3];
        for (int place = 0; place < sums.length; place++) {
            sums[place] += byA * a[place] + byB * b[place] + byC * c[place] + byD * d[place];
        }
    }
}
