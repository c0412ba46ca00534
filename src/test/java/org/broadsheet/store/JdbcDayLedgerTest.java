package org.broadsheet.store;

import org.broadsheet.sources.DayLedger;
import org.broadsheet.sources.DayLedgerContract;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;

class JdbcDayLedgerTest implements DayLedgerContract {

    private final Database database = TestDatabase.migrated();

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public DayLedger emptyLedger() {
        return new JdbcDayLedger(database);
    }
}
