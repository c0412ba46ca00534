package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.profiles.FilesElsewhere;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;
import org.broadsheet.store.database.StoreException;

/** What several nodes on the same tables must know of each other, in {@code node_print} and {@code node_file}. */
public final class JdbcNodes implements FilesElsewhere {

    private static final Statements SQL = Statements.of("nodes");

    /** A node that gave no sign of life for so long is not waited for. */
    private static final Duration LIVES = Duration.ofMinutes(5);

    private final Database database;
    private final String node;

    public JdbcNodes(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    /** What has to be the same on every node. */
    public enum Alike {
        KEYS("each would refuse what the other makes"),
        RATES("nobody could say how much goes out in a minute");

        private final String otherwise;

        Alike(String otherwise) {
            this.otherwise = otherwise;
        }
    }

    /**
     * Compares what has to be the same on every node with those that live, and takes note of it.
     *
     * @param prints fingerprints, by what they are of
     * @throws StoreException if a node has something else; the message says which, and what to do
     */
    public void join(Map<Alike, String> prints, Instant now) {
        database.run("compare with the other nodes", connection -> {
            ask(connection, "lock");
            for (Map.Entry<Alike, String> each : new TreeMap<>(prints).entrySet()) {
                String what = each.getKey().name();
                List<String> other =
                        ask(connection, "others", node, what, each.getValue(), Database.utc(now.minus(LIVES)));
                if (!other.isEmpty()) {
                    throw new StoreException(
                            "The node %s has other %s than this one (%s), so that %s. Give all nodes the same, then start again."
                                    .formatted(
                                            other.getFirst(),
                                            what.toLowerCase(Locale.ROOT),
                                            node,
                                            each.getKey().otherwise),
                            null);
                }
                update(connection, "forget print", node, what);
                update(connection, "print", node, what, each.getValue(), Database.utc(now));
            }
        });
    }

    @Override
    public Map<String, Instant> note(Map<String, Instant> mine, Instant now) {
        return database.transact("note which profile files are here", connection -> {
            update(connection, "forget files", node);
            for (Map.Entry<String, Instant> file : new TreeMap<>(mine).entrySet()) {
                update(connection, "file", node, file.getKey(), file.getValue(), now);
            }
            Map<String, Instant> elsewhere = new TreeMap<>();
            try (PreparedStatement ask = bound(connection, "files elsewhere", node, now.minus(LIVES));
                    ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    // Of a node whose program is older nobody knows when.
                    boolean known = row.getObject("saved_at") != null;
                    elsewhere.put(
                            row.getString("file_name"), known ? Database.instant(row, "saved_at") : Instant.EPOCH);
                }
            }
            return elsewhere;
        });
    }

    /** How many nodes live, this one included even if it has given no sign of life yet. */
    public int living(Instant now) {
        return database.transact("count the nodes that live", connection -> {
            try (PreparedStatement living = connection.prepareStatement(SQL.get("living"))) {
                Bind.to(living, now.minus(LIVES));
                try (ResultSet row = living.executeQuery()) {
                    row.next();
                    return Math.max(1, row.getInt("nodes"));
                }
            }
        });
    }

    private static List<String> ask(Connection connection, String statement, Object... parameters) throws SQLException {
        try (PreparedStatement ask = bound(connection, statement, parameters);
                ResultSet row = ask.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private static void update(Connection connection, String statement, Object... parameters) throws SQLException {
        try (PreparedStatement update = bound(connection, statement, parameters)) {
            update.executeUpdate();
        }
    }

    private static PreparedStatement bound(Connection connection, String statement, Object... parameters)
            throws SQLException {
        PreparedStatement bound = connection.prepareStatement(SQL.get(statement));
        Bind.to(bound, parameters);
        return bound;
    }
}
