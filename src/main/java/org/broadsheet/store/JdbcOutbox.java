package org.broadsheet.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.delivery.Claim;
import org.broadsheet.delivery.Claims;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Outbox;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.RetryPolicy;
import org.broadsheet.delivery.Settlement;
import org.broadsheet.delivery.Standing;
import org.broadsheet.delivery.Suppressions;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.Statements;

/** The outbox in {@code outbox}, {@code outbox_parcel} and {@code suppression}. */
public final class JdbcOutbox implements Outbox {

    static final Statements SQL = Statements.of("outbox");

    /**
     * H2 notes all that a transaction deletes, so as to undo it: thousands of letters at once write a block of the file as
     * large as they are, of which then some page stays in use.
     */
    private static final int DROPPED_AT_ONCE = 50;

    private final Database database;

    public JdbcOutbox(Database database) {
        this.database = database;
    }

    /** Queues a message within the caller's transaction, so that what it tells about and the message exist both or neither. */
    public static boolean add(Connection connection, Message message, Instant now) throws SQLException {
        return add(connection, List.of(message), now) == 1;
    }

    /** @return how many were queued; of the others there is one with that key already, which stays as it is */
    static int add(Connection connection, List<Message> messages, Instant now) throws SQLException {
        int queued = 0;
        try (PreparedStatement add = connection.prepareStatement(SQL.get("add"))) {
            for (Message message : messages) {
                Bind.to(
                        add,
                        message.key().value(),
                        message.to().value(),
                        message.to().key(),
                        message.to().domain(),
                        reader(message.key()),
                        message.messageId(),
                        message.dueAt(),
                        message.expiresAt(),
                        now,
                        message.dueAt(),
                        now);
                queued += add.executeUpdate();
            }
        }
        return queued;
    }

    /** Whose digest a message is: {@code digest/s42/…}. Other kinds go out even to those who have left. */
    private static Optional<Long> reader(MessageKey key) {
        return key.kind().equals("digest")
                ? ReaderId.parse(key.value().split("/", -1)[1]).map(ReaderId::number)
                : Optional.empty();
    }

    @Override
    public boolean add(Message message, Instant now) {
        return database.transact("queue " + message.key(), connection -> add(connection, message, now));
    }

    @Override
    public Map<String, Integer> due(String courier, Instant now) {
        return database.transact("see which messages are due", connection -> {
            Map<String, Integer> domains = new LinkedHashMap<>();
            try (PreparedStatement due = connection.prepareStatement(SQL.get("due"))) {
                Bind.to(due, now, courier);
                ResultSet row = due.executeQuery();
                while (row.next()) {
                    domains.put(row.getString("mail_domain"), row.getInt("messages"));
                }
            }
            return domains;
        });
    }

    @Override
    public Claims claim(Map<String, Integer> shares, String courier, Instant now, Duration lease) {
        return database.transact(
                "claim messages",
                connection ->
                        new Claiming(connection, database.hasRivals(), courier, now, now.plus(lease), shares).run());
    }

    @Override
    public void keep(List<Parcel> parcels, Instant now) {
        if (!parcels.isEmpty()) {
            database.run("keep the bytes of messages", connection -> keep(connection, parcels, now));
        }
    }

    private static void keep(Connection connection, List<Parcel> parcels, Instant now) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(SQL.get("keep"))) {
            for (Parcel parcel : parcels) {
                Bind.to(
                        keep,
                        parcel.returnTo().map(EmailAddress::value),
                        parcel.bytes(),
                        now,
                        parcel.key().value());
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    @Override
    public boolean holds(Claim claim, String courier, Instant now, Duration lease) {
        Optional<Instant> leaseEnds = database.transact("look whether a claim holds", connection -> {
            try (PreparedStatement holds = connection.prepareStatement(SQL.get("holds"))) {
                Bind.to(holds, claim.number(), courier, claim.standing().attempts());
                try (ResultSet row = holds.executeQuery()) {
                    return row.next() ? Optional.of(Database.instant(row, "turn_at")) : Optional.empty();
                }
            }
        });
        return leaseEnds.isPresent() && (leaseEnds.get().isAfter(now) || holdsOn(claim, courier, now.plus(lease)));
    }

    private boolean holdsOn(Claim claim, String courier, Instant leaseEnds) {
        return database.transact("hold on to a claim", connection -> {
            try (PreparedStatement holdOn = connection.prepareStatement(SQL.get("hold_on"))) {
                Bind.to(
                        holdOn,
                        leaseEnds,
                        claim.number(),
                        courier,
                        claim.standing().attempts());
                return holdOn.executeUpdate() == 1;
            }
        });
    }

    @Override
    public void renew(String courier, Instant leaseEnds) {
        database.run("renew the lease of messages in hand", connection -> {
            List<Long> numbers =
                    numbers(connection, database.hasRivals() ? "in_hand_among_rivals" : "in_hand", courier);
            try (PreparedStatement renew = connection.prepareStatement(SQL.get("renew"))) {
                Bind.to(renew, leaseEnds);
                renew.setArray(2, connection.createArrayOf("BIGINT", numbers.toArray()));
                renew.setString(3, courier);
                renew.executeUpdate();
            }
        });
    }

    @Override
    public List<Settlement> settle(List<Settlement> settlements, boolean keepBytes, Instant now) {
        return database.transact("record how attempts ended", connection -> {
            List<Settlement> overtaken = new ArrayList<>();
            List<Parcel> unkept = new ArrayList<>();
            try (PreparedStatement settle = connection.prepareStatement(SQL.get("settle"));
                    PreparedStatement drop = connection.prepareStatement(SQL.get("drop_at_once"))) {
                // In one order, so that two who do this wait for each other instead of each for the other.
                for (Settlement settlement : settlements.stream()
                        .sorted(Comparator.comparingLong(one -> one.claim().number()))
                        .toList()) {
                    StandingRow row = StandingRow.of(
                            settlement.standing(), settlement.claim().standing().unsure());
                    Bind.to(
                            settle,
                            row.standing(),
                            row.turnAt(),
                            row.unsure(),
                            row.reason(),
                            now,
                            settlement.claim().number(),
                            settlement.claim().standing().attempts());
                    if (settle.executeUpdate() == 0) {
                        overtaken.add(settlement);
                        continue;
                    }
                    if (settlement.standing() instanceof Standing.Refused(Instant at, String reply)) {
                        JdbcSuppressions.suppress(
                                connection, settlement.claim().message().to(), Suppressions.Cause.REFUSED, reply, at);
                    }
                    if (keepBytes || row.turnAt() != null) {
                        settlement.unkept().ifPresent(unkept::add);
                    } else if (settlement.unkept().isEmpty()) {
                        Bind.to(drop, settlement.claim().number());
                        drop.addBatch();
                    }
                }
                drop.executeBatch();
                keep(connection, unkept, now);
            }
            return overtaken;
        });
    }

    @Override
    public Optional<Standing> standing(MessageKey key) {
        return database.transact("see where " + key + " stands", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SQL.get("standing"))) {
                Bind.to(statement, key.value());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(StandingRow.read(row)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public int dropBytes(Instant endedBefore) {
        List<Long> numbers = database.transact(
                "look for the bytes of old messages", connection -> numbers(connection, "past_keeping", endedBefore));
        int dropped = 0;
        for (int from = 0; from < numbers.size(); from += DROPPED_AT_ONCE) {
            dropped += drop(numbers.subList(from, Math.min(numbers.size(), from + DROPPED_AT_ONCE)), endedBefore);
        }
        return dropped;
    }

    private static List<Long> numbers(Connection connection, String statement, Object of) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(SQL.get(statement))) {
            Bind.to(find, of);
            List<Long> numbers = new ArrayList<>();
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getLong("number"));
                }
            }
            return numbers;
        }
    }

    private int drop(List<Long> numbers, Instant endedBefore) {
        return database.transact("drop the bytes of old messages", connection -> {
            try (PreparedStatement drop = connection.prepareStatement(SQL.get("drop_bytes"))) {
                drop.setArray(1, connection.createArrayOf("BIGINT", numbers.toArray()));
                drop.setObject(2, Database.utc(endedBefore));
                return drop.executeUpdate();
            }
        });
    }

    /** One look into the outbox, within one transaction. */
    private static final class Claiming {

        private final Connection connection;
        private final boolean rivals;
        private final String courier;
        private final Instant now;
        private final Instant leaseEnds;
        private final Map<String, Integer> left;
        private final List<Claim> taken = new ArrayList<>();
        private int givenUp;
        private int withdrawn;

        Claiming(
                Connection connection,
                boolean rivals,
                String courier,
                Instant now,
                Instant leaseEnds,
                Map<String, Integer> shares) {
            this.connection = connection;
            this.rivals = rivals;
            this.courier = courier;
            this.now = now;
            this.leaseEnds = leaseEnds;
            this.left = new LinkedHashMap<>(shares);
        }

        /** First what dead couriers had in hand, since it was its turn long ago; at most some windows full. */
        Claims run() throws SQLException {
            try (PreparedStatement lost = connection.prepareStatement(SQL.get(rivals ? "lost_among_rivals" : "lost"));
                    PreparedStatement head =
                            connection.prepareStatement(SQL.get(rivals ? "head_among_rivals" : "head"))) {
                Bind.to(lost, now, courier);
                decideEach(lost);
                for (String domain : List.copyOf(left.keySet())) {
                    Bind.to(head, domain, now, left.get(domain));
                    decideEach(head);
                }
            }
            return new Claims(taken, givenUp, withdrawn);
        }

        private void decideEach(PreparedStatement found) throws SQLException {
            try (ResultSet row = found.executeQuery()) {
                while (row.next()) {
                    String domain = row.getString("mail_domain");
                    if (left.getOrDefault(domain, 0) > 0) {
                        left.merge(domain, -1, Integer::sum);
                        decide(row);
                    }
                }
            }
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
                Bind.to(claim, courier, leaseEnds, now, number, attempts);
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
                Bind.to(kept, number);
                ResultSet row = kept.executeQuery();
                return row.next()
                        ? Optional.of(new Parcel(
                                message.key(),
                                message.to(),
                                Optional.ofNullable(row.getString("return_to")).map(EmailAddress::new),
                                row.getBytes("parcel")))
                        : Optional.empty();
            }
        }

        private void end(long number, int attempts, Standing.AfterAttempt standing) throws SQLException {
            try (PreparedStatement end = connection.prepareStatement(SQL.get("end_unclaimed"))) {
                StandingRow row = StandingRow.of(standing, 0);
                Bind.to(end, row.standing(), row.reason(), now, number, attempts);
                int ended = end.executeUpdate();
                withdrawn += standing instanceof Standing.Withdrawn ? ended : 0;
                givenUp += standing instanceof Standing.Withdrawn ? 0 : ended;
            }
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
}
