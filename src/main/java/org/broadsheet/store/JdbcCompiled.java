package org.broadsheet.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.matching.CompiledStore;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Compiled profiles in the table {@code compiled_profile}. */
public final class JdbcCompiled implements CompiledStore {

    private static final Statements SQL = Statements.of("compiled");

    private final Database database;

    public JdbcCompiled(Database database) {
        this.database = database;
    }

    @Override
    public Map<ReaderId, Compiled> find(Collection<ReaderId> readers) {
        return database.transact("read compiled profiles", connection -> {
            Map<ReaderId, Compiled> found = new HashMap<>();
            try (PreparedStatement find = connection.prepareStatement(SQL.get("find"))) {
                find.setArray(
                        1,
                        connection.createArrayOf(
                                "bigint", readers.stream().map(ReaderId::number).toArray()));
                try (ResultSet row = find.executeQuery()) {
                    while (row.next()) {
                        ReaderId reader = new ReaderId(row.getLong("reader"));
                        found.put(
                                reader,
                                new Compiled(
                                        reader,
                                        Database.instant(row, "profile_changed"),
                                        row.getLong("statistics_version"),
                                        row.getBytes("form")));
                    }
                }
            }
            return found;
        });
    }

    @Override
    public void keep(List<Compiled> compiled) {
        database.run("keep compiled profiles", connection -> {
            try (PreparedStatement discard = connection.prepareStatement(SQL.get("discard"));
                    PreparedStatement keep = connection.prepareStatement(SQL.get("keep"))) {
                for (Compiled each : compiled) {
                    Bind.to(discard, each.reader().number());
                    discard.addBatch();
                    Bind.to(keep, each.reader().number(), each.profileChanged(), each.statisticsVersion(), each.form());
                    keep.addBatch();
                }
                discard.executeBatch();
                keep.executeBatch();
            }
        });
    }
}
