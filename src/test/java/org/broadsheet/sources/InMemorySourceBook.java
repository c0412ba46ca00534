package org.broadsheet.sources;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A book of sources without a database. */
public final class InMemorySourceBook implements SourceBook {

    private final TreeMap<String, SourceStanding> bySource = new TreeMap<>();

    @Override
    public synchronized List<SourceStanding> all() {
        return List.copyOf(bySource.values());
    }

    @Override
    public synchronized Optional<SourceStanding> find(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    @Override
    public synchronized void keep(SourceStanding standing) {
        bySource.put(standing.source(), standing);
    }

    @Override
    public synchronized void keepOnly(Set<String> sources) {
        bySource.keySet().retainAll(sources);
    }
}
