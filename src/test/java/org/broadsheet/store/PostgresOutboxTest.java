package org.broadsheet.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.broadsheet.delivery.Outbox;
import org.broadsheet.delivery.OutboxContract;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresOutboxTest implements OutboxContract {

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
    public Outbox emptyOutbox() {
        try (Connection connection = database.connection();
                Statement empty = connection.createStatement()) {
            empty.execute("TRUNCATE outbox, outbox_parcel, suppression");
            connection.commit();
        } catch (SQLException refused) {
            throw new AssertionError(refused);
        }
        return new JdbcOutbox(database);
    }
}
