package org.broadsheet.store;

import org.broadsheet.sources.IncompletePapers;
import org.broadsheet.sources.IncompletePapersContract;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;

class JdbcIncompletePapersTest implements IncompletePapersContract {

    private final Database database = TestDatabase.migrated();

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public IncompletePapers incompletePapers() {
        return new JdbcWantedPapers(database);
    }

    @Override
    public PaperShelf emptyShelf() {
        return new JdbcPaperShelf(database);
    }
}
