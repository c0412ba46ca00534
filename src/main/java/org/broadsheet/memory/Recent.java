package org.broadsheet.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of so many entries at most: one more, and whichever was used longest ago is forgotten (LRU). Not for several threads. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    /** @param most entries, at least 1 */
    public Recent(int most) {
        super(16, 0.75f, true);
        if (most < 1) {
            throw new IllegalArgumentException("At least one entry has to find room, not " + most + ".");
        }
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
