package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.broadsheet.delivery.Claim;
import org.broadsheet.delivery.Claims;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.RetryPolicy;
import org.broadsheet.delivery.Standing;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** One look into the outbox, within one transaction: what is due is claimed, and what nobody wants any more is ended. */
final class Claiming {

    private static final Statements SQL = Statements.of("outbox");

    private final Connection connection;
    private final boolean rivals;
    private final String courier;
    private final Instant now;
    private final Instant leaseEnds;
    private final List<Claim> taken = new ArrayList<>();
    private int givenUp;
    private int withdrawn;

    Claiming(Connection connection, boolean rivals, String courier, Instant now, Instant leaseEnds) {
        this.connection = connection;
        this.rivals = rivals;
        this.courier = courier;
        this.now = now;
        this.leaseEnds = leaseEnds;
    }

    void from(String domain, int most) throws SQLException {
        int lost = take(rivals ? "lost_among_rivals" : "lost", domain, most);
        if (lost < most) {
            take(rivals ? "head_among_rivals" : "head", domain, most - lost);
        }
    }

    private int take(String statement, String domain, int most) throws SQLException {
        int found = 0;
        try (PreparedStatement head = connection.prepareStatement(SQL.get(statement))) {
            head.setString(1, domain);
            head.setObject(2, Database.utc(now));
            head.setString(3, courier);
            head.setInt(4, most);
            try (ResultSet row = head.executeQuery()) {
                while (row.next()) {
                    decide(row);
                    found++;
                }
            }
        }
        return found;
    }

    private void decide(ResultSet row) throws SQLException {
        Message message = message(row);
        long number = row.getLong("number");
        int attempts = row.getInt("attempts");
        String reason = row.getString("reason");
        Optional<? extends Standing.AfterAttempt> instead = unwanted(row)
                .or(() -> RetryPolicy.tooLate(message, reason, now).map(late -> late));
        if (instead.isPresent()) {
            end(number, attempts, instead.get());
        } else {
            claim(number, message, attempts, row.getInt("unsure"));
        }
    }

    private Optional<Standing.AfterAttempt> unwanted(ResultSet row) throws SQLException {
        if (row.getString("cause") != null) {
            String why = "the address is suppressed (%s): %s"
                    .formatted(row.getString("cause").toLowerCase(Locale.ROOT), row.getString("reply"));
            return Optional.of(new Standing.Withdrawn(now, why));
        }
        if (row.getObject("left_at") != null) {
            return Optional.of(new Standing.Withdrawn(now, "the reader has left"));
        }
        OffsetDateTime paused = row.getObject("paused_until", OffsetDateTime.class);
        return paused == null || !paused.toInstant().isAfter(now)
                ? Optional.empty()
                : Optional.of(new Standing.Withdrawn(now, "the reader pauses until " + paused.toInstant()));
    }

    private void claim(long number, Message message, int attempts, int unsure) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(SQL.get("claim"))) {
            claim.setString(1, courier);
            claim.setObject(2, Database.utc(leaseEnds));
            claim.setObject(3, Database.utc(now));
            claim.setLong(4, number);
            claim.setInt(5, attempts);
            if (claim.executeUpdate() == 1) {
                taken.add(new Claim(
                        number,
                        message,
                        new Standing.Claimed(leaseEnds, attempts + 1, unsure),
                        attempts == 0 ? Optional.empty() : kept(number, message)));
            }
        }
    }

    private Optional<Parcel> kept(long number, Message message) throws SQLException {
        try (PreparedStatement kept = connection.prepareStatement(SQL.get("kept"))) {
            kept.setLong(1, number);
            try (ResultSet row = kept.executeQuery()) {
                return row.next()
                        ? Optional.of(new Parcel(
                                message.key(),
                                message.to(),
                                Optional.ofNullable(row.getString("return_to"))
                                        .map(EmailAddress::new),
                                row.getBytes("parcel")))
                        : Optional.empty();
            }
        }
    }

    private void end(long number, int attempts, Standing.AfterAttempt standing) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(SQL.get("end_unclaimed"))) {
            StandingRow row = StandingRow.of(standing, 0);
            end.setString(1, row.standing());
            end.setString(2, row.reason());
            end.setObject(3, Database.utc(now));
            end.setLong(4, number);
            end.setInt(5, attempts);
            if (end.executeUpdate() == 0) {
                return;
            }
            if (standing instanceof Standing.Withdrawn) {
                withdrawn++;
            } else {
                givenUp++;
            }
        }
    }

    Claims claims() {
        return new Claims(taken, givenUp, withdrawn);
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                new MessageKey(row.getString("message_key")),
                new EmailAddress(row.getString("address")),
                row.getString("message_id"),
                Database.instant(row, "due_at"),
                Database.instant(row, "expires_at"));
    }
}
