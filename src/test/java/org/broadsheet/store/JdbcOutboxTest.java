package org.broadsheet.store;

import org.broadsheet.delivery.Outbox;
import org.broadsheet.delivery.OutboxContract;
import org.junit.jupiter.api.AfterEach;

class JdbcOutboxTest implements OutboxContract {

    private final java.util.List<Database> opened = new java.util.ArrayList<>();

    @Override
    public Outbox emptyOutbox() {
        Database database = TestDatabase.migrated();
        opened.add(database);
        return new JdbcOutbox(database);
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
    }
}
