package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.broadsheet.delivery.Bounces;
import org.broadsheet.delivery.Report;
import org.broadsheet.delivery.Suppressions.Cause;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** Reports about messages in {@code outbox}, {@code soft_bounce} and {@code suppression}. */
public final class JdbcBounces implements Bounces {

    static final Statements SQL = Statements.of("bounces");

    /** A soft bounce counts this long. A guess: long enough for a weekly digest to bounce several times. */
    public static final Duration COUNTS_FOR = Duration.ofDays(30);

    /** So many soft bounces within {@link #COUNTS_FOR} and the mailbox is taken for dead. */
    public static final int MOST = 5;

    private final Database database;

    public JdbcBounces(Database database) {
        this.database = database;
    }

    @Override
    public Effect take(long number, Report report, Instant now) {
        if (report instanceof Report.NoFailure(String action)) {
            return new Effect.Ignored("the report says \"" + action + "\", which is no failure");
        }
        return database.transact("take in a report about message " + number, connection -> {
            try (PreparedStatement message = connection.prepareStatement(SQL.get("message"))) {
                Bind.to(message, number);
                try (ResultSet row = message.executeQuery()) {
                    if (!row.next()) {
                        return new Effect.Ignored("there is no such message any more");
                    }
                    if (!first(connection, number, now)) {
                        return new Effect.Ignored(
                                "a report about " + row.getString("message_key") + " has been counted already");
                    }
                    return follow(
                            connection,
                            number,
                            new EmailAddress(row.getString("address")),
                            row.getString("mail_domain"),
                            Optional.ofNullable(row.getObject("reader", Long.class)),
                            report,
                            now);
                }
            }
        });
    }

    private static boolean first(Connection connection, long number, Instant now) throws SQLException {
        try (PreparedStatement first = connection.prepareStatement(SQL.get("report"))) {
            Bind.to(first, now, number);
            return first.executeUpdate() == 1;
        }
    }

    private static Effect follow(
            Connection connection,
            long number,
            EmailAddress address,
            String domain,
            Optional<Long> reader,
            Report report,
            Instant now)
            throws SQLException {
        return switch (report) {
            case Report.Hard(String reply) -> suppressed(connection, address, Cause.BOUNCED, reply, now);
            case Report.Complaint(String kind) -> unsubscribed(connection, address, reader, kind, now);
            case Report.Policy(String reply) -> noted(connection, number, domain, reply);
            case Report.Soft(String reply) -> counted(connection, number, address, reply, now);
            case Report.NoFailure(String action) -> new Effect.Ignored(action);
        };
    }

    private static Effect noted(Connection connection, long number, String domain, String reply) throws SQLException {
        try (PreparedStatement note = connection.prepareStatement(SQL.get("note"))) {
            Bind.to(note, "a report came back: " + reply, number);
            note.executeUpdate();
        }
        return new Effect.Noted(domain, reply);
    }

    private static Effect unsubscribed(
            Connection connection, EmailAddress address, Optional<Long> reader, String kind, Instant now)
            throws SQLException {
        JdbcSuppressions.suppress(connection, address, Cause.COMPLAINT, kind, now);
        if (reader.isPresent()) {
            JdbcSubscribers.stop(connection, new ReaderId(reader.get()), now);
        }
        return new Effect.Unsubscribed();
    }

    private static Effect suppressed(
            Connection connection, EmailAddress address, Cause cause, String reply, Instant now) throws SQLException {
        JdbcSuppressions.suppress(connection, address, cause, reply, now);
        return new Effect.Suppressed(cause);
    }

    private static Effect counted(Connection connection, long number, EmailAddress address, String reply, Instant now)
            throws SQLException {
        try (PreparedStatement expire = connection.prepareStatement(SQL.get("expire"));
                PreparedStatement soft = connection.prepareStatement(SQL.get("soft"));
                PreparedStatement score = connection.prepareStatement(SQL.get("score"))) {
            Bind.to(expire, now.minus(COUNTS_FOR));
            expire.executeUpdate();
            Bind.to(soft, number, address.key(), reply, now);
            soft.executeUpdate();
            Bind.to(score, address.key(), now.minus(COUNTS_FOR));
            try (ResultSet row = score.executeQuery()) {
                row.next();
                int bounces = row.getInt("score");
                return bounces >= MOST
                        ? suppressed(
                                connection,
                                address,
                                Cause.BOUNCED,
                                "%d soft bounces within %d days, the last: %s"
                                        .formatted(bounces, COUNTS_FOR.toDays(), reply),
                                now)
                        : new Effect.Counted(bounces);
            }
        }
    }
}
