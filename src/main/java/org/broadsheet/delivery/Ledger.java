package org.broadsheet.delivery;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the workers' results into the outbox: several at once where several wait, and again and again where the database
 * is away, since a result that is forgotten becomes a repeated message. A worker waits here until its result is kept, so
 * that a crash repeats at most one message a worker.
 */
final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    /** The first pause when the database does not take results. A guess. */
    private static final long FIRST_PAUSE_MILLIS = 200;

    /**
     * So long the first result waits at most for those of the other workers that have a message in hand: what is recorded at once costs
     * little more than one alone, and each costs as much as handing a message over.
     */
    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** The longest such pause. A guess. */
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final Outbox outbox;
    private final boolean keepBytes;
    private final IntSupplier inHand;
    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition brought = lock.newCondition();
    private final List<Settlement> waiting = new ArrayList<>();
    private final Set<Settlement> kept = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Settlement> overtaken = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean writing;
    private boolean away;
    private boolean abandoned;
    private long pauseMillis = FIRST_PAUSE_MILLIS;

    /**
     * @param keepBytes of messages that have ended
     * @param inHand how many workers have a message in hand, those that wait here included
     */
    Ledger(Outbox outbox, boolean keepBytes, IntSupplier inHand, InstantSource time) {
        this.inHand = inHand;
        this.outbox = outbox;
        this.keepBytes = keepBytes;
        this.time = time;
    }

    /** Whether results wait because the database does not take them. */
    boolean isAway() {
        lock.lock();
        try {
            return away;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the result is kept.
     *
     * @return false if somebody else has claimed the message since, or the wait was {@link #abandon abandoned}
     */
    boolean settle(Settlement settlement) {
        lock.lock();
        try {
            waiting.add(settlement);
            brought.signal();
            while (!kept.contains(settlement)) {
                if (abandoned) {
                    return false;
                }
                if (writing) {
                    changed.awaitUninterruptibly();
                } else {
                    write();
                }
            }
            kept.remove(settlement);
            return !overtaken.remove(settlement);
        } finally {
            lock.unlock();
        }
    }

    /** One worker writes what all have brought; called and left with the lock held. */
    private void write() {
        writing = true;
        await(brought, GATHERING_NANOS, () -> waiting.size() >= inHand.getAsInt());
        List<Settlement> batch = List.copyOf(waiting);
        waiting.clear();
        boolean done = false;
        List<Settlement> left = List.of();
        lock.unlock();
        try {
            left = outbox.settle(batch, keepBytes, time.instant());
            done = true;
        } catch (RuntimeException gone) {
            LOG.atError()
                    .addKeyValue("results", batch.size())
                    .addKeyValue("reason", gone.getMessage())
                    .log("results wait for the database");
        } finally {
            lock.lock();
            writing = false;
            away = !done;
            if (done) {
                kept.addAll(batch);
                overtaken.addAll(left);
                pauseMillis = FIRST_PAUSE_MILLIS;
            } else {
                waiting.addAll(batch);
                pause();
            }
            changed.signalAll();
        }
    }

    private void pause() {
        writing = true;
        await(changed, TimeUnit.MILLISECONDS.toNanos(pauseMillis), () -> false);
        writing = false;
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
    }

    private void await(Condition condition, long nanos, BooleanSupplier enough) {
        try {
            long left = nanos;
            while (left > 0 && !abandoned && !enough.getAsBoolean()) {
                left = condition.awaitNanos(left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all waiting: the program must stop, and the database is still away. */
    void abandon() {
        lock.lock();
        try {
            abandoned = true;
            Set<MessageKey> keys = new HashSet<>();
            waiting.forEach(settlement -> keys.add(settlement.claim().message().key()));
            if (!keys.isEmpty()) {
                LOG.atError()
                        .addKeyValue("messages", keys)
                        .log("stopped before these results were kept; they may repeat");
            }
            changed.signalAll();
            brought.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
