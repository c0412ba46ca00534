package org.broadsheet.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.broadsheet.papers.Library;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.PaperShelfContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The same promises on PostgreSQL; each test in a database of its own. */
class PostgresPaperShelfTest implements PaperShelfContract {

    private static EmbeddedPostgres postgres;
    private static int count;

    private Database database;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void create() throws SQLException {
        count++;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE shelf" + count);
        }
        database = Database.open(postgres.getJdbcUrl("postgres", "shelf" + count));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public PaperShelf shelf() {
        return new JdbcPaperShelf(database);
    }

    @Override
    public Library library() {
        return new JdbcLibrary(database);
    }
}
