package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideDoorTest {

    private static final Statements SQL = Statements.of("instance");

    @Test
    void aCommandSeesAndChangesWhatTheDaemonHasOpen(@TempDir Path folder) {
        try (Database daemons = Database.open(Database.embedded(folder));
                SideDoor door = SideDoor.open(folder)) {
            remember(daemons, "said by", "the daemon");

            try (Database commands = Database.open(SideDoor.address(folder).orElseThrow())) {
                assertThat(recall(commands, "said by")).isEqualTo("the daemon");
                remember(commands, "answered by", "the command");
            }

            assertThat(recall(daemons, "answered by")).isEqualTo("the command");
        }
        assertThat(SideDoor.address(folder)).isEmpty();
    }

    @Test
    void withoutTheKeyNobodyComesIn(@TempDir Path folder) {
        try (Database daemons = Database.open(Database.embedded(folder));
                SideDoor door = SideDoor.open(folder)) {
            String address = SideDoor.address(folder).orElseThrow();
            String guessed = address.substring(0, address.length() - 1) + (address.endsWith("0") ? "1" : "0");

            assertThatThrownBy(() -> Database.open(guessed)).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void theKeyIsForTheOwnerOnly(@TempDir Path folder) throws Exception {
        try (Database daemons = Database.open(Database.embedded(folder));
                SideDoor door = SideDoor.open(folder)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("daemon.address"))))
                    .isEqualTo("rw-------");
        }
    }

    private static void remember(Database database, String name, String fact) {
        database.run("remember", connection -> {
            try (var insert = connection.prepareStatement(SQL.get("add"))) {
                insert.setString(1, name);
                insert.setString(2, fact);
                insert.executeUpdate();
            }
        });
    }

    private static String recall(Database database, String name) {
        return database.transact("recall", connection -> {
            try (var select = connection.prepareStatement(SQL.get("read"))) {
                select.setString(1, name);
                try (var row = select.executeQuery()) {
                    return row.next() ? row.getString(1) : "";
                }
            }
        });
    }
}
