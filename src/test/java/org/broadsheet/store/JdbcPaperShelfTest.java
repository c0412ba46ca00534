package org.broadsheet.store;

import org.broadsheet.papers.Library;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.PaperShelfContract;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;

class JdbcPaperShelfTest implements PaperShelfContract {

    private final Database database = TestDatabase.migrated();

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public PaperShelf shelf() {
        return new JdbcPaperShelf(database);
    }

    @Override
    public Library library() {
        return new JdbcLibrary(database);
    }
}
