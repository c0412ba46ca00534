package org.broadsheet.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.profiles.ReaderId;

/** A {@link CompiledStore} for tests of the rooms that use one. */
public final class InMemoryCompiled implements CompiledStore {

    private final Map<ReaderId, Compiled> kept = new HashMap<>();

    @Override
    public synchronized Map<ReaderId, Compiled> find(Collection<ReaderId> readers) {
        Map<ReaderId, Compiled> found = new HashMap<>(kept);
        found.keySet().retainAll(readers);
        return found;
    }

    @Override
    public synchronized void keep(List<Compiled> compiled) {
        compiled.forEach(each -> kept.put(each.reader(), each));
    }
}
