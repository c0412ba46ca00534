package org.broadsheet.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/** Waits after a commit until the disk has it. One wait serves all who committed before it began. */
final class DiskSync {

    private final AtomicLong committed = new AtomicLong();
    private final ReentrantLock turn = new ReentrantLock();
    private long onDisk;

    /** Returns once everything that was committed before the call is on the disk. */
    void afterCommit(Connection connection) throws SQLException {
        long mine = committed.incrementAndGet();
        turn.lock();
        try {
            if (onDisk < mine) {
                long all = committed.get();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CHECKPOINT SYNC");
                }
                onDisk = all;
            }
        } finally {
            turn.unlock();
        }
    }
}
