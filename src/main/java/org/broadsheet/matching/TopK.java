package org.broadsheet.matching;

import java.util.Arrays;

/** Chooses the few best of many scores. */
final class TopK {

    private TopK() {}

    /** The places of the {@code k} greatest of the first {@code size} scores, best first, ties by the lower place. */
    static int[] best(float[] scores, int size, int k) {
        int count = Math.min(k, size);
        long[] heap = new long[count];
        int filled = 0;
        for (int i = 0; i < size; i++) {
            long entry = entry(scores[i], i);
            if (filled < count) {
                heap[filled++] = entry;
                if (filled == count) {
                    Arrays.sort(heap);
                }
            } else if (count > 0 && entry > heap[0]) {
                int place = 0;
                while (place + 1 < count && heap[place + 1] < entry) {
                    heap[place] = heap[place + 1];
                    place++;
                }
                heap[place] = entry;
            }
        }
        int[] best = new int[count];
        for (int i = 0; i < count; i++) {
            best[i] = Integer.MAX_VALUE - (int) heap[count - 1 - i];
        }
        return best;
    }

    /** Orders like the score, then like the lower place. */
    private static long entry(float score, int place) {
        int bits = Float.floatToIntBits(score);
        int sortable = bits ^ ((bits >> 31) & 0x7fffffff);
        return ((long) sortable << 32) | (Integer.MAX_VALUE - place);
    }
}
