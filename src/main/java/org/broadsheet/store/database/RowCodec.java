package org.broadsheet.store.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as octets, the same whichever database they come from, so that a checksum taken on one holds on the other. */
final class RowCodec {

    private static final char NULL = 'N';
    private static final char TEXT = 'S';
    private static final char NUMBER = 'L';
    private static final char FRACTION = 'F';
    private static final char YES_OR_NO = 'B';
    private static final char OCTETS = 'A';
    private static final char DAY = 'D';
    private static final char CLOCK = 'T';
    private static final char MOMENT = 'M';

    private RowCodec() {}

    /** The cells of the row that stands ready. */
    static List<Object> read(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<Object> cells = new ArrayList<>(columns.getColumnCount());
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            cells.add(cell(row, i, columns.getColumnType(i), columns.getColumnTypeName(i)));
        }
        return cells;
    }

    private static @Nullable Object cell(ResultSet row, int column, int type, String name) throws SQLException {
        Object value = switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> row.getLong(column);
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> row.getDouble(column);
            case Types.BOOLEAN, Types.BIT -> row.getBoolean(column);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> row.getBytes(column);
            case Types.DATE -> row.getObject(column, LocalDate.class);
            case Types.TIME -> row.getObject(column, LocalTime.class);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> moment(row, column);
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> row.getString(column);
            default -> throw new SQLException("A column of the type %s cannot be copied.".formatted(name));
        };
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static void bind(PreparedStatement statement, List<Object> cells) throws SQLException {
        for (int i = 0; i < cells.size(); i++) {
            switch (cells.get(i)) {
                case null -> statement.setObject(i + 1, null);
                case Instant at -> statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
                case byte[] octets -> statement.setBytes(i + 1, octets);
                case Object other -> statement.setObject(i + 1, other);
            }
        }
    }

    static void write(List<Object> cells, DataOutputStream out) throws IOException {
        for (Object cell : cells) {
            switch (cell) {
                case null -> out.writeByte(NULL);
                case String text -> octets(TEXT, text.getBytes(StandardCharsets.UTF_8), out);
                case byte[] octets -> octets(OCTETS, octets, out);
                case Long number -> number(NUMBER, number, out);
                case Double fraction -> number(FRACTION, Double.doubleToLongBits(fraction), out);
                case Boolean yes -> number(YES_OR_NO, yes ? 1 : 0, out);
                case LocalDate day -> number(DAY, day.toEpochDay(), out);
                case LocalTime clock -> number(CLOCK, clock.toNanoOfDay(), out);
                case Instant at -> number(MOMENT, at.toEpochMilli(), out);
                case Object other -> throw new IllegalStateException("cannot write a " + other.getClass());
            }
        }
    }

    private static void octets(char kind, byte[] octets, DataOutputStream out) throws IOException {
        out.writeByte(kind);
        out.writeInt(octets.length);
        out.write(octets);
    }

    private static void number(char kind, long number, DataOutputStream out) throws IOException {
        out.writeByte(kind);
        out.writeLong(number);
    }

    static List<Object> read(DataInputStream in, int columns) throws IOException {
        List<Object> cells = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            char kind = (char) in.readByte();
            cells.add(
                    switch (kind) {
                        case NULL -> null;
                        case TEXT -> new String(octets(in), StandardCharsets.UTF_8);
                        case OCTETS -> octets(in);
                        case NUMBER -> in.readLong();
                        case FRACTION -> Double.longBitsToDouble(in.readLong());
                        case YES_OR_NO -> in.readLong() == 1;
                        case DAY -> LocalDate.ofEpochDay(in.readLong());
                        case CLOCK -> LocalTime.ofNanoOfDay(in.readLong());
                        case MOMENT -> Instant.ofEpochMilli(in.readLong());
                        default -> throw new IOException("The backup is damaged: it has a cell of the kind " + kind);
                    });
        }
        return cells;
    }

    private static byte[] octets(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] octets = in.readNBytes(length);
        if (octets.length < length) {
            throw new IOException("The backup is damaged: it ends within a cell.");
        }
        return octets;
    }
}
