package org.broadsheet.matching.meaning;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Papers' meanings turned around and in a byte a dimension: for each dimension the papers' parts of it, so that texts are compared with all of
 * them at once. A cosine is exact to about .001, a hundredth of what abstracts differ by. Immutable, thread-safe.
 */
public final class MeaningRows {

    /** Texts compared in one call; more take no less time each, and memory. */
    private static final int AT_ONCE = 64;

    private final int papers;
    private final int dimension;
    private final ByteBuffer parts;

    /** What a paper's parts sum up to. */
    private final int[] sums;

    /** What a paper's parts are to be multiplied by, so that its length is 1. */
    private final float[] scales;

    private final int[] unread;

    /** @param meanings of length 1; empty for a paper that the model has not read */
    public MeaningRows(float[][] meanings) {
        this.papers = meanings.length;
        this.dimension = Arrays.stream(meanings)
                .mapToInt(meaning -> meaning.length)
                .max()
                .orElse(0);
        this.parts = ByteBuffer.allocateDirect(papers * dimension).order(ByteOrder.nativeOrder());
        this.sums = new int[papers];
        this.scales = new float[papers];
        for (int place = 0; place < papers; place++) {
            byte[] small = Directions.small(meanings[place]);
            double squares = 0;
            for (int part = 0; part < small.length; part++) {
                parts.put(part * papers + place, small[part]);
                sums[place] += small[part];
                squares += small[part] * small[part];
            }
            scales[place] = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        }
        this.unread = IntStream.range(0, papers)
                .filter(place -> meanings[place].length == 0)
                .toArray();
    }

    /** Whether a meaning is of the papers' model, so that they can be compared. */
    public boolean fits(float[] meaning) {
        return dimension > 0 && meaning.length == dimension;
    }

    /** The product of each paper and a meaning; not a number for one that was not read, or if that meaning is of another model. */
    public float[] cosines(float[] meaning) {
        if (!fits(meaning)) {
            float[] all = new float[papers];
            Arrays.fill(all, Float.NaN);
            return all;
        }
        return cosines(List.of(meaning))[0];
    }

    /** The same for several meanings that {@linkplain #fits fit}: with thirty of them each takes a sixth of what one alone takes. */
    public float[][] cosines(List<float[]> meanings) {
        float[][] all = new float[meanings.size()][];
        each(meanings, (text, cosines) -> all[text] = cosines.clone());
        return all;
    }

    /** What is told of one of several texts, whose place in their list is given. The array is used again for the next. */
    @FunctionalInterface
    public interface Each {
        void of(int text, float[] cosines);
    }

    /** The same, one after the other in one array. */
    public void each(List<float[]> meanings, Each each) {
        for (int from = 0; from < meanings.size(); from += AT_ONCE) {
            each(from, meanings.subList(from, Math.min(meanings.size(), from + AT_ONCE)), each);
        }
    }

    private void each(int first, List<float[]> meanings, Each each) {
        byte[] texts = new byte[meanings.size() * dimension];
        float[] lengths = new float[meanings.size()];
        for (int text = 0; text < lengths.length; text++) {
            lengths[text] = write(meanings.get(text), texts, text * dimension);
        }
        Products.of(texts, parts, dimension, all -> {
            int[] products = new int[papers];
            float[] cosines = new float[papers];
            for (int text = 0; text < lengths.length; text++) {
                all.get(text * papers, products);
                measure(products, lengths[text], cosines);
                for (int place : unread) {
                    cosines[place] = Float.NaN;
                }
                each.of(first + text, cosines);
            }
        });
    }

    /** Returns what the parts written are to be multiplied by, so that the length is the meaning's. */
    private static float write(float[] meaning, byte[] into, int from) {
        float most = Float.MIN_NORMAL;
        double length = 0;
        for (float part : meaning) {
            most = Math.max(most, Math.abs(part));
            length += (double) part * part;
        }
        float scale = Products.MOST / most;
        double squares = 0;
        for (int part = 0; part < meaning.length; part++) {
            int small = (int) (meaning[part] * scale + Products.ZERO + 0.5f) - Products.ZERO;
            into[from + part] = (byte) (Products.ZERO + small);
            squares += small * small;
        }
        return squares == 0 ? 0 : (float) Math.sqrt(length / squares);
    }

    private void measure(int[] products, float length, float[] into) {
        for (int place = 0; place < into.length; place++) {
            into[place] = (products[place] - Products.ZERO * sums[place]) * (length * scales[place]);
        }
    }

    /** One paper's meaning, length 1; zeros if it was not read. */
    float[] meaning(int paper) {
        float[] meaning = new float[dimension];
        for (int part = 0; part < dimension; part++) {
            meaning[part] = parts.get(part * papers + paper) * scales[paper];
        }
        return meaning;
    }
}
