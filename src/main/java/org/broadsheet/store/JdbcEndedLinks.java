package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Since when each reader's links count, for those who ended the older ones. */
public final class JdbcEndedLinks {

    private static final Statements SQL = Statements.of("ended_links");

    private final Database database;

    public JdbcEndedLinks(Database database) {
        this.database = database;
    }

    /** @param reader as a link names them */
    public Optional<Instant> endedBefore(String reader) {
        return ReaderId.parse(reader)
                .flatMap(id -> database.transact("see which links of " + id + " count", connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(SQL.get("ended before"))) {
                        Bind.to(statement, id.number());
                        try (ResultSet row = statement.executeQuery()) {
                            return row.next() ? Optional.of(Database.instant(row, "ended_at")) : Optional.empty();
                        }
                    }
                }));
    }

    /** Links are made to the second: one that is made in this very second goes on. */
    static void end(Connection connection, ReaderId reader, Instant now) throws SQLException {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        if (write(connection, "end again", reader, second) == 0) {
            write(connection, "end", reader, second);
        }
    }

    private static int write(Connection connection, String name, ReaderId reader, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get(name))) {
            Bind.to(statement, at, reader.number());
            return statement.executeUpdate();
        }
    }
}
