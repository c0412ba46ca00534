package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.broadsheet.store.database.Database;
import org.flywaydb.core.Flyway;
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

    /** The file as it is in every moment of an update is one that a start can go on with. */
    @Test
    void anUpdateThatIsKilledHalfWayIsDoneByTheNextStart() throws Exception {
        Path file = folder.resolve("broadsheet.mv.db");
        String early = "20";
        Flyway.configure()
                .dataSource(
                        "jdbc:h2:file:" + folder.resolve("broadsheet")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                        "",
                        "")
                .locations("classpath:db/migration")
                .target(early)
                .load()
                .migrate();
        List<Path> moments = new CopyOnWriteArrayList<>();
        AtomicBoolean open = new AtomicBoolean();
        Thread watcher = Thread.ofPlatform().start(() -> {
            while (!open.get()) {
                moments.add(copied(file, moments.size()));
            }
        });
        List<String> updated;
        try (Database database = Database.open(Database.embedded(folder))) {
            open.set(true);
            watcher.join();
            updated = versions(database);
        }

        Set<String> seen = new HashSet<>();
        for (Path moment : moments) {
            if (!seen.add(Arrays.toString(MessageDigest.getInstance("SHA-256")
                    .digest(Files.readAllBytes(moment.resolve("broadsheet.mv.db")))))) {
                continue;
            }
            try (Database afterKill = Database.open(Database.embedded(moment))) {
                assertThat(versions(afterKill)).isEqualTo(updated);
            }
        }
    }

    private Path copied(Path file, int number) {
        try {
            Path copy = Files.createDirectories(folder.resolve("moment" + number));
            Files.copy(file, copy.resolve(file.getFileName()));
            return copy;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static List<String> versions(Database database) throws SQLException {
        return ask(database, "SELECT version FROM flyway_schema_history ORDER BY installed_rank");
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

    /** H2 refuses an address that says something twice, so whoever had set one of these could not start any more. */
    @Test
    void anAddressThatSaysHowMuchToKeepIsObeyed() throws Exception {
        String said = ";CACHE_SIZE=4096;COMPRESS=FALSE;QUERY_CACHE_SIZE=16;OPTIMIZE_REUSE_RESULTS=TRUE";
        try (Database database = Database.open(Database.embedded(folder) + said)) {
            assertThat(
                            ask(
                                    database,
                                    "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'info.CACHE_MAX_SIZE'"))
                    .containsExactly("4");
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
