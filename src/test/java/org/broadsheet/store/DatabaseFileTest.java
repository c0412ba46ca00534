package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the file of the embedded database, and so survives kill -9. */
class DatabaseFileTest {

    private static final String HISTORY =
            "SELECT version || ' ' || installed_on FROM flyway_schema_history ORDER BY installed_rank";
    private static final String WRITE_DELAY =
            "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'";

    @TempDir
    Path folder;

    @Test
    void theTablesOfANewDatabaseAreInItsFileOnceItIsOpen() throws Exception {
        try (Database database = Database.open(Database.embedded(folder))) {
            List<String> made = ask(database, HISTORY);

            try (Database afterKill = Database.open(Database.embedded(asTheFileIsNow()))) {
                assertThat(ask(afterKill, HISTORY)).isEqualTo(made).hasSizeGreaterThan(10);
            }
        }
    }

    @Test
    void fromThenOnACommitIsInTheFileWhenItReturns() throws Exception {
        for (String start : List.of("first", "later")) {
            try (Database database = Database.open(Database.embedded(folder))) {
                assertThat(ask(database, WRITE_DELAY)).as(start).containsExactly("0");
                database.run("make a table", connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("CREATE TABLE IF NOT EXISTS said (word VARCHAR(9))");
                    }
                });
                database.run("say", connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("INSERT INTO said VALUES ('" + start + "')");
                    }
                });

                try (Database afterKill = Database.open(Database.embedded(asTheFileIsNow()))) {
                    assertThat(ask(afterKill, "SELECT word FROM said")).contains(start);
                }
            }
        }
    }

    @Test
    void anAddressThatSaysWhenToWriteIsObeyed() throws Exception {
        try (Database database = Database.open(Database.embedded(folder) + ";WRITE_DELAY=20")) {
            assertThat(ask(database, WRITE_DELAY)).containsExactly("20");
        }
    }

    private Path asTheFileIsNow() throws IOException {
        Path copy = Files.createTempDirectory(folder, "killed");
        Files.copy(folder.resolve("broadsheet.mv.db"), copy.resolve("broadsheet.mv.db"));
        return copy;
    }

    private static List<String> ask(Database database, String question) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }
}
