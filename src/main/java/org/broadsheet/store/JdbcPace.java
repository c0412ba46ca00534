package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.broadsheet.sources.Pace;
import org.broadsheet.sources.Provider;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** The pace of each provider, in {@code provider_pace}: shared by every process that uses the database. */
public final class JdbcPace implements Pace {

    private static final Statements SQL = JdbcSourceBook.SQL;

    private final Database database;

    public JdbcPace(Database database) {
        this.database = database;
    }

    @Override
    public Turn take(Provider provider, Instant now, Duration lease) {
        return database.transact("take a turn at " + provider.name(), connection -> {
            if (update(connection, provider, now, lease)) {
                return new Turn.Yours();
            }
            know(connection, provider);
            return update(connection, provider, now, lease) ? new Turn.Yours() : see(connection, provider, now);
        });
    }

    private static boolean update(Connection connection, Provider provider, Instant now, Duration lease)
            throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(SQL.get("take turn"))) {
            Bind.to(take, now.plus(lease), provider.name(), now, now.plus(BELIEVED), now, now.plus(BELIEVED));
            return take.executeUpdate() == 1;
        }
    }

    private static void know(Connection connection, Provider provider) throws SQLException {
        try (PreparedStatement know = connection.prepareStatement(SQL.get("know provider"))) {
            Bind.to(know, provider.name(), Instant.EPOCH, Instant.EPOCH);
            know.executeUpdate();
        }
    }

    private static Turn see(Connection connection, Provider provider, Instant now) throws SQLException {
        try (PreparedStatement see = connection.prepareStatement(SQL.get("see turn"))) {
            Bind.to(see, provider.name());
            try (ResultSet row = see.executeQuery()) {
                row.next();
                Instant closed = Database.instant(row, "closed_until");
                return closed.isAfter(now) && !closed.isAfter(now.plus(BELIEVED))
                        ? new Turn.Closed(closed)
                        : new Turn.Wait(Database.instant(row, "next_at"));
            }
        }
    }

    @Override
    public void done(Provider provider, Instant now) {
        set("end turn", provider, now.plus(provider.gap()));
    }

    @Override
    public void close(Provider provider, Instant until) {
        set("close provider", provider, until);
    }

    private void set(String statement, Provider provider, Instant moment) {
        database.run("leave " + provider.name() + " alone", connection -> {
            know(connection, provider);
            try (PreparedStatement set = connection.prepareStatement(SQL.get(statement))) {
                Bind.to(set, moment, provider.name());
                set.executeUpdate();
            }
        });
    }
}
