package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Profile;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscriber.Origin;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.ProfileJson;
import org.broadsheet.store.database.Statements;

/** Rows of the table {@code reader}, read and written; shared by whoever asks for readers. */
final class ReaderRows {

    /** Stands before the days if one digest comes a month. */
    private static final String MONTHLY = "M";

    private static final Statements SQL = Statements.of("subscribers");

    enum Left {
        FILE_GONE,
        STOPPED
    }

    /** What a file or the desk says of a reader. */
    record Described(EmailAddress email, String name, Origin origin, DigestTime time, Profile profile) {

        static Described by(Subscribers.FileReader file) {
            return new Described(file.email(), file.name(), new Origin.File(file.file()), file.time(), file.profile());
        }

        boolean fits(Subscriber reader) {
            return equals(
                    new Described(reader.email(), reader.name(), reader.origin(), reader.time(), reader.profile()));
        }

        /** The first moment after {@code now} at which the reader's clock shows their time. */
        Instant firstDue(Instant now) {
            return time.nextAfter(time.newestAt(now));
        }
    }

    /** Of an active reader {@code nextDue} is present and {@code left} is not; of one who has left, the other way round. */
    record Row(Subscriber reader, Optional<Instant> nextDue, Optional<Left> left) {}

    private ReaderRows() {}

    static List<Row> query(Connection connection, String name, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL.get(name))) {
            Bind.to(statement, parameters);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(read(row));
                }
            }
            return rows;
        }
    }

    static void bindDescription(PreparedStatement statement, int first, Described reader) throws SQLException {
        Bind.from(
                first,
                statement,
                reader.origin() instanceof Origin.File(String name) ? name : null,
                reader.time().at(),
                reader.time().zone().getId(),
                weekDays(reader.time()),
                ProfileJson.write(reader.profile()));
    }

    /** The days as the column {@code week_days} has them: {@code 12345}, or {@code M1} for the first Monday of each month. */
    static String weekDays(DigestTime time) {
        return (time.monthly() ? MONTHLY : "")
                + EnumSet.copyOf(time.days()).stream()
                        .map(day -> Integer.toString(day.getValue()))
                        .collect(Collectors.joining());
    }

    /** What the columns {@code send_at}, {@code zone} and {@code week_days} say. */
    static DigestTime digestTime(ResultSet row) throws SQLException {
        String written = row.getString("week_days");
        boolean monthly = written.startsWith(MONTHLY);
        Set<DayOfWeek> days = written.substring(monthly ? MONTHLY.length() : 0)
                .chars()
                .mapToObj(digit -> DayOfWeek.of(digit - '0'))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
        return new DigestTime(
                row.getObject("send_at", LocalTime.class), ZoneId.of(row.getString("zone")), days, monthly);
    }

    private static Row read(ResultSet row) throws SQLException {
        String file = row.getString("file_name");
        Subscriber reader = new Subscriber(
                new ReaderId(row.getLong("number")),
                new EmailAddress(row.getString("address")),
                row.getString("name"),
                file == null ? new Origin.Desk() : new Origin.File(file),
                digestTime(row),
                ProfileJson.read(row.getString("profile")),
                Database.instant(row, "since"),
                Database.instant(row, "profile_changed"),
                instantIfAny(row, "paused_until"),
                row.getInt("edition"));
        return new Row(
                reader,
                instantIfAny(row, "next_due"),
                Optional.ofNullable(row.getString("left_how")).map(Left::valueOf));
    }

    private static Optional<Instant> instantIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** A number that may be missing. */
    static OptionalInt number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
