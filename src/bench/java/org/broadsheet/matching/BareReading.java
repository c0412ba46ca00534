package org.broadsheet.matching;

import java.util.List;
import org.broadsheet.matching.text.IntIntMap;
import org.broadsheet.matching.text.Postings;
import org.broadsheet.matching.text.SparseVector;

/**
 * Reads as many bytes, in the same places, as the kernel reads for a profile, and adds them up as whole numbers, which is
 * what the compiler does fastest: the bound that scoring is measured against.
 */
final class BareReading {

    private final IntIntMap rowOf = new IntIntMap(1 << 14);
    private final int[][] dense;
    private final char[][] papers;
    private final int[][] weights;
    private final int[] into;
    private final char[] intoPapers;

    BareReading(int size, List<SparseVector> vectors) {
        into = new int[size];
        intoPapers = new char[size];
        IntIntMap holding = new IntIntMap(1 << 14);
        for (SparseVector vector : vectors) {
            for (int term : vector.terms()) {
                holding.add(term, 1);
            }
        }
        dense = new int[holding.size() + 1][];
        papers = new char[holding.size() + 1][];
        weights = new int[holding.size() + 1][];
        holding.each((term, count) -> {
            int row = rowOf.size() + 1;
            rowOf.add(term, row);
            if (count >= size / Postings.DENSE) {
                dense[row] = new int[size];
            } else {
                papers[row] = new char[count];
                weights[row] = new int[count];
            }
        });
    }

    int read(SparseVector query) {
        int[][] rows = new int[query.size()][];
        int waiting = 0;
        for (int i = 0; i < query.size(); i++) {
            int row = rowOf.get(query.terms()[i]);
            if (row > 0 && dense[row] != null) {
                rows[waiting++] = dense[row];
            } else if (row > 0) {
                fold(papers[row]);
                fold(weights[row]);
            }
        }
        int done = 0;
        for (; done + 4 <= waiting; done += 4) {
            fold(rows[done], rows[done + 1], rows[done + 2], rows[done + 3]);
        }
        for (; done < waiting; done++) {
            fold(rows[done]);
        }
        return into[0] + intoPapers[0];
    }

    private void fold(int[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            into[i] ^= numbers[i];
        }
    }

    private void fold(char[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            intoPapers[i] ^= numbers[i];
        }
    }

    private void fold(int[] a, int[] b, int[] c, int[] d) {
        for (int i = 0; i < into.length; i++) {
            into[i] ^= (a[i] ^ b[i]) ^ (c[i] ^ d[i]);
        }
    }
}
