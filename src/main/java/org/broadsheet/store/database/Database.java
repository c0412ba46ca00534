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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private static final String IN_A_FILE = "jdbc:h2:file:";

    /**
     * H2's kind of file access that goes on when its thread is interrupted. With the usual one Java closes the file, and H2
     * the whole database: one thread told to hurry would end the daemon.
     */
    private static final String UNMOVED_BY_INTERRUPTS = "async:";

    /**
     * Each connection keeps statements that it has read and planned: all of ours, where H2's eight were read anew at nearly every use. Not
     * their last rows, which may be an archive.
     */
    private static final String STATEMENTS_KEPT = ";QUERY_CACHE_SIZE=256;OPTIMIZE_REUSE_RESULTS=FALSE";

    /** Pages go to the file in half the room (LZF), for some 0.2 ms of a letter of 56 kB. */
    private static final String SMALL = ";COMPRESS=TRUE";

    private static final String WRITE_DELAY = "WRITE_DELAY";
    private static final Duration TABLES_ARE_MADE_BY_THEN = Duration.ofMinutes(10);

    /**
     * Two transactions met on a row: SQL's serialization failure and deadlock, H2's own word for it, and that the wait for a
     * lock was too long for PostgreSQL.
     */
    private static final Set<String> RIVALRY = Set.of("40001", "40P01", "90131", "55P03");

    private final HikariDataSource pool;
    private final Optional<WriteTurns> turns;
    private final Survives survives;
    private final int newest;

    /** @param newest version of the tables that this program knows */
    private Database(HikariDataSource pool, Optional<WriteTurns> turns, Survives survives, int newest) {
        this.pool = pool;
        this.turns = turns;
        this.survives = survives;
        this.newest = newest;
    }

    /** The address of the embedded database in {@code folder}. */
    public static String embedded(Path folder) {
        return IN_A_FILE + file(folder);
    }

    /** How H2 calls the embedded database of {@code folder} among those that this process has open. */
    static String name(Path folder) {
        return UNMOVED_BY_INTERRUPTS + file(folder);
    }

    /** The file that H2 makes its own names from. */
    private static Path file(Path folder) {
        return folder.toAbsolutePath().normalize().resolve("broadsheet");
    }

    /**
     * Gives the disk back what the embedded database of {@code folder} no longer needs. For the daemon before it opens the
     * database: nobody else may open it meanwhile.
     *
     * @throws StoreException if the file is there and cannot be read
     */
    public static void compact(Path folder) {
        Path database = Path.of(file(folder) + ".mv.db");
        CrashRecovery.run(database);
        Compaction.run(database);
    }

    /** In octets: less than this, given back to the disk, is nothing that somebody reads with their coffee. A guess. */
    private static final long WORTH_A_LINE = 1 << 20;

    /** {@link #open(String, Survives)} for what a process may suffer: kill -9 loses nothing that was committed. */
    public static Database open(String address) {
        return open(address, Survives.KILLED_PROCESS);
    }

    /**
     * Gives the disk back what the embedded database no longer needs and writes over what was deleted, while everybody works
     * on it. PostgreSQL sees to that itself (autovacuum).
     */
    public void compactWhileOpen() {
        LiveCompaction.run(this)
                .ifPresent(result -> (result.before() - result.after() < WORTH_A_LINE ? LOG.atDebug() : LOG.atInfo())
                        .addKeyValue("octetsBefore", result.before())
                        .addKeyValue("octets", result.after())
                        .log("database file compacted while open"));
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
        boolean h2 = address.startsWith("jdbc:h2:");
        boolean writesAtOnce = address.startsWith(IN_A_FILE) && !says(address, WRITE_DELAY);
        if (address.startsWith(IN_A_FILE)) {
            Path file = Path.of(address.substring(IN_A_FILE.length()).split(";", 2)[0] + ".mv.db");
            CrashRecovery.run(file);
            makeOwn(file);
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("broadsheet");
        config.setJdbcUrl(h2 ? withOptions(address) : address);
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
            Migrations migrations = new Migrations(to, withoutPassword(address), version);
            migrations.run();
            if (writesAtOnce) {
                // From here on: H2's default loses committed transactions on kill -9.
                execute(pool, "SET %s 0".formatted(WRITE_DELAY), "CHECKPOINT");
            }
            return new Database(
                    pool, h2 ? Optional.of(new WriteTurns()) : Optional.empty(), survives, migrations.newestKnown());
        } catch (StoreException refused) {
            Objects.requireNonNull(pool).close();
            throw refused;
        } catch (RuntimeException | SQLException cannotOpen) {
            if (pool != null) {
                pool.close();
            }
            throw new StoreException(
                    "Could not open the database at %s: %s".formatted(withoutPassword(address), root(cannotOpen)),
                    cannotOpen);
        }
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

    /**
     * DB_CLOSE_ON_EXIT=FALSE because H2 would close under a daemon that is still recording the message in hand. An address
     * that says otherwise is obeyed.
     */
    private static String withOptions(String address) {
        String common = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH" + STATEMENTS_KEPT;
        if (!address.startsWith(IN_A_FILE)) {
            return address + common;
        }
        return "jdbc:h2:" + UNMOVED_BY_INTERRUPTS + address.substring(IN_A_FILE.length()) + common + SMALL
                + (says(address, "DB_CLOSE_ON_EXIT") ? "" : ";DB_CLOSE_ON_EXIT=FALSE");
    }

    private static boolean says(String address, String option) {
        return address.toUpperCase(Locale.ROOT).contains(";" + option + "=");
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

    private static String withoutPassword(String address) {
        return address.replaceAll("(?i)(password=)[^;&]*", "$1***");
    }

    @Override
    public void close() {
        pool.close();
    }
}
