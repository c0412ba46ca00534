package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;
import org.broadsheet.subscription.LetterBook;

/** Letters in hand and set aside, in {@code letter_reading}. */
public final class JdbcLetterBook implements LetterBook {

    static final Statements SQL = Statements.of("letter_book");

    private final Database database;

    public JdbcLetterBook(Database database) {
        this.database = database;
    }

    @Override
    public int begin(String id, Instant now) {
        return database.transact("note that a letter is begun", connection -> {
            if (write(connection, "again", Database.utc(now), id) == 0) {
                write(connection, "first", Database.utc(now), id);
            }
            try (PreparedStatement tries = connection.prepareStatement(SQL.get("tries"))) {
                Bind.to(tries, id);
                try (ResultSet row = tries.executeQuery()) {
                    row.next();
                    return row.getInt("tries");
                }
            }
        });
    }

    @Override
    public void done(String id) {
        database.run("note that a letter was read", connection -> write(connection, "done", id));
    }

    @Override
    public void failed(String id, String reason) {
        database.run("note that a letter was not read", connection -> write(connection, "failed", reason, id));
    }

    @Override
    public void setAside(String id, String reason, Instant now) {
        database.run("set a letter aside", connection -> write(connection, "set_aside", reason, Database.utc(now), id));
    }

    @Override
    public List<SetAside> setAside() {
        return database.transact("see which letters are set aside", connection -> {
            try (PreparedStatement all = connection.prepareStatement(SQL.get("all_set_aside"));
                    ResultSet row = all.executeQuery()) {
                List<SetAside> letters = new ArrayList<>();
                while (row.next()) {
                    letters.add(new SetAside(
                            row.getLong("number"),
                            row.getString("letter_id"),
                            Database.instant(row, "set_aside_at"),
                            row.getInt("tries"),
                            row.getString("reason")));
                }
                return letters;
            }
        });
    }

    @Override
    public int forgetBegun(Instant since) {
        return database.transact(
                "forget letters that are gone", connection -> write(connection, "forget_begun", Database.utc(since)));
    }

    private static int write(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(SQL.get(statement))) {
            Bind.to(write, values);
            return write.executeUpdate();
        }
    }
}
