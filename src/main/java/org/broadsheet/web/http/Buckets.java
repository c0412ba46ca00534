package org.broadsheet.web.http;

import java.time.InstantSource;
import java.util.Map;
import org.broadsheet.memory.Recent;

/**
 * Token buckets, one a client. Remembers the {@value #MOST} clients seen last; a client who is forgotten starts afresh, so a
 * flood of addresses costs no memory.
 */
final class Buckets {

    private static final int MOST = 50_000;

    private record Bucket(double tokens, long millis) {}

    private final double perMilli;
    private final double capacity;
    private final InstantSource time;
    private final Map<String, Bucket> buckets = new Recent<>(MOST);

    /**
     * @param perSecond what flows in, more than 0
     * @param capacity what may be saved up, at least 1
     */
    Buckets(double perSecond, double capacity, InstantSource time) {
        this.perMilli = perSecond / 1000;
        this.capacity = capacity;
        this.time = time;
    }

    /** Takes one token of the client's; false if there is none. */
    synchronized boolean take(String client) {
        long now = time.instant().toEpochMilli();
        Bucket before = buckets.getOrDefault(client, new Bucket(capacity, now));
        double tokens = Math.min(capacity, before.tokens() + Math.max(0, now - before.millis()) * perMilli);
        boolean enough = tokens >= 1;
        buckets.put(client, new Bucket(enough ? tokens - 1 : tokens, now));
        return enough;
    }
}
