package org.broadsheet.store;

import org.broadsheet.sources.SourceBook;
import org.broadsheet.sources.SourceBookContract;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;

class JdbcSourceBookTest implements SourceBookContract {

    private final Database database = TestDatabase.migrated();

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public SourceBook emptyBook() {
        return new JdbcSourceBook(database);
    }
}
