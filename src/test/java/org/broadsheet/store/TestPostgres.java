package org.broadsheet.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Timeouts;

/** A real PostgreSQL for the tests of one class. */
public final class TestPostgres implements AutoCloseable {

    /** Migrated once and copied for each test: copying takes a tenth of the time. */
    private static final String TEMPLATE = "migrated";

    private final EmbeddedPostgres postgres;
    private int databases;
    private boolean templateIsMade;

    private TestPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static TestPostgres start() throws IOException {
        // Its machine does not fail in these tests; a class of 27 took 25 s so, and 27 when it waited for its disk.
        return new TestPostgres(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .start());
    }

    /** A database of its own, migrated. */
    public Database migrated() throws SQLException {
        return migrated(Timeouts.USUAL);
    }

    public Database migrated(Timeouts patience) throws SQLException {
        if (!templateIsMade) {
            execute("CREATE DATABASE " + TEMPLATE);
            Database.open(postgres.getJdbcUrl("postgres", TEMPLATE)).close();
            templateIsMade = true;
        }
        execute("CREATE DATABASE test%d TEMPLATE %s".formatted(++databases, TEMPLATE));
        return beside(patience);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The newest database once more, as another node opens it. */
    public Database beside(Timeouts patience) {
        return Database.open(address(), Database.Survives.KILLED_PROCESS, patience, java.util.Optional.empty());
    }

    /** Of the newest database. */
    public String address() {
        return postgres.getJdbcUrl("postgres", "test" + databases);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
