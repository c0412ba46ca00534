package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.DigestStoreContract;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcDigestsTest implements DigestStoreContract {

    private final Database database = TestDatabase.migrated();

    @Override
    public DigestStore emptyStore() {
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

    private void mark(MessageKey key, String standing) {
        update("UPDATE outbox SET standing = '%s', turn_at = NULL WHERE message_key = '%s'".formatted(standing, key));
    }

    private void update(String sql) {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            connection.commit();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
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
    void theShelfIsKnownAsItWasAtAMoment() {
        JdbcPaperShelf shelf = new JdbcPaperShelf(database);
        Instant monday = Instant.parse("2026-03-02T03:00:00Z");
        Instant tuesday = Instant.parse("2026-03-03T03:00:00Z");
        shelf.put(batch("One", "Two"), monday);
        shelf.put(batch("Three"), tuesday);

        assertThat(emptyStore().shelvedBefore(monday)).isZero();
        assertThat(emptyStore().shelvedBefore(tuesday)).isEqualTo(2);
        assertThat(emptyStore().shelvedBefore(tuesday.plusMillis(1))).isEqualTo(3);
    }

    private static PaperShelf.Batch batch(String... titles) {
        return new PaperShelf.Batch(
                "test",
                List.of(titles).stream()
                        .map(title -> Papers.titled(title).paper())
                        .toList(),
                List.of(),
                Optional.empty());
    }

    @AfterEach
    void close() {
        database.close();
    }
}
