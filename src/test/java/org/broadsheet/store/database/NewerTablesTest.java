package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewerTablesTest {

    @Test
    void tablesThatANewerProgramMadeAreLeftAloneAndItIsSaidWhatToRun(@TempDir Path folder) {
        String address = Database.embedded(folder);
        try (Database today = Database.open(address)) {
            today.transact("what tomorrow's program writes down", connection -> {
                try (PreparedStatement newer = connection.prepareStatement("""
                        INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type", "script", "checksum",
                                                             "installed_by", "execution_time", "success")
                        SELECT MAX("installed_rank") + 1, '9999', 'tomorrow', 'SQL', 'V9999__tomorrow.sql', 1, 'x', 1, TRUE
                        FROM "flyway_schema_history"
                        """)) {
                    return newer.executeUpdate();
                }
            });
        }

        assertThatThrownBy(() -> Database.open(address).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("version 9999, which a newer Broadsheet made")
                .hasMessageContaining("Run the newer program");
    }
}
