package org.broadsheet.store;

import org.broadsheet.store.database.Database;

/** Makes the table of readers as if nobody had ever joined; quicker than a fresh database for each case of a law. */
final class EmptyReaders {

    private EmptyReaders() {}

    static JdbcSubscribers in(Database database) {
        database.run("forget everybody", connection -> {
            connection.prepareStatement("DELETE FROM reader").execute();
            connection
                    .prepareStatement("ALTER TABLE reader ALTER COLUMN number RESTART WITH 1")
                    .execute();
        });
        return new JdbcSubscribers(database);
    }
}
