package org.broadsheet.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Pages that are the same for everybody, kept until the shelf has grown or a minute has passed, since upvotes move without a
 * new paper. Holds the last {@value #MOST} asked for.
 */
final class PageCache {

    private static final int MOST = 500;
    private static final Duration KEPT = Duration.ofSeconds(60);

    private record Kept(Reply reply, long shelf, Instant at) {}

    private final InstantSource time;
    private final Map<String, Kept> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    PageCache(InstantSource time) {
        this.time = time;
    }

    /** @param shelf the number of the newest paper */
    Reply get(String key, long shelf, Supplier<Reply> make) {
        Instant now = time.instant();
        synchronized (pages) {
            Kept kept = pages.get(key);
            if (kept != null && kept.shelf() == shelf && kept.at().plus(KEPT).isAfter(now)) {
                return kept.reply();
            }
        }
        Reply made = make.get();
        synchronized (pages) {
            pages.put(key, new Kept(made, shelf, now));
        }
        return made;
    }
}
