package org.broadsheet.store;

import org.broadsheet.sources.Announcements;
import org.broadsheet.sources.AnnouncementsContract;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;

class JdbcAnnouncementsTest implements AnnouncementsContract {

    private final Database database = TestDatabase.migrated();

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public Announcements emptyList() {
        return new JdbcAnnouncements(database);
    }
}
