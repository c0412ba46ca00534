package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.broadsheet.delivery.Rest;
import org.broadsheet.store.JdbcNodes.Alike;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.StoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one real PostgreSQL. */
class NodesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static final Instant EARLIER = NOON.minus(Duration.ofDays(1));

    private static TestPostgres postgres;
    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestPostgres.start();
        database = postgres.migrated();
        for (String node : List.of("alpha", "beta")) {
            database.run("let a node live", connection -> live(connection, node));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        postgres.close();
    }

    private static void live(Connection connection, String node) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO node (name, version, started_at, seen_at, heap_percent) VALUES ('%s', '1', '%s', '%s', 1)"
                            .formatted(node, NOON, NOON));
        }
    }

    @Test
    void aNodeWithOtherKeysIsRefusedInASentenceAsLongAsTheOtherLives() {
        JdbcNodes alpha = new JdbcNodes(database, "alpha");
        JdbcNodes beta = new JdbcNodes(database, "beta");
        alpha.join(Map.of(Alike.KEYS, "one"), NOON);
        alpha.join(Map.of(Alike.KEYS, "one"), NOON);

        assertThatThrownBy(() -> beta.join(Map.of(Alike.KEYS, "two"), NOON))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The node alpha has other keys");
        beta.join(Map.of(Alike.KEYS, "one"), NOON);
        beta.join(Map.of(Alike.KEYS, "two"), NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void aFileThatAnotherNodeHasEndsNobody() {
        JdbcNodes alpha = new JdbcNodes(database, "alpha");
        JdbcNodes beta = new JdbcNodes(database, "beta");

        assertThat(alpha.note(Map.of("ada", EARLIER, "ben", EARLIER), NOON)).isEmpty();
        assertThat(beta.note(Map.of("ada", NOON), NOON)).isEqualTo(Map.of("ada", EARLIER, "ben", EARLIER));
        assertThat(alpha.note(Map.of("ada", EARLIER), NOON)).isEqualTo(Map.of("ada", NOON));
        assertThat(beta.note(Map.of("ada", NOON), NOON)).isEqualTo(Map.of("ada", EARLIER));
        assertThat(beta.note(Map.of("ada", NOON), NOON.plus(Duration.ofHours(1))))
                .as("alpha gives no sign of life any more")
                .isEmpty();
    }

    @Test
    void aNodeThatSendsAtOtherRatesIsRefusedInASentence() {
        JdbcNodes alpha = new JdbcNodes(database, "alpha");
        JdbcNodes beta = new JdbcNodes(database, "beta");
        alpha.join(Map.of(Alike.RATES, "60 a minute"), NOON);

        assertThatThrownBy(() -> beta.join(Map.of(Alike.RATES, "90 a minute"), NOON))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The node alpha has other rates than this one (beta)");
    }

    @Test
    void theRouteOfOneNodeRestsForThatNodeAlone() {
        JdbcRests alpha = new JdbcRests(database, "alpha");
        JdbcRests beta = new JdbcRests(database, "beta");
        Rest route = new Rest(Rest.ROUTE, NOON, NOON.plus(Duration.ofMinutes(2)), 1, false, "no connection");
        Rest domain = new Rest("example.org", NOON, NOON.plus(Duration.ofMinutes(2)), 1, false, "421");

        alpha.put(route);
        alpha.put(domain);

        assertThat(alpha.all()).containsExactlyInAnyOrder(route, domain);
        assertThat(beta.all()).extracting(Rest::destination).containsExactlyInAnyOrder("* alpha", "example.org");
        assertThat(beta.lift(Rest.ROUTE)).isFalse();
        assertThat(alpha.lift(Rest.ROUTE)).isTrue();
    }

    @Test
    void theNodesThatLiveAreCounted() {
        JdbcNodes alpha = new JdbcNodes(database, "alpha");

        assertThat(alpha.living(NOON)).isEqualTo(2);
        assertThat(alpha.living(NOON.plus(Duration.ofHours(1)))).isEqualTo(1);
    }
}
