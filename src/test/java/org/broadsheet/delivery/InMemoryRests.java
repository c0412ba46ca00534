package org.broadsheet.delivery;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Resting destinations that a test can look at. */
public final class InMemoryRests implements Rests {

    private final Map<String, Rest> rests = new ConcurrentSkipListMap<>();

    @Override
    public List<Rest> all() {
        return List.copyOf(rests.values());
    }

    @Override
    public void put(Rest rest) {
        rests.put(rest.destination(), rest);
    }

    @Override
    public boolean lift(String destination) {
        return rests.remove(destination) != null;
    }
}
