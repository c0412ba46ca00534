package org.broadsheet.store;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.profiles.SubscribersContract;
import org.junit.jupiter.api.AfterEach;

class JdbcSubscribersTest implements SubscribersContract {

    private final List<Database> open = new ArrayList<>();

    @Override
    public Subscribers nobody() {
        Database database = TestDatabase.migrated();
        open.add(database);
        return new JdbcSubscribers(database);
    }

    @AfterEach
    void close() {
        open.forEach(Database::close);
    }
}
