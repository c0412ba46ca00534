package org.broadsheet.store;

import java.io.IOException;
import java.sql.SQLException;
import org.broadsheet.sources.Announcements;
import org.broadsheet.sources.AnnouncementsContract;
import org.broadsheet.sources.DayLedger;
import org.broadsheet.sources.DayLedgerContract;
import org.broadsheet.sources.IncompletePapers;
import org.broadsheet.sources.IncompletePapersContract;
import org.broadsheet.sources.Pace;
import org.broadsheet.sources.PaceContract;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.SourceBook;
import org.broadsheet.sources.SourceBookContract;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The same promises on PostgreSQL, of all that the sources keep; each test finds the tables empty. */
class PostgresSourcesTest {

    private static TestPostgres postgres;
    private static Database database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = TestPostgres.start();
        database = postgres.migrated();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
        postgres.close();
    }

    @BeforeEach
    void empty() {
        database.run("empty the tables of the sources", connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "TRUNCATE source_standing, provider_pace, source_day, announced_paper, completion_asked, paper, paper_alias CASCADE");
            }
        });
    }

    @Nested
    class Days implements DayLedgerContract {
        @Override
        public DayLedger emptyLedger() {
            return new JdbcDayLedger(database);
        }
    }

    @Nested
    class Announced implements AnnouncementsContract {
        @Override
        public Announcements emptyList() {
            return new JdbcAnnouncements(database);
        }
    }

    @Nested
    class Incomplete implements IncompletePapersContract {
        @Override
        public IncompletePapers incompletePapers() {
            return new JdbcWantedPapers(database);
        }

        @Override
        public PaperShelf emptyShelf() {
            return new JdbcPaperShelf(database);
        }
    }

    @Nested
    class Paces implements PaceContract {
        @Override
        public Pace pace() {
            return new JdbcPace(database);
        }
    }

    @Nested
    class Books implements SourceBookContract {
        @Override
        public SourceBook emptyBook() {
            return new JdbcSourceBook(database);
        }
    }
}
