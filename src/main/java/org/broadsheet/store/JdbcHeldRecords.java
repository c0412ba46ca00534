package org.broadsheet.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;
import org.broadsheet.subscription.HeldRecords;

/**
 * Looks a reader up in every table that has a column for readers or addresses, as the database itself lists them: so a table that
 * is added tomorrow is not forgotten.
 */
public final class JdbcHeldRecords implements HeldRecords {

    private static final Statements SQL = Statements.of("held_records");

    private final Database database;

    public JdbcHeldRecords(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, List<Map<String, Object>>> of(ReaderId reader, EmailAddress email) {
        return database.transact("read all that is held about " + reader, connection -> {
            Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
            for (Map.Entry<String, List<String>> table : tables(connection).entrySet()) {
                List<Object> values = table.getValue().stream()
                        .map(column -> value(column, reader, email))
                        .toList();
                keep(all, table.getKey(), rows(connection, query(table.getKey(), table.getValue()), values));
            }
            keep(all, "outbox_parcel", rows(connection, SQL.get("parcels"), List.of(reader.number(), email.key())));
            return all;
        });
    }

    private static void keep(Map<String, List<Map<String, Object>>> all, String table, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            all.put(table, rows);
        }
    }

    /** Each table that can name somebody, and its columns that do. */
    private static Map<String, List<String>> tables(Connection connection) throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL.get("columns that name somebody"));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                tables.computeIfAbsent(row.getString("table_name"), unused -> new ArrayList<>())
                        .add(row.getString("column_name"));
            }
        }
        return tables;
    }

    /** Names of tables and columns are the schema's own. */
    private static String query(String table, List<String> columns) {
        return columns.stream()
                .map(column -> "\"" + column + "\" = ?")
                .collect(Collectors.joining(" OR ", "SELECT * FROM \"" + table + "\" WHERE ", ""));
    }

    private static Object value(String column, ReaderId reader, EmailAddress email) {
        return switch (column) {
            case "address" -> email.value();
            case "address_key" -> email.key();
            default -> reader.number();
        };
    }

    private static List<Map<String, Object>> rows(Connection connection, String sql, List<Object> values)
            throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Map<String, Object> one = new LinkedHashMap<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        String name = row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
                        plain(row, i).ifPresent(value -> one.put(name, value));
                    }
                    rows.add(one);
                }
            }
        }
        return rows;
    }

    private static Optional<Object> plain(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return Optional.ofNullable(
                switch (value) {
                    case null -> null;
                    case Number number -> number;
                    case Boolean truth -> truth;
                    case byte[] bytes -> text(bytes);
                    case java.sql.Timestamp moment -> moment.toInstant().toString();
                    case OffsetDateTime moment -> moment.toInstant().toString();
                    default -> String.valueOf(value);
                });
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? text : Base64.getEncoder().encodeToString(bytes);
        } catch (CharacterCodingException noText) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
