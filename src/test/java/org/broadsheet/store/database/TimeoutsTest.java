package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.broadsheet.store.TestPostgres;
import org.junit.jupiter.api.Test;

/** Against a real PostgreSQL: a node that freezes inside a transaction does not hold up the others. */
class TimeoutsTest {

    @Test
    void aNodeThatFreezesInsideATransactionLosesItsLocksAndTheOthersGoOn() throws Exception {
        Timeouts little = new Timeouts(
                Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(10));
        try (TestPostgres postgres = TestPostgres.start();
                Database frozen = postgres.migrated(little);
                Database other = postgres.beside(little)) {
            Connection asleep = frozen.connection();
            lock(asleep);

            long begun = System.nanoTime();
            other.run("lock the shelf", TimeoutsTest::lock);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
            assertThatThrownBy(asleep::commit).isInstanceOf(SQLException.class);
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement
                    .executeQuery("SELECT last_number FROM shelf WHERE name = 'papers' FOR UPDATE")
                    .close();
        }
    }
}
