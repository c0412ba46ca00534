package org.broadsheet.web.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What costs much and anybody may ask for: previews, uploaded libraries, searches. It runs on a few platform threads, which
 * the system preempts, unlike virtual threads that compute: so pages, {@code /health} and mail go on however much is asked. There
 * is a queue, a deadline, and one place a client, whose further requests wait a little for it.
 *
 * <p>Work is never interrupted, since an interrupt within a read closes H2's file. What runs beyond its deadline is answered
 * without it, and keeps its client's place and its thread until it ends; the readers behind it are linear, so it does.
 */
final class HeavyWork implements AutoCloseable {

    /** One core stays free for everything else where there are more than two; but one long piece of work shall not stop the rest. */
    private static final int LEAST_THREADS = 2;

    /** More would only wait for the disk and each other. */
    private static final int MOST_THREADS = 4;

    /** How many may wait in all before others get 503. A guess. */
    private static final int MOST_WAITING = 32;

    private static final int MOST_WAITING_OF_A_CLIENT = 4;

    /** How long heavy work may take; web.md promises it. A guess. */
    private static final Duration USUAL_DEADLINE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor threads;
    private final Duration deadline;
    private final Map<String, Place> places = new HashMap<>();
    private final AtomicLong refused = new AtomicLong();

    /** A client's place, while anything of theirs is here. */
    private static final class Place {
        private final Semaphore free = new Semaphore(1, true);
        private int here;
    }

    HeavyWork() {
        this(Math.clamp(Runtime.getRuntime().availableProcessors() - 1, LEAST_THREADS, MOST_THREADS), USUAL_DEADLINE);
    }

    /** @param deadline how long a client waits for an answer, the queue included */
    HeavyWork(int most, Duration deadline) {
        this.deadline = deadline;
        threads = new ThreadPoolExecutor(
                most,
                most,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("strangers-", 1).daemon(true).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Does the work when it is its turn. The caller waits, so it should be on a virtual thread.
     *
     * @param client for whom: an address
     * @return empty if there was no place, or the deadline came first
     * @throws RuntimeException what the work throws
     */
    <T> Optional<T> run(String client, Supplier<T> work) {
        long until = System.nanoTime() + deadline.toNanos();
        Optional<Place> place = enter(client);
        Optional<T> done = place.flatMap(own -> atTheirPlace(client, own, work, until));
        if (done.isEmpty()) {
            refused.incrementAndGet();
        }
        return done;
    }

    private <T> Optional<T> atTheirPlace(String client, Place place, Supplier<T> work, long until) {
        AtomicBoolean begun = new AtomicBoolean();
        FutureTask<T> task = new FutureTask<>(() -> {
            if (!begun.compareAndSet(false, true)) {
                return null;
            }
            try {
                return work.get();
            } finally {
                leave(client, place, true);
            }
        });
        boolean sat = false;
        try {
            // Waiting behind one's own work may take as long as that may; half of it, so that some is left for this.
            sat = place.free.tryAcquire(deadline.toNanos() / 2, TimeUnit.NANOSECONDS);
            if (sat) {
                threads.execute(task);
                return Optional.of(task.get(until - System.nanoTime(), TimeUnit.NANOSECONDS));
            }
        } catch (RejectedExecutionException | TimeoutException noTime) {
            threads.remove(task);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException ours
                    ? ours
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        // Work that has begun leaves its place itself, whenever it ends.
        if (begun.compareAndSet(false, true)) {
            leave(client, place, sat);
        }
        return Optional.empty();
    }

    private synchronized Optional<Place> enter(String client) {
        Place place = places.computeIfAbsent(client, unused -> new Place());
        if (place.here > MOST_WAITING_OF_A_CLIENT) {
            return Optional.empty();
        }
        place.here++;
        return Optional.of(place);
    }

    private synchronized void leave(String client, Place place, boolean sat) {
        if (sat) {
            place.free.release();
        }
        if (--place.here == 0) {
            places.remove(client);
        }
    }

    /** How often nobody had time for a client since the start. */
    long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
