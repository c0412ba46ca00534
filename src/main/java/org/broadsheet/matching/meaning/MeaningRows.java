package org.broadsheet.matching.meaning;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Papers' meanings turned around: for each dimension the papers' parts of it, so that a text is compared with all of them in sweeps that
 * the compiler turns into vector instructions. On 2,000 papers of 384 dimensions that takes an eighth of a cosine a paper. Immutable,
 * thread-safe.
 */
public final class MeaningRows {

    /** Papers swept at once: their sums stay in the fastest cache. */
    private static final int TILE = 2_048;

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

    /** The cosine of each paper to a meaning of length 1; not a number for one that was not read, or if that meaning is of another model. */
    public float[] cosines(float[] meaning) {
        float[] all = new float[papers];
        if (meaning.length != dimension || dimension == 0) {
            Arrays.fill(all, Float.NaN);
            return all;
        }
        float[] padded = Arrays.copyOf(meaning, (dimension + ABREAST - 1) / ABREAST * ABREAST);
        for (int tile = 0; tile < tiles.length; tile++) {
            float[] sums = new float[tiles[tile][0].length];
            for (int row = 0; row < padded.length; row += ABREAST) {
                sweep(tiles[tile], row, padded, sums);
            }
            System.arraycopy(sums, 0, all, tile * TILE, sums.length);
        }
        for (int place : unread) {
            all[place] = Float.NaN;
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
