package org.broadsheet.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.broadsheet.web.http.Response;
import org.junit.jupiter.api.Test;

class PageCacheTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger made = new AtomicInteger();
    private final PageCache cache = new PageCache(now::get);

    @Test
    void aPageIsKeptOnceItIsAskedForAgain() {
        ask("day", 1);
        ask("day", 1);
        ask("day", 1);

        assertThat(ask("day", 1)).isEqualTo("page 2");
    }

    @Test
    void aNewPaperShowsAtOnce() {
        ask("day", 1);
        ask("day", 1);

        assertThat(ask("day", 2)).isEqualTo("page 3");
    }

    @Test
    void aPageIsMadeAnewAfterAMinute() {
        ask("day", 1);
        ask("day", 1);

        now.set(NOON.plus(Duration.ofSeconds(60)));

        assertThat(ask("day", 1)).isEqualTo("page 3");
    }

    @Test
    void pagesAskedForOnceDoNotPushOutOneThatManyWant() {
        ask("day", 1);
        ask("day", 1);

        for (int i = 0; i < 4_000; i++) {
            cache.get("search " + i, 1, () -> Response.html(200, "x".repeat(100_000)));
        }

        assertThat(ask("day", 1)).isEqualTo("page 2");
    }

    @Test
    void bigPagesPushOutTheOnesThatWereNotAskedForLately() {
        ask("day", 1);
        ask("day", 1);

        for (int i = 0; i < 2 * 40; i++) {
            cache.get("big " + i / 2, 1, () -> Response.html(200, "x".repeat(1_000_000)));
        }

        assertThat(ask("day", 1)).isEqualTo("page 3");
    }

    @Test
    void anAnswerForWhichTimeRanOutIsMadeAnewForWhoeverAsksNext() {
        for (int i = 0; i < 3; i++) {
            cache.get(
                    "search",
                    1,
                    () -> Response.html(200, "page " + made.incrementAndGet()).notKept());
        }

        assertThat(ask("search", 1)).isEqualTo("page 4");
    }

    private String ask(String key, long shelf) {
        return cache.get(key, shelf, () -> Response.html(200, "page " + made.incrementAndGet()))
                .body();
    }
}
