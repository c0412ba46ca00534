package org.broadsheet.store;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.matching.MatchStoreContract;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;

class JdbcMatchesTest implements MatchStoreContract {

    private final List<Database> opened = new ArrayList<>();

    @Override
    public MatchStore empty() {
        Database database = TestDatabase.migrated();
        opened.add(database);
        return new JdbcMatches(database);
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
    }
}
