package org.broadsheet.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;
import org.broadsheet.wellbeing.ContentCheck;
import org.broadsheet.wellbeing.Reputation;

/** What the checks want counted. */
public final class JdbcSights implements Reputation.Ledger, ContentCheck.Unindexed {

    static final Statements SQL = Statements.of("sights");

    private final Database database;

    public JdbcSights(Database database) {
        this.database = database;
    }

    @Override
    public Reputation.Sent since(Instant since) {
        return database.transact("count what became of mail", connection -> {
            long sent;
            try (PreparedStatement count = connection.prepareStatement(SQL.get("sent"))) {
                count.setObject(1, Database.utc(since));
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    sent = row.getLong("messages");
                }
            }
            long bounced = 0;
            long complaints = 0;
            try (PreparedStatement count = connection.prepareStatement(SQL.get("suppressed"))) {
                count.setObject(1, Database.utc(since));
                try (ResultSet row = count.executeQuery()) {
                    while (row.next()) {
                        if (row.getString("cause").equals("COMPLAINT")) {
                            complaints += row.getLong("addresses");
                        } else {
                            bounced += row.getLong("addresses");
                        }
                    }
                }
            }
            return new Reputation.Sent(sent, bounced, complaints);
        });
    }

    /** Takes three counts. */
    @FunctionalInterface
    public interface Counted<T> {
        T of(long papers, long readers, long digests);
    }

    /** How many papers, readers and digests there are. */
    public <T> T totals(Counted<T> counted) {
        return database.transact("count what there is", connection -> {
            try (PreparedStatement count = connection.prepareStatement(SQL.get("totals"));
                    ResultSet row = count.executeQuery()) {
                row.next();
                return counted.of(row.getLong("papers"), row.getLong("readers"), row.getLong("digests"));
            }
        });
    }

    @Override
    public long after(long through, Instant before) {
        return database.transact("count papers that the index lacks", connection -> {
            try (PreparedStatement count = connection.prepareStatement(SQL.get("unindexed"))) {
                count.setLong(1, through);
                count.setObject(2, Database.utc(before));
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    return row.getLong("papers");
                }
            }
        });
    }
}
