package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashRecoveryTest {

    private static final int COMMITS = 80;

    @TempDir
    Path folder;

    /** A copy of the open file is what a kill -9 leaves. H2 by itself loses commits here wherever space is reused. */
    @Test
    void everyCommitIsFoundAgainWheneverTheProcessIsKilled() throws Exception {
        Random random = new Random(20_261_121);
        String address = "jdbc:h2:file:" + folder.resolve("open") + ";WRITE_DELAY=0;RETENTION_TIME=0";
        try (Connection writer = DriverManager.getConnection(address)) {
            execute(writer, "CREATE TABLE note (number INTEGER PRIMARY KEY, body VARCHAR)");
            writer.setAutoCommit(false);
            for (int commit = 1; commit <= COMMITS; commit++) {
                put(writer, commit, "x".repeat(random.nextInt(30_000)));
                execute(writer, "UPDATE note SET body = '' WHERE number = " + random.nextInt(COMMITS));
                writer.commit();

                assertThat(lastNumber(killed())).as("after commit %d", commit).isEqualTo(commit);
            }
        }
    }

    @Test
    void aFileThatIsOpenIsLeftAsItIs() throws Exception {
        try (Connection writer = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("open"))) {
            execute(writer, "CREATE TABLE note (number INTEGER PRIMARY KEY, body VARCHAR)");
            byte[] before = Files.readAllBytes(folder.resolve("open.mv.db"));

            CrashRecovery.run(folder.resolve("open.mv.db"));

            assertThat(folder.resolve("open.mv.db")).hasBinaryContent(before);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSaidToBeNone() throws IOException {
        Files.writeString(folder.resolve("broadsheet.mv.db"), "not a database at all");

        assertThatThrownBy(() -> Database.open(Database.embedded(folder)).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("broadsheet.mv.db")
                .hasMessageContaining("Keep a copy");
    }

    @Test
    void aThreadThatIsInterruptedAtWorkInTheDatabaseDoesNotCloseIt() {
        try (Database database = Database.open(Database.embedded(folder))) {
            database.run("make a table", connection -> execute(connection, "CREATE TABLE note (number INTEGER)"));
            database.run("work while interrupted", connection -> {
                Thread.currentThread().interrupt();
                execute(connection, "INSERT INTO note VALUES (1)");
                connection.commit();
                assertThat(Thread.interrupted()).isTrue();
            });
            database.run("go on", connection -> execute(connection, "INSERT INTO note VALUES (2)"));
        }
    }

    private Path killed() throws IOException {
        Path copy = folder.resolve("killed.mv.db");
        Files.copy(folder.resolve("open.mv.db"), copy, StandardCopyOption.REPLACE_EXISTING);
        CrashRecovery.run(copy);
        return folder.resolve("killed");
    }

    private static int lastNumber(Path file) throws SQLException {
        try (Connection reader = DriverManager.getConnection("jdbc:h2:file:" + file);
                Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("SELECT MAX(number) FROM note")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void put(Connection connection, int number, String body) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO note VALUES (?, ?)")) {
            insert.setInt(1, number);
            insert.setString(2, body);
            insert.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
