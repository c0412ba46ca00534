package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * Compares what has to be the same on every node with those that live, and takes note of it.
     *
     * @param prints fingerprints, by what they are of: {@code KEYS}
     * @throws StoreException if a node has something else; the message says which, and what to do
     */
    public void join(Map<String, String> prints, Instant now) {
        database.run("compare with the other nodes", connection -> {
            ask(connection, "lock");
            for (Map.Entry<String, String> each : new TreeMap<>(prints).entrySet()) {
                List<String> other =
                        ask(connection, "others", node, each.getKey(), each.getValue(), Database.utc(now.minus(LIVES)));
                if (!other.isEmpty()) {
                    throw new StoreException(
                            "The node %s has other %s than this one (%s), so that each would refuse what the other makes. Give all nodes the same, then start again."
                                    .formatted(
                                            other.getFirst(), each.getKey().toLowerCase(java.util.Locale.ROOT), node),
                            null);
                }
                update(connection, "forget print", node, each.getKey());
                update(connection, "print", node, each.getKey(), each.getValue(), Database.utc(now));
            }
        });
    }

    @Override
    public List<String> note(List<String> mine, Instant now) {
        return database.transact("note which profile files are here", connection -> {
            update(connection, "forget files", node);
            for (String file : mine.stream().distinct().sorted().toList()) {
                update(connection, "file", node, file, Database.utc(now));
            }
            return ask(connection, "files elsewhere", node, Database.utc(now.minus(LIVES)));
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
