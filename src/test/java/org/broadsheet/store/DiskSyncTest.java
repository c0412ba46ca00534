package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Database.Survives;
import org.broadsheet.store.database.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSyncTest {

    @TempDir
    Path folder;

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void aTransactionThatTheDiskDoesNotConfirmFailsAndIsNotDoneAgain() {
        String address = RefusingDisk.address(folder);
        try (Database database = Database.open(address, Survives.POWER_CUT)) {
            database.run("write", this::note);
            RefusingDisk.refuse();

            assertThatThrownBy(() -> database.run("write", this::note))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("may not be on the disk")
                    .hasMessageContaining("See to the disk");

            assertThat(done).hasValue(2);
            RefusingDisk.obey();
        }
        try (Database database = Database.open(address)) {
            assertThat(database.transact("count", DiskSyncTest::notes))
                    .as("what it committed is there once")
                    .isEqualTo(2);
        }
    }

    @Test
    void whoOnlyHasToSurviveAKillDoesNotAskTheDisk() {
        try (Database database = Database.open(RefusingDisk.address(folder))) {
            RefusingDisk.refuse();

            database.run("write", this::note);

            assertThat(done).hasValue(1);
            RefusingDisk.obey();
        }
    }

    @Test
    void whoOnlyReadsDoesNotWaitForTheDisk() {
        try (Database database = Database.open(RefusingDisk.address(folder), Survives.POWER_CUT)) {
            RefusingDisk.refuse();

            assertThat(database.transact("count", DiskSyncTest::notes)).isZero();

            RefusingDisk.obey();
        }
    }

    private void note(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO shelf (name, last_number) VALUES (?, 0)")) {
            insert.setString(1, "note " + done.incrementAndGet());
            insert.executeUpdate();
        }
    }

    private static int notes(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT COUNT(*) FROM shelf WHERE name LIKE 'note %'");
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
