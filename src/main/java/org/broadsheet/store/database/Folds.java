package org.broadsheet.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Papers that turned out to be one, as {@code paper_folded} says: whoever had one of them had the others. */
public final class Folds {

    private static final Statements SQL = Statements.of("folds");

    private static final Folds NONE = new Folds();

    /** Which paper stayed, by those that went. */
    private final Map<Long, Long> stayed = new HashMap<>();

    private final Map<Long, Set<Long>> went = new HashMap<>();

    private Folds() {}

    /** Those that have to do with these papers. */
    public static Folds read(Connection connection, Collection<Long> papers) throws SQLException {
        if (isNone(connection)) {
            return NONE;
        }
        Folds folds = new Folds();
        Set<Long> numbers = new HashSet<>(papers);
        folds.read(connection, "stayed", numbers);
        numbers.addAll(folds.stayed.values());
        folds.read(connection, "went", numbers);
        return folds;
    }

    private static boolean isNone(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("any"));
                ResultSet row = statement.executeQuery()) {
            return !row.next();
        }
    }

    private void read(Connection connection, String name, Set<Long> numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get(name))) {
            Bind.to(statement, connection.createArrayOf("bigint", numbers.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long number = row.getLong("number");
                    long into = row.getLong("into_number");
                    stayed.put(number, into);
                    went.computeIfAbsent(into, unused -> new HashSet<>()).add(number);
                }
            }
        }
    }

    /** The papers, and all that are one with one of them. */
    public Set<Long> with(Set<Long> papers) {
        Set<Long> all = new HashSet<>(papers);
        for (long paper : papers) {
            long stays = stayed.getOrDefault(paper, paper);
            all.add(stays);
            all.addAll(went.getOrDefault(stays, Set.of()));
        }
        return all;
    }
}
