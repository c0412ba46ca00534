package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.DigestStoreContract;
import org.broadsheet.matching.Readers;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    @Test
    void ofTwoDigestsOfOneReaderThatTwoDaemonsRecordTheSecondSeesTheFirst() throws Exception {
        DigestStore store = emptyStore();
        ReaderId reader = new JdbcSubscribers(database)
                .join(
                        new EmailAddress("both@example.org"),
                        "",
                        new DigestTime(LocalTime.NOON, ZoneOffset.UTC, DigestTime.WEEKDAYS),
                        Readers.about("owls"),
                        NOON)
                .orElseThrow();
        DigestStore.Edition tuesday =
                new DigestStore.Edition(DigestStoreContract.digest(reader, TUESDAY, 1), Optional.empty());
        try (Connection other = database.connection();
                ExecutorService daemon = Executors.newSingleThreadExecutor()) {
            Future<List<DigestStore.Edition>> second;
            try (Statement first = other.createStatement()) {
                first.execute("SELECT number FROM reader WHERE number = %d FOR UPDATE".formatted(reader.number()));
                first.executeUpdate("""
                        INSERT INTO digest (reader, digest_date, made_at, begins_after, through, considered, left_over, sections)
                        VALUES (%d, '%s', '%s', 0, 100, 1, 0, '[]')""".formatted(reader.number(), MONDAY, NOON));
                second = daemon.submit(() -> store.publish(List.of(tuesday), NOON));
                assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS))
                        .as("it waits for the first")
                        .isInstanceOf(TimeoutException.class);
                other.commit();
            }
            assertThatThrownBy(second::get).hasMessageContaining("ended with 100");
        }
        assertThat(store.find(reader, TUESDAY)).isEmpty();
    }
}
