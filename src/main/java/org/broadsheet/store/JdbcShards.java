package org.broadsheet.store;

import java.sql.PreparedStatement;
import java.time.Instant;
import org.broadsheet.profiles.Shards;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Claims in {@code shard_claim}. */
public final class JdbcShards implements Shards {

    private static final Statements SQL = Statements.of("shards");

    private final Database database;
    private final String holder;

    /** @param holder who claims: nobody else has that name, and whoever comes back after a crash has the same */
    public JdbcShards(Database database, String holder) {
        this.database = database;
        this.holder = holder;
    }

    @Override
    public boolean claim(String duty, long shard, Instant now, Instant until) {
        return database.transact("claim a part of the work", connection -> {
            try (PreparedStatement take = connection.prepareStatement(SQL.get("take"));
                    PreparedStatement begin = connection.prepareStatement(SQL.get("begin"))) {
                Bind.to(take, holder, until, duty, shard, holder, now);
                if (take.executeUpdate() == 1) {
                    return true;
                }
                Bind.to(begin, duty, shard, holder, until);
                return begin.executeUpdate() == 1;
            }
        });
    }

    @Override
    public void release(String duty, long shard) {
        database.run("release a part of the work", connection -> {
            try (PreparedStatement release = connection.prepareStatement(SQL.get("release"))) {
                Bind.to(release, duty, shard, holder);
                release.executeUpdate();
            }
        });
    }
}
