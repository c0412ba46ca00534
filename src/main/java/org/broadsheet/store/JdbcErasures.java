package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.delivery.Erasures;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** What is still to be deleted outside the tables, in {@code erased_outside} and {@code erased_message}. */
public final class JdbcErasures implements Erasures {

    private static final Statements SQL = Statements.of("erasures");

    private final Database database;

    public JdbcErasures(Database database) {
        this.database = database;
    }

    /** Takes note of a reader within the transaction that erases them, before their messages go. */
    static void note(Connection connection, ReaderId reader, String addressKey, Instant now) throws SQLException {
        update(connection, "note reader", reader.toString(), Database.utc(now));
        update(connection, "note messages", addressKey, "%/" + reader + "/%");
    }

    /** Takes note of the answers to those who had everything deleted, within the transaction that forgets them. */
    static void noteFarewells(Connection connection) throws SQLException {
        update(connection, "note farewells");
    }

    @Override
    public List<String> readers() {
        return names("readers");
    }

    @Override
    public List<MessageKey> messages() {
        return names("messages").stream().map(MessageKey::new).toList();
    }

    @Override
    public void readerGone(String reader) {
        database.run("forget of whom something was outside", connection -> update(connection, "reader gone", reader));
    }

    @Override
    public void messageGone(MessageKey message) {
        database.run("forget what was outside", connection -> update(connection, "message gone", message.value()));
    }

    private List<String> names(String statement) {
        return database.transact("see what is still to be deleted", connection -> {
            try (PreparedStatement all = connection.prepareStatement(SQL.get(statement));
                    ResultSet row = all.executeQuery()) {
                List<String> names = new ArrayList<>();
                while (row.next()) {
                    names.add(row.getString(1));
                }
                return names;
            }
        });
    }

    private static void update(Connection connection, String statement, Object... parameters) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SQL.get(statement))) {
            Bind.to(update, parameters);
            update.executeUpdate();
        }
    }
}
