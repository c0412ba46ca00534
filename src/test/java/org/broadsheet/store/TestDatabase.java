package org.broadsheet.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.MigratedTables;

/** A fresh, migrated H2 in memory for each test that asks. */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    public static Database migrated() {
        return MigratedTables.in("test" + COUNT.incrementAndGet());
    }
}
