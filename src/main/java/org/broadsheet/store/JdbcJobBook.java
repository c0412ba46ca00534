package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;
import org.broadsheet.wellbeing.JobBook;
import org.jspecify.annotations.Nullable;

/** Daemons and their jobs, in {@code node} and {@code job_state}. */
public final class JdbcJobBook implements JobBook {

    static final Statements SQL = Statements.of("job_runs");

    private final Database database;

    public JdbcJobBook(Database database) {
        this.database = database;
    }

    @Override
    public void keep(List<JobRun> runs, Optional<Node> node) {
        database.run("write down how jobs are", connection -> {
            for (JobRun run : runs) {
                if (write(connection, "change_job", values(run)) == 0) {
                    write(connection, "add_job", values(run));
                }
            }
            if (node.isPresent() && write(connection, "change_node", values(node.get())) == 0) {
                write(connection, "add_node", values(node.get()));
            }
        });
    }

    private static Object[] values(JobRun run) {
        return new Object[] {
            run.pause().toMillis(),
            run.limit().toMillis(),
            utc(run.startedAt()),
            utc(run.endedAt()),
            run.outcome(),
            run.failed(),
            utc(run.goodAt()),
            utc(run.work().map(Work::at)),
            run.work().map(Work::counts).orElse(null),
            Database.utc(run.dueAt()),
            run.node(),
            run.job()
        };
    }

    private static Object[] values(Node node) {
        return new Object[] {
            node.version(),
            Database.utc(node.startedAt()),
            Database.utc(node.seenAt()),
            utc(node.stoppedAt()),
            node.heapUsedPercent(),
            node.indexedThrough().isPresent() ? node.indexedThrough().getAsLong() : null,
            node.name()
        };
    }

    @Override
    public void keepOnly(String node, List<String> jobs) {
        database.run("forget jobs that are off", connection -> {
            List<String> off = new ArrayList<>();
            try (PreparedStatement of = connection.prepareStatement(SQL.get("jobs_of"))) {
                Bind.to(of, node);
                try (ResultSet row = of.executeQuery()) {
                    while (row.next()) {
                        off.add(row.getString("job"));
                    }
                }
            }
            off.removeAll(jobs);
            for (String job : off) {
                write(connection, "forget_job", node, job);
            }
        });
    }

    @Override
    public List<JobRun> runs() {
        return database.transact("see how jobs are", connection -> {
            try (PreparedStatement all = connection.prepareStatement(SQL.get("runs"));
                    ResultSet row = all.executeQuery()) {
                List<JobRun> runs = new ArrayList<>();
                while (row.next()) {
                    runs.add(new JobRun(
                            row.getString("node"),
                            row.getString("job"),
                            Duration.ofMillis(row.getLong("pause_ms")),
                            Duration.ofMillis(row.getLong("limit_ms")),
                            moment(row, "started_at"),
                            moment(row, "ended_at"),
                            row.getString("outcome"),
                            row.getBoolean("failed"),
                            moment(row, "good_at"),
                            work(row),
                            Database.instant(row, "due_at")));
                }
                return runs;
            }
        });
    }

    private static Optional<Work> work(ResultSet row) throws SQLException {
        String counts = row.getString("work");
        return counts == null ? Optional.empty() : Optional.of(new Work(Database.instant(row, "worked_at"), counts));
    }

    @Override
    public List<Node> nodes() {
        return database.transact("see which daemons run", connection -> {
            try (PreparedStatement all = connection.prepareStatement(SQL.get("nodes"));
                    ResultSet row = all.executeQuery()) {
                List<Node> nodes = new ArrayList<>();
                while (row.next()) {
                    long through = row.getLong("indexed_through");
                    nodes.add(new Node(
                            row.getString("name"),
                            row.getString("version"),
                            Database.instant(row, "started_at"),
                            Database.instant(row, "seen_at"),
                            moment(row, "stopped_at"),
                            row.getInt("heap_percent"),
                            row.getObject("indexed_through") == null
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(through)));
                }
                return nodes;
            }
        });
    }

    @Override
    public void forget(String node) {
        database.run("forget a daemon", connection -> {
            write(connection, "forget_jobs", node);
            write(connection, "forget_node", node);
        });
    }

    private static int write(Connection connection, String statement, Object... values) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(SQL.get(statement))) {
            Bind.to(write, values);
            return write.executeUpdate();
        }
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> moment) {
        return moment.map(Database::utc).orElse(null);
    }
}
