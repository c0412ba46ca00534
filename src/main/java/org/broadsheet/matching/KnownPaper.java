package org.broadsheet.matching;

import java.util.List;
import java.util.Map;
import org.broadsheet.matching.CompiledProfile.Text;
import org.broadsheet.matching.text.Neighbourhood;
import org.broadsheet.matching.text.SparseVector;
import org.broadsheet.papers.Category;
import org.broadsheet.papers.PaperId;

/**
 * A text that a profile speaks of, read once.
 *
 * @param ids what the paper is known by; empty for the reader's own words
 * @param meaning what a model makes of it, see {@link org.broadsheet.matching.meaning.MeaningSpace}; empty if it has not read it
 * @param categories how far it is in each, above 0, at most 1
 * @param near what of the archive is nearest to it, itself left out
 * @param nearInMeaning whether that is by what a model makes of it, or else by its words
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record KnownPaper(
        List<PaperId> ids,
        String title,
        int[] stems,
        SparseVector vector,
        float[] meaning,
        Map<Category, Float> categories,
        Neighbourhood near,
        boolean nearInMeaning) {

    Text text(float weight) {
        return new Text(ids, title, vector, meaning, weight);
    }
}
