package org.broadsheet.store.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Gives statements their values: the one place that knows what of Java goes into which column. */
public final class Bind {

    private Bind() {}

    /**
     * Values in the order of the statement's question marks. An {@link Instant} goes in as {@link Database#utc}, an enum as its
     * name, an empty {@link Optional} or null as NULL, everything else as it is.
     */
    public static void to(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        from(1, statement, values);
    }

    /** {@link #to}, where the first value belongs to another question mark than the first, which is 1. */
    public static void from(int first, PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(first + i, column(values[i]));
        }
    }

    private static @Nullable Object column(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant moment -> Database.utc(moment);
            case Enum<?> word -> word.name();
            case Optional<?> maybe -> column(maybe.orElse(null));
            case OptionalInt maybe -> maybe.isPresent() ? maybe.getAsInt() : null;
            default -> value;
        };
    }
}
