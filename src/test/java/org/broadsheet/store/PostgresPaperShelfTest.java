package org.broadsheet.store;

import java.io.IOException;
import java.sql.SQLException;
import org.broadsheet.papers.Library;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.PaperShelfContract;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The same promises on PostgreSQL; each test in a database of its own. */
class PostgresPaperShelfTest implements PaperShelfContract {

    private static TestPostgres postgres;

    private Database database;

    @BeforeAll
    static void start() throws IOException {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void create() throws SQLException {
        database = postgres.migrated();
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
