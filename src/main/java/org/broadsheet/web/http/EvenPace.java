package org.broadsheet.web.http;

import java.time.Duration;

/**
 * Makes an answer take the same time whatever was done for it, so that a stopwatch does not tell whether an address is
 * known: it is given at the next full beat after the request. What is done takes some milliseconds.
 */
public final class EvenPace {

    private static final Duration BEAT = Duration.ofMillis(250);

    private EvenPace() {}

    /**
     * Waits for the next full beat.
     *
     * @param began when the request came, by {@link System#nanoTime}
     */
    public static void since(long began) {
        long left = BEAT.toNanos() - (System.nanoTime() - began) % BEAT.toNanos();
        try {
            Thread.sleep(Duration.ofNanos(left));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
