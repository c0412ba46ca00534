package org.broadsheet.store;

import org.broadsheet.profiles.Shards;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;

class JdbcShardsTest implements ShardsContract {

    private final Database database = TestDatabase.migrated();

    @Override
    public Shards process(String holder) {
        return new JdbcShards(database, holder);
    }

    @AfterEach
    void close() {
        database.close();
    }
}
