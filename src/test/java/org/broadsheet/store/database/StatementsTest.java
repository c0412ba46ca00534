package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.TestPostgres;
import org.junit.jupiter.api.Test;

class StatementsTest {

    @Test
    void everyStatementFitsTheNewestSchemaOnH2() throws Exception {
        try (Database database = TestDatabase.migrated()) {
            prepareAll(database);
        }
    }

    @Test
    void everyStatementFitsTheNewestSchemaOnPostgres() throws Exception {
        try (TestPostgres postgres = TestPostgres.start();
                Database database = postgres.migrated()) {
            prepareAll(database);
        }
    }

    private static void prepareAll(Database database) throws SQLException, IOException, URISyntaxException {
        try (Connection connection = database.connection()) {
            for (String file : files()) {
                Statements.of(file)
                        .all()
                        .forEach((name, sql) -> assertThatCode(
                                        () -> connection.prepareStatement(sql).close())
                                .as("%s: %s", file, name)
                                .doesNotThrowAnyException());
            }
        }
    }

    private static List<String> files() throws IOException, URISyntaxException {
        Path folder = Path.of(StatementsTest.class.getResource("/sql").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString().replace(".sql", ""))
                    .sorted()
                    .toList();
            assertThat(names).isNotEmpty();
            return names;
        }
    }
}
