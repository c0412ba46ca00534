package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.matching.meaning.Directions;
import org.broadsheet.matching.meaning.VectorStore;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Vectors in the table {@code paper_vector}. */
public final class JdbcVectors implements VectorStore {

    private static final Statements SQL = Statements.of("vectors");

    private record Mark(long through, long ahead, long revised, Optional<String> trouble) {}

    private final Database database;

    public JdbcVectors(Database database) {
        this.database = database;
    }

    @Override
    public Map<Long, float[]> find(Collection<Long> papers, String model) {
        return database.transact("read vectors of papers", connection -> {
            Map<Long, float[]> found = new HashMap<>();
            try (PreparedStatement find = connection.prepareStatement(SQL.get("find"))) {
                for (long paper : papers) {
                    Bind.to(find, paper, model);
                    try (ResultSet row = find.executeQuery()) {
                        if (row.next()) {
                            found.put(paper, Directions.wide(row.getBytes("direction")));
                        }
                    }
                }
            }
            return found;
        });
    }

    @Override
    public long through(String model) {
        return mark(model).map(Mark::through).orElse(0L);
    }

    @Override
    public long ahead(String model) {
        return mark(model).map(Mark::ahead).orElse(0L);
    }

    @Override
    public long revised(String model) {
        return mark(model).map(Mark::revised).orElse(0L);
    }

    @Override
    public Optional<String> trouble(String model) {
        return mark(model).flatMap(Mark::trouble);
    }

    private Optional<Mark> mark(String model) {
        return database.transact("read how far a model has read", connection -> {
            try (PreparedStatement mark = connection.prepareStatement(SQL.get("mark"))) {
                Bind.to(mark, model);
                try (ResultSet row = mark.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Mark(
                                    row.getLong("through"),
                                    row.getLong("ahead"),
                                    row.getLong("revised"),
                                    Optional.ofNullable(row.getString("trouble"))))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public void keep(String model, long through, Map<Long, float[]> vectors) {
        keep("move", model, through, vectors);
    }

    @Override
    public void keepAhead(String model, long ahead, Map<Long, float[]> vectors) {
        keep("moveAhead", model, ahead, vectors);
    }

    private void keep(String mark, String model, long to, Map<Long, float[]> vectors) {
        database.run("keep vectors of papers", connection -> {
            if (!moved(connection, mark, model, to)) {
                return;
            }
            try (PreparedStatement keep = connection.prepareStatement(SQL.get("keep"))) {
                for (Map.Entry<Long, float[]> vector : vectors.entrySet()) {
                    Bind.to(keep, vector.getKey(), model, Directions.small(vector.getValue()));
                    keep.addBatch();
                }
                keep.executeBatch();
            }
        });
    }

    @Override
    public void replace(String model, long revised, Map<Long, float[]> vectors) {
        database.run("replace vectors of papers", connection -> {
            if (!moved(connection, "moveRevised", model, revised)) {
                return;
            }
            try (PreparedStatement replace = connection.prepareStatement(SQL.get("replace"))) {
                for (Map.Entry<Long, float[]> vector : vectors.entrySet()) {
                    Bind.to(replace, Directions.small(vector.getValue()), vector.getKey(), model);
                    replace.addBatch();
                }
                replace.executeBatch();
            }
        });
    }

    /** Moves one of the model's marks forward; false if it stands there or further. */
    private static boolean moved(Connection connection, String mark, String model, long to) throws SQLException {
        begin(connection, model);
        try (PreparedStatement move = connection.prepareStatement(SQL.get(mark))) {
            Bind.to(move, to, model, to);
            return move.executeUpdate() == 1;
        }
    }

    @Override
    public void troubled(String model, String reason) {
        database.run("note the embedder's trouble", connection -> {
            begin(connection, model);
            try (PreparedStatement trouble = connection.prepareStatement(SQL.get("trouble"))) {
                Bind.to(trouble, reason, model);
                trouble.executeUpdate();
            }
        });
    }

    @Override
    public int forgetOthers(String model) {
        return database.transact("drop vectors of other models", connection -> {
            try (PreparedStatement vectors = connection.prepareStatement(SQL.get("forgetVectors"));
                    PreparedStatement marks = connection.prepareStatement(SQL.get("forgetMarks"))) {
                Bind.to(vectors, model);
                Bind.to(marks, model);
                marks.executeUpdate();
                return vectors.executeUpdate();
            }
        });
    }

    private static void begin(Connection connection, String model) throws SQLException {
        try (PreparedStatement begin = connection.prepareStatement(SQL.get("begin"))) {
            Bind.to(begin, model);
            begin.executeUpdate();
        }
    }
}
