package org.broadsheet.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The pace of providers without a database. */
public final class InMemoryPace implements Pace {

    private final Map<String, Instant> next = new HashMap<>();
    private final Map<String, Instant> closed = new HashMap<>();

    @Override
    public synchronized Turn take(Provider provider, Instant now, Duration lease) {
        Instant until = closed.getOrDefault(provider.name(), Instant.EPOCH);
        if (holds(until, now)) {
            return new Turn.Closed(until);
        }
        Instant free = next.getOrDefault(provider.name(), Instant.EPOCH);
        if (holds(free, now)) {
            return new Turn.Wait(free);
        }
        next.put(provider.name(), now.plus(lease));
        return new Turn.Yours();
    }

    private static boolean holds(Instant moment, Instant now) {
        return moment.isAfter(now) && !moment.isAfter(now.plus(BELIEVED));
    }

    @Override
    public synchronized void done(Provider provider, Instant now) {
        next.put(provider.name(), now.plus(provider.gap()));
    }

    @Override
    public synchronized void close(Provider provider, Instant until) {
        closed.put(provider.name(), until);
    }
}
