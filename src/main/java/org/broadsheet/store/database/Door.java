package org.broadsheet.store.database;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Many go through at the same time, unless it is closed for some moments: then they wait. */
final class Door {

    private static final int LOOKS = 50;
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    /** Whoever comes while the last ones leave waits as long as that. */
    private static final long PATIENCE_SECONDS = 5;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** Inside one may go through again. */
    <T> T through(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Does the work while nobody is inside: waits some seconds for a moment in which nobody is, and then for as long lets nobody in.
     *
     * @return false, and nothing is done, if even then somebody stays inside
     */
    boolean closed(Runnable work) {
        try {
            if (!emptied()) {
                return false;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Whether whoever comes has to wait. */
    boolean isClosed() {
        return lock.isWriteLocked();
    }

    private boolean emptied() throws InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (lock.writeLock().tryLock()) {
                return true;
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        return lock.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
