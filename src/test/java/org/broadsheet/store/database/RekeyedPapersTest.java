package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.TestDatabase;
import org.broadsheet.store.TestPostgres;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Test;

class RekeyedPapersTest {

    private static final String OLD_KEY = "title-0123456789abcdef0123";

    @Test
    void anOlderDatabaseKnowsItsPapersByTodaysKeysAndThoseOfBefore() throws Exception {
        try (Database database = TestDatabase.migrated()) {
            rekeyed(database);
        }
    }

    @Test
    void andSoDoesOneOnPostgres() throws Exception {
        try (TestPostgres postgres = TestPostgres.start();
                Database database = postgres.migrated()) {
            rekeyed(database);
        }
    }

    private static void rekeyed(Database database) throws SQLException {
        JdbcPaperShelf shelf = new JdbcPaperShelf(database);
        put(shelf, Papers.titled("Recovery on Erdős–Rényi Graphs").upvotes(7));
        put(shelf, Papers.arxiv("2611.00001", "Another"));
        put(shelf, Papers.titled("Alone"));
        // As an older program left them: raw TeX in a title that it keyed as it stood, a class within the identifier.
        run(
                database,
                "UPDATE paper SET title = 'Recovery on Erd\\H{o}s--R\\''enyi Graphs', arxiv = 'math.GT/0309136' WHERE number = 2",
                "DELETE FROM paper_alias WHERE number = 2",
                "INSERT INTO paper_alias (identifier, number) VALUES ('math.GT/0309136', 2)",
                "DELETE FROM paper_alias WHERE number = 1",
                "INSERT INTO paper_alias (identifier, number) VALUES ('" + OLD_KEY + "', 1)");
        JdbcLibrary library = new JdbcLibrary(database);
        assertThat(library.find(new PaperId("math/0309136"))).isEmpty();

        migrate(database);
        migrate(database);

        for (String id : List.of(
                "math/0309136",
                OLD_KEY,
                PaperId.ofTitle("recovery on Erdős-Rényi graphs").value())) {
            ShelvedPaper found = library.find(new PaperId(id)).orElseThrow();
            assertThat(found.number()).as(id).isEqualTo(2);
            assertThat(found.paper().upvotes()).hasValue(7);
        }
        assertThat(library.find(PaperId.ofTitle("alone")).map(ShelvedPaper::number))
                .contains(3L);
        assertThat(library.since(0, 9)).extracting(ShelvedPaper::number).containsExactly(2L, 3L);
        assertThat(library.byNumber(List.of(1L))).hasSize(1);
        assertThat(library.count()).isEqualTo(2);
        assertThat(put(shelf, Papers.titled("Recovery on Erdős-Rényi graphs")).known())
                .isEqualTo(1);

        // As a program left it that passed over what is read "and".
        put(shelf, Papers.titled("Search & rescue"));
        run(database, "UPDATE paper_alias SET identifier = 'title-00000000000000000000' WHERE number = 4");
        migrate(database);

        assertThat(put(shelf, Papers.titled("Search and rescue")).known()).isEqualTo(1);
    }

    @Test
    void killedAnywhereItHasDoneNothingAndDoneAgainItDoesAll() throws Exception {
        try (Database database = TestDatabase.migrated()) {
            killed(database);
        }
    }

    @Test
    void andSoItHasOnPostgres() throws Exception {
        try (TestPostgres postgres = TestPostgres.start();
                Database database = postgres.migrated()) {
            killed(database);
        }
    }

    /** Two pages of papers, and a death before each of its statements in turn. */
    private static void killed(Database database) throws SQLException {
        int papers = RekeyedPapers.PAGE + 20;
        JdbcPaperShelf shelf = new JdbcPaperShelf(database);
        shelf.put(
                new PaperShelf.Batch(
                        "test",
                        IntStream.range(0, papers)
                                .mapToObj(i -> Papers.arxiv("2611.%05d".formatted(i), "Lake " + i)
                                        .paper())
                                .toList(),
                        List.of(),
                        Optional.empty()),
                Instant.parse("2026-11-26T12:00:00Z"));
        run(database, "DELETE FROM paper_alias WHERE identifier LIKE 'title-%'");
        JdbcLibrary library = new JdbcLibrary(database);
        int statements = 0;
        boolean died = true;
        while (died) {
            statements++;
            try (Connection connection = database.connection()) {
                migrate(dying(connection, statements));
                died = false;
                connection.commit();
            } catch (SQLException killed) {
                assertThat(killed.getMessage()).isEqualTo("killed");
                assertThat(library.find(PaperId.ofTitle("Lake 1")))
                        .as("after %d statements", statements)
                        .isEmpty();
            }
        }

        assertThat(statements).as("statements of two pages").isGreaterThan(6);
        assertThat(library.find(PaperId.ofTitle("Lake 1"))).isPresent();
        assertThat(library.find(PaperId.ofTitle("Lake " + (papers - 1)))).isPresent();
    }

    /** The connection, which breaks when the statement of that number is prepared; what was done before is not committed. */
    private static Connection dying(Connection connection, int statement) {
        int[] prepared = {0};
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && ++prepared[0] == statement) {
                        connection.rollback();
                        throw new SQLException("killed");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static PaperShelf.Stored put(PaperShelf shelf, Papers paper) {
        return shelf.put(
                new PaperShelf.Batch("test", List.of(paper.paper()), List.of(), Optional.empty()),
                Instant.parse("2026-11-26T12:00:00Z"));
    }

    private static void run(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
            connection.commit();
        }
    }

    private static void migrate(Database database) throws SQLException {
        try (Connection connection = database.connection()) {
            migrate(connection);
            migrate(RekeyedPapers.withSigns(), connection);
            connection.commit();
        }
    }

    static void migrate(Connection connection) throws SQLException {
        migrate(RekeyedPapers.all(), connection);
    }

    private static void migrate(RekeyedPapers migration, Connection connection) throws SQLException {
        migration.migrate(new Context() {
            @Override
            public Configuration getConfiguration() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Connection getConnection() {
                return connection;
            }
        });
    }
}
