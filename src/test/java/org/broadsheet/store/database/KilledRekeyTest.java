package org.broadsheet.store.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.broadsheet.papers.PaperId;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcPaperShelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that keys an older database anew dies of SIGKILL when all is done and nothing committed; it takes seconds because it is a
 * real one. That it may die before each of its statements, {@link RekeyedPapersTest} shows.
 */
class KilledRekeyTest {

    private static final int PAPERS = RekeyedPapers.PAGE + 20;

    @TempDir
    private Path folder;

    /** The process. */
    static final class Rekeying {

        private Rekeying() {}

        public static void main(String[] folder) throws Exception {
            try (Database database = Database.open(Database.embedded(Path.of(folder[0])));
                    Connection connection = database.connection()) {
                RekeyedPapersTest.migrate(connection);
                System.out.println("done, not committed");
                Thread.sleep(60_000);
            }
        }
    }

    @Test
    void whoIsKilledWhileKeysAreMadeAnewLosesNothingAndDoesItAllTheNextTime() throws Exception {
        try (Database database = Database.open(Database.embedded(folder))) {
            new JdbcPaperShelf(database)
                    .put(
                            new PaperShelf.Batch(
                                    "test",
                                    IntStream.range(0, PAPERS)
                                            .mapToObj(i -> Papers.arxiv("2611.%05d".formatted(i), "Lake " + i)
                                                    .paper())
                                            .toList(),
                                    List.of(),
                                    Optional.empty()),
                            Instant.parse("2026-11-26T12:00:00Z"));
            try (Connection connection = database.connection();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM paper_alias WHERE identifier LIKE 'title-%'");
                connection.commit();
            }
        }

        killWhenItHasDoneAll();

        try (Database database = Database.open(Database.embedded(folder));
                Connection connection = database.connection()) {
            assertKeyed(database, false);
            RekeyedPapersTest.migrate(connection);
            connection.commit();
            assertKeyed(database, true);
        }
    }

    private void killWhenItHasDoneAll() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rekeying.class.getName(),
                        folder.toString())
                .redirectError(new File("/dev/null"))
                .start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            assertThat(said.readLine()).isEqualTo("done, not committed");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void assertKeyed(Database database, boolean done) {
        JdbcLibrary library = new JdbcLibrary(database);
        assertThat(library.count()).isEqualTo(PAPERS);
        for (int paper : List.of(1, PAPERS - 1)) {
            assertThat(library.find(PaperId.ofTitle("Lake " + paper)).isPresent())
                    .as("Lake " + paper)
                    .isEqualTo(done);
        }
    }
}
