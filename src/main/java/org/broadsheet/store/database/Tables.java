package org.broadsheet.store.database;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All tables of a database, whatever they are: read as they were at one moment while everybody works, and filled from such a
 * reading. For backups, and for moving from one kind of database to the other.
 */
public final class Tables {

    private static final Statements SQL = Statements.of("tables");

    /** Rows fetched or written at once. */
    private static final int BATCH = 500;

    private Tables() {}

    /** What a table holds: rows, and a sum over them that their order does not change. */
    public record Content(long rows, long sum) {

        static final Content NONE = new Content(0, 0);

        Content and(List<Object> row) {
            return new Content(rows + 1, sum + digest(row));
        }

        private static long digest(List<Object> row) {
            try {
                ByteArrayOutputStream octets = new ByteArrayOutputStream();
                RowCodec.write(row, new DataOutputStream(octets));
                return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(octets.toByteArray()))
                        .getLong();
            } catch (IOException | NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Takes what is read. */
    interface Reader {

        void table(String name, List<String> columns) throws IOException, SQLException;

        void row(List<Object> cells) throws IOException, SQLException;
    }

    /** Where rows come from. */
    interface Source {

        /** The columns of a table; empty if the source does not know it. */
        Optional<List<String>> columns(String table);

        void rows(String table, Reader into) throws IOException, SQLException;
    }

    /** Reads every table as all of them were at one moment. Those that others refer to come first. */
    static Map<String, Content> read(Database database, Reader reader) {
        return database.transact("read all tables", connection -> {
            Map<String, Content> contents = new LinkedHashMap<>();
            connection.rollback();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            boolean lazy = !database.hasRivals();
            try {
                execute(connection, lazy ? "SET LAZY_QUERY_EXECUTION 1" : "SELECT 1");
                for (String table : names(connection)) {
                    contents.put(table, read(connection, table, reader));
                }
            } catch (IOException refused) {
                throw new UncheckedIOException("Could not write what is in the tables.", refused);
            } finally {
                execute(connection, lazy ? "SET LAZY_QUERY_EXECUTION 0" : "SELECT 1");
            }
            return contents;
        });
    }

    private static Content read(Connection connection, String table, Reader reader) throws SQLException, IOException {
        List<String> columns = columns(connection, table);
        reader.table(table, columns);
        Content content = Content.NONE;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(BATCH);
            try (ResultSet row = statement.executeQuery("SELECT %s FROM %s".formatted(list(columns), quoted(table)))) {
                while (row.next()) {
                    List<Object> cells = RowCodec.read(row);
                    reader.row(cells);
                    content = content.and(cells);
                }
            }
        }
        return content;
    }

    /** Only counts and sums up. */
    static Map<String, Content> contents(Database database) {
        return read(database, new Reader() {
            @Override
            public void table(String name, List<String> columns) {
                // Nothing to prepare.
            }

            @Override
            public void row(List<Object> cells) {
                // Summed up by whoever reads.
            }
        });
    }

    /**
     * Puts what a source has in the place of all that is in the tables, in one transaction. Tables that the source does not
     * know become empty.
     */
    static void fill(Database database, Source source) {
        database.run("fill all tables", connection -> {
            List<String> names = names(connection);
            for (String table : names.reversed()) {
                execute(connection, "DELETE FROM " + quoted(table));
            }
            try {
                for (String table : names) {
                    Optional<List<String>> columns = source.columns(table);
                    if (columns.isPresent()) {
                        fill(connection, table, columns.get(), source);
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException("Could not read what goes into the tables.", unreadable);
            }
            restartNumbers(connection);
        });
    }

    private static void fill(Connection connection, String table, List<String> columns, Source source)
            throws SQLException, IOException {
        String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO %s (%s) VALUES (%s)".formatted(quoted(table), list(columns), marks))) {
            source.rows(table, new Reader() {
                private int waiting;

                @Override
                public void table(String name, List<String> unused) {
                    // Prepared before.
                }

                @Override
                public void row(List<Object> cells) throws SQLException {
                    RowCodec.bind(insert, cells);
                    insert.addBatch();
                    if (++waiting % BATCH == 0) {
                        insert.executeBatch();
                    }
                }
            });
            insert.executeBatch();
        }
    }

    /** Lets the numbers that the database deals go on behind those that are there. */
    private static void restartNumbers(Connection connection) throws SQLException {
        Map<String, String> dealt = new LinkedHashMap<>();
        try (PreparedStatement identities = connection.prepareStatement(SQL.get("identities"));
                ResultSet row = identities.executeQuery()) {
            while (row.next()) {
                dealt.put(row.getString("table_name"), row.getString("column_name"));
            }
        }
        for (Map.Entry<String, String> each : dealt.entrySet()) {
            String table = quoted(each.getKey());
            String column = quoted(each.getValue());
            long next;
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT COALESCE(MAX(%s), 0) + 1 FROM %s".formatted(column, table))) {
                row.next();
                next = row.getLong(1);
            }
            execute(connection, "ALTER TABLE %s ALTER COLUMN %s RESTART WITH %d".formatted(table, column, next));
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>(texts(connection, "names"));
        List<String> parents = texts(connection, "parents");
        names.sort((one, other) -> Boolean.compare(!parents.contains(one), !parents.contains(other)));
        return names;
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        return texts(connection, "columns", table);
    }

    private static List<String> texts(Connection connection, String statement, Object... parameters)
            throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(SQL.get(statement))) {
            Bind.to(ask, parameters);
            List<String> texts = new ArrayList<>();
            try (ResultSet row = ask.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
            return texts;
        }
    }

    private static String list(List<String> columns) {
        return columns.stream().map(Tables::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
