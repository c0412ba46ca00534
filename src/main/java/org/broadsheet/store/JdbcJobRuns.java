package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When each job ran last and what came of it, for whoever looks; no job decides by it. */
public final class JdbcJobRuns {

    static final Statements SQL = Statements.of("job_runs");

    /**
     * The last run of a job.
     *
     * @param outcome its counts in words, or why it failed
     * @param work what the job did last when it had something to do: in this run or in an earlier one
     */
    public record JobRun(
            String job, Instant startedAt, Instant endedAt, String outcome, boolean failed, Optional<Work> work) {}

    /** @param counts in words */
    public record Work(Instant at, String counts) {}

    private final Database database;

    public JdbcJobRuns(Database database) {
        this.database = database;
    }

    /** Remembers a run in place of the job's last one. Without {@link JobRun#work} what stands there stays. */
    public void record(JobRun run) {
        database.run("remember that " + run.job() + " ran", connection -> {
            put(connection, run);
            if (run.work().isPresent()) {
                try (PreparedStatement worked = connection.prepareStatement(SQL.get("worked"))) {
                    worked.setObject(1, Database.utc(run.work().get().at()));
                    worked.setString(2, run.work().get().counts());
                    worked.setString(3, run.job());
                    worked.executeUpdate();
                }
            }
        });
    }

    private static void put(Connection connection, JobRun run) throws SQLException {
        for (String statement : List.of("change", "add")) {
            try (PreparedStatement write = connection.prepareStatement(SQL.get(statement))) {
                write.setObject(1, Database.utc(run.startedAt()));
                write.setObject(2, Database.utc(run.endedAt()));
                write.setString(3, run.outcome());
                write.setBoolean(4, run.failed());
                write.setString(5, run.job());
                if (write.executeUpdate() == 1) {
                    return;
                }
            }
        }
    }

    /** The last run of every job that ever ran, by name. */
    public List<JobRun> all() {
        return database.transact("see when jobs ran", connection -> {
            try (PreparedStatement all = connection.prepareStatement(SQL.get("all"));
                    ResultSet row = all.executeQuery()) {
                List<JobRun> runs = new ArrayList<>();
                while (row.next()) {
                    runs.add(new JobRun(
                            row.getString("job"),
                            Database.instant(row, "started_at"),
                            Database.instant(row, "ended_at"),
                            row.getString("outcome"),
                            row.getBoolean("failed"),
                            work(row)));
                }
                return runs;
            }
        });
    }

    private static Optional<Work> work(ResultSet row) throws SQLException {
        String counts = row.getString("work");
        return counts == null ? Optional.empty() : Optional.of(new Work(Database.instant(row, "worked_at"), counts));
    }
}
