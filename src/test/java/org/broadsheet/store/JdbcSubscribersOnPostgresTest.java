package org.broadsheet.store;

import java.io.IOException;
import java.sql.SQLException;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.profiles.SubscribersContract;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcSubscribersOnPostgresTest implements SubscribersContract {

    private static TestPostgres postgres;
    private static Database database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = TestPostgres.start();
        database = postgres.migrated();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        postgres.close();
    }

    @Override
    public Subscribers nobody() {
        return EmptyReaders.in(database);
    }
}
