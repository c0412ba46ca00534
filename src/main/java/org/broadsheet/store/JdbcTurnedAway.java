package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;
import org.broadsheet.wellbeing.TurnedAway;

/** Requests that the page turned away, in {@code turned_away}. */
public final class JdbcTurnedAway implements TurnedAway {

    private static final Statements SQL = Statements.of("turned_away");
    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final InstantSource time;

    public JdbcTurnedAway(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    /** Counts some more, of this minute. */
    public void add(int requests) {
        Instant minute = time.instant().truncatedTo(ChronoUnit.MINUTES);
        database.run("count requests that were turned away", connection -> {
            write(connection, "forget", Database.utc(minute.minus(KEPT)));
            write(connection, "begin", Database.utc(minute));
            write(connection, "add", requests, Database.utc(minute));
        });
    }

    @Override
    public Optional<Lately> since(Instant from) {
        return database.transact("see how many requests were turned away", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("lately"))) {
                Bind.to(statement, from);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    long requests = row.getLong("requests");
                    return requests == 0
                            ? Optional.empty()
                            : Optional.of(new Lately(requests, Database.instant(row, "since")));
                }
            }
        });
    }

    private static void write(Connection connection, String name, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get(name))) {
            Bind.to(statement, values);
            statement.executeUpdate();
        }
    }
}
