package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreExceptionTest {

    @TempDir
    private Path folder;

    @Test
    void aStatementThatFailsDoesNotMeanThatTheDatabaseIsGone() {
        try (Database database = Database.open(Database.embedded(folder))) {
            StoreException failure = catchThrowableOfType(
                    StoreException.class,
                    () -> database.run("try this", connection -> {
                        try (Statement statement = connection.createStatement()) {
                            statement.execute("SELECT nothing FROM nowhere");
                        }
                    }));

            assertThat(failure.databaseIsGone()).isFalse();
        }
    }

    @Test
    void aDatabaseThatHasClosedItselfIsGone() {
        SQLException closed = new SQLException("The database has been closed", "90098", 90_098);

        assertThat(new StoreException("Could not see what is due", closed).databaseIsGone())
                .isTrue();
    }

    @Test
    void aStoreThatCannotWriteIsGone() {
        SQLException full =
                new SQLException("General error", "HY000", 50_000, new MVStoreException(2, "Writing failed"));

        assertThat(new StoreException("Could not store papers", full).databaseIsGone())
                .isTrue();
    }
}
