package org.broadsheet.matching;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.broadsheet.matching.CompiledProfile.Text;

/**
 * How near the papers of a batch are in meaning to what several readers wrote themselves. Worked out for several at once, since the papers'
 * vectors, which are what takes time to read, are then read once for all of them.
 */
final class OwnRows {

    private final IdentityHashMap<Text, float[]> rows = new IdentityHashMap<>();

    private OwnRows() {}

    /** Of those of the texts that are a reader's own words. */
    static OwnRows of(List<Text> texts, DayBatch batch) {
        List<Text> own = new ArrayList<>();
        for (Text text : texts) {
            if (text.isOwnWords()) {
                own.add(text);
            }
        }
        float[][] near = batch.near(own.stream().map(Text::meaning).toList());
        OwnRows rows = new OwnRows();
        for (int i = 0; i < own.size(); i++) {
            rows.rows.put(own.get(i), near[i]);
        }
        return rows;
    }

    /** See {@link DayBatch#near}. */
    float[] of(Text text) {
        return Objects.requireNonNull(rows.get(text));
    }
}
