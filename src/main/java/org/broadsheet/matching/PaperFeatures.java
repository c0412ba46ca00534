package org.broadsheet.matching;

import java.util.List;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.matching.text.Spread;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;

/**
 * One paper as the formula sees it, made once for all readers.
 *
 * @param stems of its words, in their order
 * @param saturated the paper's side of BM25
 * @param presence how much each word is there at all, a word of the title counting twice; 0 to 1
 * @param vector words and pairs, unit length
 * @param likeness of archive papers to {@code vector}: a paper near to everything is special to nobody
 * @param appeal of {@code saturated} to pretended readers, for the same reason
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record PaperFeatures(
        PaperId id,
        int[] stems,
        SparseVector saturated,
        SparseVector presence,
        SparseVector vector,
        Spread likeness,
        Spread appeal,
        List<Category> categories) {}
