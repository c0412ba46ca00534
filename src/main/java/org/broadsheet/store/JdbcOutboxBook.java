package org.broadsheet.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** The operator's view of {@code outbox}. */
public final class JdbcOutboxBook implements OutboxBook {

    static final Statements SQL = Statements.of("outbox_book");

    /** A message the operator brings back has at least this long. */
    private static final Duration SECOND_LIFE = Duration.ofDays(1);

    private final Database database;

    public JdbcOutboxBook(Database database) {
        this.database = database;
    }

    @Override
    public Map<Kind, Long> counts() {
        return database.transact("count messages", connection -> {
            Map<Kind, Long> counts = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                counts.put(kind, 0L);
            }
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("counts"));
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.put(Kind.valueOf(row.getString("standing")), row.getLong("messages"));
                }
            }
            return counts;
        });
    }

    @Override
    public long due(Instant now) {
        return database.transact("count due messages", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("due"))) {
                Bind.to(statement, now);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return row.getLong("messages");
                }
            }
        });
    }

    @Override
    public long deferred() {
        return database.transact("count deferred messages", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("deferred"));
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong("messages");
            }
        });
    }

    @Override
    public Optional<Instant> oldestWaiting(Instant now) {
        return database.transact("find the oldest waiting message", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("oldest"))) {
                Bind.to(statement, now);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant);
                }
            }
        });
    }

    @Override
    public List<Why> reasons(int most) {
        return database.transact("see why messages wait", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("reasons"))) {
                Bind.to(statement, most);
                return whys(statement);
            }
        });
    }

    @Override
    public List<Why> endings(Instant since, int most) {
        return database.transact("see why messages did not go out", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("endings"))) {
                Bind.to(statement, since, most);
                return whys(statement);
            }
        });
    }

    private static List<Why> whys(PreparedStatement statement) throws SQLException {
        List<Why> whys = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                whys.add(new Why(row.getString("reason"), row.getLong("messages")));
            }
        }
        return whys;
    }

    @Override
    public List<Entry> list(Optional<Kind> kind, int most) {
        return database.transact("list messages", connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(SQL.get(kind.isPresent() ? "list_kind" : "list"))) {
                int next = 1;
                if (kind.isPresent()) {
                    statement.setString(next++, kind.get().name());
                }
                statement.setInt(next, most);
                return entries(statement);
            }
        });
    }

    @Override
    public Optional<Entry> find(MessageKey key) {
        return database.transact("find " + key, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("find"))) {
                Bind.to(statement, key.value());
                return entries(statement).stream().findFirst();
            }
        });
    }

    private static List<Entry> entries(PreparedStatement statement) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                entries.add(new Entry(
                        row.getLong("number"),
                        new MessageKey(row.getString("message_key")),
                        new EmailAddress(row.getString("address")),
                        row.getString("message_id"),
                        StandingRow.read(row),
                        row.getInt("attempts"),
                        Database.instant(row, "queued_at"),
                        Database.instant(row, "due_at"),
                        Database.instant(row, "expires_at"),
                        Database.instant(row, "changed_at")));
            }
        }
        return entries;
    }

    @Override
    public boolean retry(MessageKey key, Instant now) {
        return database.transact("retry " + key, connection -> {
            try (PreparedStatement retry = connection.prepareStatement(SQL.get("retry"))) {
                Bind.to(retry, now, now, now, now.plus(SECOND_LIFE), key.value());
                return retry.executeUpdate() == 1;
            }
        });
    }

    @Override
    public boolean drop(MessageKey key, Instant now) {
        return database.transact("drop " + key, connection -> {
            try (PreparedStatement drop = connection.prepareStatement(SQL.get("drop"))) {
                Bind.to(drop, now, key.value());
                return drop.executeUpdate() == 1;
            }
        });
    }
}
