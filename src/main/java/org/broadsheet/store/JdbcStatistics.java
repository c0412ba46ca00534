package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.broadsheet.matching.StatisticsBook;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** The agreed statistics in {@code statistics_agreed}. */
public final class JdbcStatistics implements StatisticsBook {

    private static final Statements SQL = Statements.of("statistics");

    private final Database database;

    public JdbcStatistics(Database database) {
        this.database = database;
    }

    @Override
    public long agreed() {
        return database.transact("read which statistics are agreed", JdbcStatistics::agreed);
    }

    @Override
    public long agree(long seen, long through) {
        return database.transact("agree on statistics", connection -> {
            try (PreparedStatement begin = connection.prepareStatement(SQL.get("begin"));
                    PreparedStatement agree = connection.prepareStatement(SQL.get("agree"))) {
                Bind.to(begin, through);
                if (begin.executeUpdate() == 0) {
                    Bind.to(agree, through, seen);
                    agree.executeUpdate();
                }
            }
            return agreed(connection);
        });
    }

    private static long agreed(Connection connection) throws SQLException {
        try (PreparedStatement agreed = connection.prepareStatement(SQL.get("agreed"));
                ResultSet row = agreed.executeQuery()) {
            return row.next() ? row.getLong("through") : 0;
        }
    }
}
