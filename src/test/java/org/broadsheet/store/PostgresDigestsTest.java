package org.broadsheet.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.DigestStoreContract;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresDigestsTest implements DigestStoreContract {

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
    public DigestStore emptyStore() {
        update("TRUNCATE outbox, outbox_parcel, digest");
        return new JdbcDigests(database);
    }

    @Override
    public void markSent(MessageKey key) {
        mark(key, "SENT");
    }

    @Override
    public void markWithdrawn(MessageKey key) {
        mark(key, "WITHDRAWN");
    }

    @Override
    public void markInHand(MessageKey key, Instant leaseEnds) {
        update("UPDATE outbox SET standing = 'CLAIMED', turn_at = '%s' WHERE message_key = '%s'"
                .formatted(leaseEnds, key));
    }

    private static void mark(MessageKey key, String standing) {
        update("UPDATE outbox SET standing = '%s', turn_at = NULL WHERE message_key = '%s'".formatted(standing, key));
    }

    private static void update(String sql) {
        database.run("set the stage", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    @Override
    public int queued() {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM outbox")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
