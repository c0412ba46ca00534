package org.broadsheet.daemon;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Tells whoever would end a daemon that hangs that this one does not: as long as its heart beats, whether or not the beat could be
 * written down, and for some time while the database is being copied and the heart waits for it. A database that is away is no
 * reason to end: a new process would not find it either.
 */
final class Pulse implements AutoCloseable {

    /** Looks without a beat after which the daemon hangs. A guess, below what the unit's WatchdogSec allows. */
    static final int MOST_MISSED = 6;

    /** The same while the database is being copied: half an hour of looks every ten seconds. A guess. */
    static final int MOST_MISSED_WHILE_COPIED = 180;

    private final LongSupplier beats;
    private final BooleanSupplier copied;
    private final Runnable lives;
    private final Thread looks;
    private long last = -1;
    private int missed;

    /**
     * @param beats how often the heart has beaten
     * @param copied whether the database is being copied
     * @param lives told that the daemon lives
     */
    Pulse(LongSupplier beats, BooleanSupplier copied, Runnable lives, Duration between) {
        this.beats = beats;
        this.copied = copied;
        this.lives = lives;
        this.looks = Thread.ofPlatform().daemon().name("pulse").start(() -> lookOn(between));
    }

    private void lookOn(Duration between) {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(between.toMillis());
                look();
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that the daemon lives, unless its heart has missed too many beats. */
    synchronized void look() {
        long now = beats.getAsLong();
        missed = now == last ? missed + 1 : 0;
        last = now;
        if (missed <= (copied.getAsBoolean() ? MOST_MISSED_WHILE_COPIED : MOST_MISSED)) {
            lives.run();
        }
    }

    @Override
    public void close() {
        looks.interrupt();
    }
}
