package org.broadsheet.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When each job ran last and what came of it, for whoever looks; no job decides by it. */
public final class JdbcJobRuns {

    static final Statements SQL = Statements.of("job_runs");

    /**
     * The last run of a job.
     *
     * @param outcome its counts in words, or why it failed
     */
    public record JobRun(String job, Instant startedAt, Instant endedAt, String outcome, boolean failed) {}

    private final Database database;

    public JdbcJobRuns(Database database) {
        this.database = database;
    }

    /** Remembers a run in place of the job's last one. */
    public void record(JobRun run) {
        database.run("remember that " + run.job() + " ran", connection -> {
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
        });
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
                            row.getBoolean("failed")));
                }
                return runs;
            }
        });
    }
}
