package org.broadsheet.web.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts who is turned away, and tells the pages some of them at a time: an attack must not become one on the tables. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Pages pages;
    private final AtomicInteger untold = new AtomicInteger();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - PAUSE.toNanos());

    Refusals(Pages pages) {
        this.pages = pages;
    }

    void count() {
        untold.incrementAndGet();
        tellIfDue();
    }

    /** Called with every request, so that the last of a crowd is told too. */
    void tellIfDue() {
        long last = toldAt.get();
        if (untold.get() > 0
                && System.nanoTime() - last >= PAUSE.toNanos()
                && toldAt.compareAndSet(last, System.nanoTime())) {
            int some = untold.getAndSet(0);
            Thread.ofVirtual().start(() -> tell(some));
        }
    }

    private void tell(int some) {
        try {
            pages.turnedAway(some);
        } catch (RuntimeException notKept) {
            LOG.atWarn()
                    .addKeyValue("requests", some)
                    .setCause(notKept)
                    .log("requests turned away could not be counted");
        }
    }
}
