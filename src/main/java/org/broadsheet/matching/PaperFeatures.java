package org.broadsheet.matching;

import java.util.List;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.matching.text.Spread;
import org.broadsheet.matching.text.Topics;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;

/**
 * One paper as the formula sees it, made once for all readers.
 *
 * @param stems of its words, in their order
 * @param saturated the paper's side of BM25
 * @param vector words and pairs, unit length
 * @param expanded the vector and, at half its weight, what the paper's neighbours in the archive say
 * @param likeness of archive papers to {@code vector}: a paper near to everything is special to nobody
 * @param topics what it is about, see {@link Topics}
 * @param kinship of archive papers to {@code topics}
 * @param appeal of {@code saturated} to pretended readers, for the same reason
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PaperFeatures(
        PaperId id,
        int[] stems,
        SparseVector saturated,
        SparseVector vector,
        SparseVector expanded,
        Spread likeness,
        float[] topics,
        Spread kinship,
        Spread appeal,
        List<Category> categories) {}
