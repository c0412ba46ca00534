package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.delivery.Suppressions;
import org.broadsheet.feedback.Judgement;
import org.broadsheet.feedback.Verdict;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcFeedback;
import org.broadsheet.store.JdbcSuppressions;
import org.broadsheet.store.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator takes an instance from the embedded database to a real PostgreSQL, by command. */
class MoveStoryTest {

    private static final EmailAddress ADA = new EmailAddress("ada@example.org");
    private static final int PAPERS = 400;

    private static TestPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void everythingArrivesAndTheInstanceGoesOnThere() throws Exception {
        aLife();
        postgres.migrated().close();
        String to = postgres.address();
        byte[] keys = Files.readAllBytes(folder.resolve("data/keys"));

        Ran moved = Ran.in(folder, "move", "--to", to, "--json");
        assertThat(moved.err()).isEmpty();
        assertThat(moved.out()).contains("\"reader\":1", "\"judgement\":1", "\"suppression\":1", "\"paper\":" + PAPERS);
        assertThat(Ran.in(folder, "move", "--to", to).out()).as("again").contains("every sum is right");

        assertThat(Ran.in(folder, "status").out()).as("the source is as it was").contains("400 papers, 1 readers");
        Files.writeString(folder.resolve("config/broadsheet.yaml"), """
                from: papers@example.org
                database: {address: "%s"}
                """.formatted(to));
        assertThat(Ran.in(folder, "status").out()).contains("400 papers, 1 readers, 1 digests");
        assertThat(Ran.in(folder, "suppressions", "list").out()).contains("gone@example.org");
        try (Instance there = open()) {
            ReaderId ada = there.subscribers().find(ADA).orElseThrow().id();
            assertThat(new JdbcFeedback(there.database()).of(ada))
                    .extracting(Judgement::verdict)
                    .containsExactly(Verdict.LIKE);
            assertThat(there.digests().last(ada)).isPresent();
            assertThat(there.matchRun().run().compiled())
                    .as("what was compiled came along")
                    .isZero();
        }
        assertThat(folder.resolve("data/keys")).as("links stay good").hasBinaryContent(keys);
        assertThat(Ran.in(folder, "digest").code()).isZero();
        Files.writeString(folder.resolve("config/broadsheet.yaml"), "from: papers@example.org\n");
        Ran late = Ran.in(folder, "move", "--to", to);
        assertThat(late.err()).as("somebody works there now").contains("has been worked on since the last move");
        assertThat(late.code()).isNotEqualTo(ExitCode.DONE);
    }

    @Test
    void aMoveThatWasKilledLeavesNothingHalfAndIsRunAgain() throws Exception {
        aLife();
        postgres.migrated().close();
        String to = postgres.address();
        long halves = 0;
        for (int tenths : List.of(8, 16, 24)) {
            Process move = new ProcessBuilder(command(to))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = move.waitFor(tenths * 100L, TimeUnit.MILLISECONDS);
            move.destroyForcibly().waitFor();
            long papers = count(to, "paper");
            assertThat(papers).isIn(0L, (long) PAPERS);
            assertThat(count(to, "reader")).isEqualTo(papers / PAPERS);
            halves += ended ? 0 : 1;
        }
        assertThat(halves).as("moves that were cut off").isPositive();

        assertThat(Ran.in(folder, "move", "--to", to).out()).contains("every sum is right");
        assertThat(count(to, "paper")).isEqualTo(PAPERS);
        assertThat(Ran.in(folder, "status").out()).contains("400 papers, 1 readers, 1 digests");
    }

    private List<String> command(String to) {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "move",
                "--to",
                to,
                "--data",
                folder.resolve("data").toString(),
                "--config",
                folder.resolve("config").toString());
    }

    private static long count(String address, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Instance open() {
        Common common = new Common();
        common.data = folder.resolve("data");
        common.config = folder.resolve("config");
        return InstanceFolder.make(common, InstantSource.system());
    }

    /** Ada reads, got a digest and likes a paper; another address is suppressed. */
    private void aLife() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/broadsheet.yaml"), "from: papers@example.org\n");
        assertThat(Ran.in(
                                folder,
                                "readers",
                                "add",
                                "ada@example.org",
                                "--consent",
                                "she asked",
                                "--about",
                                "owls at night")
                        .code())
                .isZero();
        Instant now = InstantSource.system().instant();
        List<Paper> papers = new ArrayList<>();
        IntStream.range(0, PAPERS)
                .forEach(i -> papers.add(Papers.titled("Owls at night, part " + i)
                        .announced(now.toString().substring(0, 10))
                        .paper()));
        try (Instance here = open()) {
            here.shelf().put(new PaperShelf.Batch("test", papers, List.of(), Optional.empty()), now);
            new JdbcSuppressions(here.database())
                    .suppress(new EmailAddress("gone@example.org"), Suppressions.Cause.REFUSED, "550", now);
            ReaderId ada = here.subscribers().find(ADA).orElseThrow().id();
            here.matchRun().run();
            new JdbcFeedback(here.database()).record(new Judgement(ada, 1, Verdict.LIKE, Optional.empty(), now));
            here.matchRun().run();
            here.database().run("make her digest due", connection -> {
                try (Statement due = connection.createStatement()) {
                    due.executeUpdate(
                            "UPDATE reader SET since = TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', next_due = TIMESTAMP WITH TIME ZONE '2026-01-02 00:00:00+00'");
                }
            });
            assertThat(here.digestRun().run().digests()).isEqualTo(1);
        }
    }
}
