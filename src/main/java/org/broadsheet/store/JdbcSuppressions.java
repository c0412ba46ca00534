package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.delivery.Suppressions;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Suppressed addresses in {@code suppression}. */
public final class JdbcSuppressions implements Suppressions {

    static final Statements SQL = Statements.of("suppressions");

    private final Database database;

    public JdbcSuppressions(Database database) {
        this.database = database;
    }

    /** Suppresses an address within the caller's transaction. */
    static void suppress(Connection connection, EmailAddress address, Cause cause, String reply, Instant now)
            throws SQLException {
        try (PreparedStatement suppress = connection.prepareStatement(SQL.get("suppress"))) {
            Bind.to(suppress, address.key(), cause.name(), reply, now);
            suppress.executeUpdate();
        }
    }

    @Override
    public Optional<Suppression> find(EmailAddress address) {
        return database.transact("look for a suppressed address", connection -> {
            try (PreparedStatement find = connection.prepareStatement(SQL.get("find"))) {
                Bind.to(find, address.key());
                try (ResultSet row = find.executeQuery()) {
                    return row.next() ? Optional.of(read(row)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public void suppress(EmailAddress address, Cause cause, String reply, Instant now) {
        database.run("suppress an address", connection -> suppress(connection, address, cause, reply, now));
    }

    @Override
    public boolean lift(EmailAddress address) {
        return database.transact("lift a suppression", connection -> {
            try (PreparedStatement lift = connection.prepareStatement(SQL.get("lift"))) {
                Bind.to(lift, address.key());
                return lift.executeUpdate() == 1;
            }
        });
    }

    @Override
    public List<Suppression> all() {
        return database.transact("list suppressed addresses", connection -> {
            try (PreparedStatement all = connection.prepareStatement(SQL.get("all"));
                    ResultSet row = all.executeQuery()) {
                List<Suppression> found = new ArrayList<>();
                while (row.next()) {
                    found.add(read(row));
                }
                return found;
            }
        });
    }

    private static Suppression read(ResultSet row) throws SQLException {
        return new Suppression(
                new EmailAddress(row.getString("address_key")),
                Cause.valueOf(row.getString("cause")),
                row.getString("reply"),
                Database.instant(row, "since"));
    }
}
