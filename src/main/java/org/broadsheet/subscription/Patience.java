package org.broadsheet.subscription;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs work that outside bytes decide about, on a thread of its own, and waits no longer than its patience. What does not
 * end is told to (interrupted) and left behind: Java has no way to stop a thread that does not listen, so whoever owns the
 * process must look at {@link #leftBehind}.
 */
final class Patience {

    private final Duration patience;
    private final List<Thread> cutOff = new ArrayList<>();

    Patience(Duration patience) {
        this.patience = patience;
    }

    /**
     * What the work returns.
     *
     * @throws CutOff if it takes longer; it may still be at it
     * @throws ExecutionException with what it threw, be it an {@link Error}
     */
    <T> T run(Callable<T> work) throws CutOff, ExecutionException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        // A platform thread: virtual ones that compute are never set aside, and two of them stop all others on two
        // processors.
        Thread thread = Thread.ofPlatform().daemon().name("reads a letter").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            thread.interrupt();
            synchronized (cutOff) {
                cutOff.add(thread);
            }
            throw new CutOff(patience);
        } catch (InterruptedException told) {
            thread.interrupt();
            throw told;
        }
    }

    /** How many threads were cut off and still run. */
    int leftBehind() {
        synchronized (cutOff) {
            cutOff.removeIf(thread -> !thread.isAlive());
            return cutOff.size();
        }
    }

    /** The work took too long. */
    static final class CutOff extends Exception {

        private static final long serialVersionUID = 1L;

        CutOff(Duration patience) {
            super("it was cut off after %d s".formatted(patience.toSeconds()));
        }
    }
}
