package org.broadsheet.store.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.store.TestDatabase;
import org.junit.jupiter.api.Test;

class WriteTurnsTest {

    @Test
    void oneTransactionAtATimeWritesWhileOthersRead() throws Exception {
        try (Database database = TestDatabase.migrated()) {
            CountDownLatch writing = new CountDownLatch(1);
            CountDownLatch read = new CountDownLatch(1);
            AtomicInteger written = new AtomicInteger();
            Thread first = Thread.ofVirtual()
                    .start(() -> database.run("write first", connection -> {
                        rest(connection, "first");
                        writing.countDown();
                        await(read);
                        written.incrementAndGet();
                    }));
            assertThat(writing.await(10, SECONDS)).isTrue();

            Thread second = Thread.ofVirtual()
                    .start(() -> database.run("write second", connection -> {
                        // Another row, which H2 itself would let it have.
                        rest(connection, "second");
                        assertThat(written).hasValue(1);
                        written.incrementAndGet();
                    }));
            int seen = database.transact("read meanwhile", WriteTurnsTest::rests);
            read.countDown();
            first.join();
            second.join();

            assertThat(seen).isZero();
            assertThat(written).hasValue(2);
        }
    }

    @Test
    void aTransactionThatFailsGivesItsTurnBack() {
        try (Database database = TestDatabase.migrated()) {
            assertThat(failing(database)).isInstanceOf(StoreException.class);

            Thread other =
                    Thread.ofVirtual().start(() -> database.run("write", connection -> rest(connection, "other")));

            assertThat(joined(other)).isTrue();
        }
    }

    private static RuntimeException failing(Database database) {
        try {
            database.run("fail after a write", connection -> {
                rest(connection, "lost");
                throw new SQLException("no more");
            });
            throw new AssertionError("it should have failed");
        } catch (StoreException expected) {
            return expected;
        }
    }

    private static boolean joined(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException hurried) {
            throw new AssertionError(hurried);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException hurried) {
            throw new AssertionError(hurried);
        }
    }

    private static void rest(Connection connection, String name) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO shelf (name, last_number) VALUES (?, 0)")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    private static int rests(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT COUNT(*) FROM shelf WHERE name IN ('first', 'second')");
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
