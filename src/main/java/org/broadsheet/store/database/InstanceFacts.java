package org.broadsheet.store.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** What an instance remembers about itself, in {@code instance_fact}. */
final class InstanceFacts {

    private static final Statements SQL = Statements.of("instance");

    private InstanceFacts() {}

    static Optional<String> read(Database database, String name) {
        return database.transact("read what is known about " + name, connection -> {
            try (PreparedStatement read = connection.prepareStatement(SQL.get("read"))) {
                Bind.to(read, name);
                try (ResultSet row = read.executeQuery()) {
                    return row.next() ? Optional.of(row.getString("fact")) : Optional.empty();
                }
            }
        });
    }

    static void write(Database database, String name, String fact) {
        database.run("remember " + name, connection -> {
            for (String statement : new String[] {"change", "add"}) {
                try (PreparedStatement write = connection.prepareStatement(SQL.get(statement))) {
                    boolean change = statement.equals("change");
                    Bind.to(write, change ? fact : name, change ? name : fact);
                    if (write.executeUpdate() == 1) {
                        return;
                    }
                }
            }
        });
    }
}
