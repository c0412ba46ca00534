package org.broadsheet.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.files.OwnFiles;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that begins, commits and rolls back. H2 in a file by default, PostgreSQL by address; the same SQL serves
 * both, since H2 runs in its PostgreSQL mode.
 */
public final class Database implements AutoCloseable {

    /** What each transaction does: all of it is kept if it returns, none of it if it throws. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Like {@link Work}, for work without an answer. */
    @FunctionalInterface
    public interface Task {
        void in(Connection connection) throws SQLException;
    }

    /** What a commit in H2 has to survive. */
    public enum Survives {
        /** {@code kill -9}, or the program running out of memory: what was committed is with the operating system. */
        KILLED_PROCESS,
        /** The power failing too: each commit waits until the disk has it, which costs most of the commits a second. */
        POWER_CUT
    }

    static final Statements SQL = Statements.of("database");
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** How often a transaction is tried when another got in its way. A guess. */
    private static final int ATTEMPTS = 5;

    private static final String WRITE_DELAY = "WRITE_DELAY";
    private static final Duration TABLES_ARE_MADE_BY_THEN = Duration.ofMinutes(10);

    /**
     * Two transactions met on a row: SQL's serialization failure and deadlock, H2's own word for it, and that the wait for a
     * lock was too long for PostgreSQL.
     */
    private static final Set<String> RIVALRY = Set.of("40001", "40P01", "90131", "55P03");

    private final Door door = new Door();
    private final Supplier<HikariDataSource> reopening;
    private final Optional<Path> file;
    private final Optional<WriteTurns> turns;
    private final Survives survives;
    private final int newest;
    private volatile HikariDataSource pool;
    private boolean ended;

    /**
     * @param reopening the same connections anew
     * @param file of an embedded database
     * @param newest version of the tables that this program knows
     */
    private Database(
            HikariDataSource pool,
            Supplier<HikariDataSource> reopening,
            Optional<Path> file,
            Optional<WriteTurns> turns,
            Survives survives,
            int newest) {
        this.pool = pool;
        this.reopening = reopening;
        this.file = file;
        this.turns = turns;
        this.survives = survives;
        this.newest = newest;
    }

    /** The address of the embedded database in {@code folder}. */
    public static String embedded(Path folder) {
        return H2Address.IN_A_FILE + H2Address.base(folder);
    }

    /**
     * Gives the disk back what the embedded database of {@code folder} no longer needs. For the daemon before it opens the
     * database: nobody else may open it meanwhile.
     *
     * @throws StoreException if the file is there and cannot be read
     */
    public static void compact(Path folder) {
        Compaction.atStart(Path.of(H2Address.base(folder) + ".mv.db"));
    }

    /**
     * Gives the disk back what the embedded database no longer needs, with all that was deleted: it is closed, copied and opened again,
     * while everybody who wants to work on it waits for some seconds. PostgreSQL sees to that itself (autovacuum).
     */
    public void compact() {
        file.ifPresent(path -> {
            boolean quiet = door.closed(() -> {
                pool.close();
                try {
                    Compaction.always(path);
                } finally {
                    reopen();
                }
            });
            if (!quiet) {
                LOG.warn("database file not compacted: somebody was always at work on it; the next night tries again");
            }
        });
    }

    /** Whether the file is just being copied, so that whoever wants to work on it waits. */
    public boolean isBeingCopied() {
        return door.isClosed();
    }

    /** {@link #open(String, Survives)} for what a process may suffer: kill -9 loses nothing that was committed. */
    public static Database open(String address) {
        return open(address, Survives.KILLED_PROCESS);
    }

    private synchronized void reopen() {
        if (!ended) {
            pool = reopening.get();
        }
    }

    /**
     * Opens the database and brings its tables up to date.
     *
     * @param address a JDBC address of H2 or PostgreSQL, user and password included where needed
     * @param survives what a commit in H2 has to survive; PostgreSQL decides that itself, and survives both by default
     * @throws StoreException if it cannot be opened; the message says what to do
     */
    public static Database open(String address, Survives survives) {
        return open(address, survives, Timeouts.USUAL, Optional.empty());
    }

    /** Opens a new database with the tables as they were at a version, for a backup of then. */
    static Database openAt(String address, String version) {
        return open(address, Survives.KILLED_PROCESS, Timeouts.USUAL, Optional.of(version));
    }

    public static Database open(String address, Survives survives, Timeouts patience, Optional<String> version) {
        boolean h2 = H2Address.isOne(address);
        boolean writesAtOnce = address.startsWith(H2Address.IN_A_FILE) && !H2Address.says(address, WRITE_DELAY);
        Optional<Path> file = H2Address.file(address);
        file.ifPresent(path -> {
            CrashRecovery.run(path);
            makeOwn(path);
        });
        HikariConfig config = new HikariConfig();
        config.setPoolName("broadsheet");
        config.setJdbcUrl(h2 ? H2Address.withOptions(address) : address);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(5_000);
        config.setConnectionTimeout(30_000);
        if (!h2) {
            config.setConnectionInitSql(patience.sql());
            config.addDataSourceProperty(
                    "socketTimeout", Long.toString(patience.socket().toSeconds()));
            config.addDataSourceProperty("connectTimeout", "10");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("ApplicationName", "broadsheet");
        }
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config);
            if (writesAtOnce) {
                // What migrations do goes to the file in one piece: a kill leaves no half of one, which no later start
                // would get past.
                execute(pool, "SET %s %d".formatted(WRITE_DELAY, TABLES_ARE_MADE_BY_THEN.toMillis()));
            }
            // On PostgreSQL by a connection of its own, since a migration may take longer than any statement of ours.
            FluentConfiguration to = h2
                    ? Flyway.configure().dataSource(pool)
                    : Flyway.configure().dataSource(address, null, null);
            Migrations migrations = new Migrations(to, address, version);
            migrations.run();
            int newest = migrations.newestKnown();
            if (writesAtOnce) {
                // From here on: H2's default loses committed transactions on kill -9.
                execute(pool, "SET %s 0".formatted(WRITE_DELAY), "CHECKPOINT");
            }
            HikariConfig serving = serving(config, writesAtOnce);
            if (writesAtOnce) {
                HikariDataSource migrated = pool;
                pool = new HikariDataSource(serving);
                migrated.close();
            }
            return new Database(
                    pool,
                    () -> reopened(serving),
                    file,
                    h2 ? Optional.of(new WriteTurns()) : Optional.empty(),
                    survives,
                    newest);
        } catch (StoreException refused) {
            Objects.requireNonNull(pool).close();
            throw refused;
        } catch (RuntimeException | SQLException cannotOpen) {
            if (pool != null) {
                pool.close();
            }
            throw new StoreException(
                    "Could not open the database at %s: %s"
                            .formatted(H2Address.withoutPassword(address), root(cannotOpen)),
                    cannotOpen);
        }
    }

    /**
     * The connections that serve, each of which sees to it that commits go to the file at once: H2 (2.5.252) forgets that as soon as it has
     * closed the database, which it does whenever its last connection goes, also one that was only too old.
     */
    private static HikariConfig serving(HikariConfig config, boolean writesAtOnce) {
        HikariConfig serving = new HikariConfig();
        config.copyStateTo(serving);
        if (writesAtOnce) {
            serving.setConnectionInitSql("SET %s 0".formatted(WRITE_DELAY));
        }
        return serving;
    }

    /** One that cannot be opened now may be later: whoever asks is told, and the next one tries again. */
    private static HikariDataSource reopened(HikariConfig serving) {
        HikariConfig patient = new HikariConfig();
        serving.copyStateTo(patient);
        patient.setInitializationFailTimeout(-1);
        return new HikariDataSource(patient);
    }

    /** H2 keeps the rights of a file that is there. */
    private static void makeOwn(Path file) {
        try {
            if (file.getParent() != null) {
                OwnFiles.folder(file.getParent());
            }
            OwnFiles.touch(file);
        } catch (IOException refused) {
            throw new StoreException("Could not make the database file " + file, refused);
        }
    }

    /**
     * The version of the tables, where somebody has brought them beyond what this program knows since it opened them; empty if
     * nobody has.
     */
    public Optional<String> schemaAhead() {
        int found = version();
        return found > newest ? Optional.of(Integer.toString(found)) : Optional.empty();
    }

    /** Of which version the tables are. */
    int version() {
        return transact("see of which version the tables are", connection -> {
            try (Statement ask = connection.createStatement();
                    ResultSet row = ask.executeQuery(SQL.get("versions"))) {
                int found = 0;
                while (row.next()) {
                    String version = row.getString("version");
                    found = Math.max(found, version == null ? 0 : Integer.parseInt(version));
                }
                return found;
            }
        });
    }

    private static void execute(HikariDataSource pool, String... statements) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Commits what {@code work} did if it returns, rolls it back if it throws. Tries again if another transaction was in the way. */
    public <T> T transact(String what, Work<T> work) {
        return door.through(() -> attempts(what, work));
    }

    private <T> T attempts(String what, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = pool.getConnection()) {
                return turns.isEmpty() ? committed(connection, work) : inTurn(turns.get(), connection, work);
            } catch (SQLException failure) {
                if (attempt < ATTEMPTS && failure.getSQLState() != null && RIVALRY.contains(failure.getSQLState())) {
                    continue;
                }
                throw new StoreException("Could not %s: %s".formatted(what, failure.getMessage()), failure);
            }
        }
    }

    private <T> T inTurn(WriteTurns h2, Connection connection, Work<T> work) throws SQLException {
        try (WriteTurns.Turn turn = h2.turn()) {
            T answer = committed(turn.over(connection), work);
            if (survives == Survives.POWER_CUT && turn.taken()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CHECKPOINT SYNC");
                } catch (SQLException notOnDisk) {
                    // It is committed: trying again would do the work twice.
                    throw new StoreException(
                            "What was committed may not be on the disk: %s. See to the disk before anything else."
                                    .formatted(notOnDisk.getMessage()),
                            notOnDisk);
                }
            }
            return answer;
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        try {
            T answer = work.in(connection);
            connection.commit();
            return answer;
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack(connection, failure);
            throw failure;
        }
    }

    /** {@link #transact} for work without an answer. */
    public void run(String what, Task task) {
        transact(what, connection -> {
            task.in(connection);
            return true;
        });
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** As a column of {@code TIMESTAMP(3) WITH TIME ZONE} takes it: UTC, cut to the millisecond. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }

    /** The instant in such a column. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Whether other processes may write at the same time, as on PostgreSQL: then who claims passes over what they take. */
    public boolean hasRivals() {
        return turns.isEmpty();
    }

    /** A connection for a test that looks at the tables themselves. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Also while it is compacted: the copy comes to its end, or is left to the next time. */
    @Override
    public synchronized void close() {
        ended = true;
        pool.close();
    }
}
