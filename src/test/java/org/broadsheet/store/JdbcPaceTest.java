package org.broadsheet.store;

import org.broadsheet.sources.Pace;
import org.broadsheet.sources.PaceContract;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;

class JdbcPaceTest implements PaceContract {

    private final Database database = TestDatabase.migrated();

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public Pace pace() {
        return new JdbcPace(database);
    }
}
