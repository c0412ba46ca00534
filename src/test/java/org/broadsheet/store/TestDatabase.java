package org.broadsheet.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.broadsheet.store.database.Database;

/** A fresh, migrated H2 in memory for each test that asks. */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    public static Database migrated() {
        return Database.open("jdbc:h2:mem:test" + COUNT.incrementAndGet());
    }
}
