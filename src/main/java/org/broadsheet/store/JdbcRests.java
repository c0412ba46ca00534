package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.delivery.Rest;
import org.broadsheet.delivery.Rests;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Resting destinations in {@code destination_rest}. */
public final class JdbcRests implements Rests {

    static final Statements SQL = Statements.of("rests");

    private static final int LONGEST_NAME = 250;

    private final Database database;
    private final String route;

    /** For whoever looks: the rests of every node. */
    public JdbcRests(Database database) {
        this.database = database;
        this.route = Rest.ROUTE;
    }

    /**
     * For a node: the way that all its mail takes is its own, and rests for it alone.
     *
     * @param node its name, which makes no difference where it is the only one
     */
    public JdbcRests(Database database, String node) {
        this.database = database;
        String own = Rest.ROUTE + " " + node;
        this.route = database.hasRivals() ? own.substring(0, Math.min(own.length(), LONGEST_NAME)) : Rest.ROUTE;
    }

    @Override
    public List<Rest> all() {
        return database.transact("see which destinations rest", connection -> {
            try (PreparedStatement all = connection.prepareStatement(SQL.get("all"));
                    ResultSet row = all.executeQuery()) {
                List<Rest> rests = new ArrayList<>();
                while (row.next()) {
                    rests.add(new Rest(
                            row.getString("destination").equals(route) ? Rest.ROUTE : row.getString("destination"),
                            Database.instant(row, "since"),
                            Database.instant(row, "until_at"),
                            row.getInt("times"),
                            row.getBoolean("alarm"),
                            row.getString("reason")));
                }
                return rests;
            }
        });
    }

    @Override
    public void put(Rest rest) {
        database.run("let a destination rest", connection -> {
            if (write(connection, "change", rest) == 0) {
                write(connection, "put", rest);
            }
        });
    }

    private int write(Connection connection, String statement, Rest rest) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(SQL.get(statement))) {
            Bind.to(
                    write,
                    rest.since(),
                    rest.until(),
                    rest.times(),
                    rest.alarm(),
                    rest.reason(),
                    named(rest.destination()));
            return write.executeUpdate();
        }
    }

    @Override
    public boolean lift(String destination) {
        return database.transact("end the rest of a destination", connection -> {
            try (PreparedStatement lift = connection.prepareStatement(SQL.get("lift"))) {
                Bind.to(lift, named(destination));
                return lift.executeUpdate() == 1;
            }
        });
    }

    private String named(String destination) {
        return destination.equals(Rest.ROUTE) ? route : destination;
    }
}
