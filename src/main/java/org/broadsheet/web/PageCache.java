package org.broadsheet.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.broadsheet.web.http.Response;

/**
 * Pages that are the same for everybody, kept until the shelf has grown or a minute has passed, since upvotes move without a
 * new paper. Of a page that was asked for once only its key is remembered: whole pages that nobody asks for again would push out
 * those that many want, and die too old for a cheap collection. Bounded in keys and in characters, last asked for stay.
 */
final class PageCache {

    private static final int MOST = 5_000;

    /** A bound on memory, 64 MB at two bytes a character at most. A guess. */
    private static final long MOST_CHARACTERS = 32_000_000;

    private static final Duration KEPT = Duration.ofSeconds(60);

    /** @param reply empty for a page that was asked for once */
    private record Kept(Optional<Response> reply, long shelf, Instant at) {

        long characters() {
            return reply.map(page -> (long) page.body().length()).orElse(0L);
        }
    }

    private final InstantSource time;
    private final Map<String, Kept> pages = new LinkedHashMap<>(16, 0.75f, true);
    private long characters;

    PageCache(InstantSource time) {
        this.time = time;
    }

    /** @param shelf the number of the newest paper */
    Response get(String key, long shelf, Supplier<Response> make) {
        Instant now = time.instant();
        boolean again;
        synchronized (pages) {
            Kept kept = pages.get(key);
            again = kept != null;
            if (kept != null
                    && kept.reply().isPresent()
                    && kept.shelf() == shelf
                    && kept.at().plus(KEPT).isAfter(now)) {
                return kept.reply().get();
            }
        }
        Response made = make.get();
        if (!made.mayBeKept()) {
            return made;
        }
        keep(key, new Kept(again ? Optional.of(made) : Optional.empty(), shelf, now));
        return made;
    }

    private void keep(String key, Kept kept) {
        synchronized (pages) {
            Kept before = pages.put(key, kept);
            characters += kept.characters() - (before == null ? -key.length() : before.characters());
            Iterator<Map.Entry<String, Kept>> eldest = pages.entrySet().iterator();
            while (pages.size() > MOST || characters > MOST_CHARACTERS) {
                Map.Entry<String, Kept> gone = eldest.next();
                characters -= gone.getKey().length() + gone.getValue().characters();
                eldest.remove();
            }
        }
    }
}
