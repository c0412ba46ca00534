package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.broadsheet.delivery.Claim;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Outbox;
import org.broadsheet.delivery.OutboxContract;
import org.broadsheet.delivery.Settlement;
import org.broadsheet.delivery.Standing;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Bind;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcOutboxTest implements OutboxContract {

    private final List<Database> opened = new ArrayList<>();

    @Override
    public Outbox emptyOutbox() {
        Database database = TestDatabase.migrated();
        opened.add(database);
        return new JdbcOutbox(database);
    }

    /** Each claim asks for it first, so that a long backlog would be read again for every few messages. */
    @Test
    void whatADeadCourierHeldIsFoundWithoutReadingTheBacklog() throws Exception {
        Database database = TestDatabase.migrated();
        opened.add(database);
        JdbcOutbox outbox = new JdbcOutbox(database);
        for (int i = 0; i < 300; i++) {
            outbox.add(OutboxContract.mail("m" + i), NOON);
        }
        outbox.claim(Map.of("example.org", 4), "dead", NOON, LEASE);

        assertThatFewRowsAreRead(
                database, JdbcOutbox.SQL.get("lost"), lost -> Bind.to(lost, NOON.plus(LEASE), "other"));
    }

    /** A queue is looked into for every few messages, and most that is in the outbox of a domain has ended. */
    @Test
    void theHeadOfAQueueIsFoundWithoutReadingTheQueueOrWhatHasEnded() throws Exception {
        Database database = TestDatabase.migrated();
        opened.add(database);
        JdbcOutbox outbox = new JdbcOutbox(database);
        for (int i = 0; i < 600; i++) {
            outbox.add(OutboxContract.mail("m" + i), NOON);
        }
        outbox.settle(
                outbox.claim(Map.of("example.org", 300), "c", NOON, LEASE).taken().stream()
                        .map(claim -> new Settlement(claim, new Standing.Sent(NOON, "250")))
                        .toList(),
                true,
                NOON);

        assertThatFewRowsAreRead(database, JdbcOutbox.SQL.get("head"), head -> Bind.to(head, "example.org", NOON, 4));
    }

    /** A day's letters end one after the other, and H2 likes to look for what has ended among all that has. */
    @Test
    void theBytesOfSomeAreForgottenWithoutReadingAllThatHaveEnded() throws Exception {
        Database database = TestDatabase.migrated();
        opened.add(database);
        JdbcOutbox outbox = new JdbcOutbox(database);
        for (int i = 0; i < 300; i++) {
            outbox.add(OutboxContract.mail("m" + i), NOON);
        }
        List<Claim> claims =
                outbox.claim(Map.of("example.org", 300), "c", NOON, LEASE).taken();
        outbox.keep(
                claims.stream()
                        .map(claim -> OutboxContract.parcel(claim.message(), "text"))
                        .toList(),
                NOON);
        outbox.settle(
                claims.stream()
                        .map(claim -> new Settlement(claim, new Standing.Sent(NOON, "250")))
                        .toList(),
                true,
                NOON);
        Long[] three = claims.reversed().stream().limit(3).map(Claim::number).toArray(Long[]::new);

        assertThatFewRowsAreRead(database, JdbcOutbox.SQL.get("drop_at_once"), drop -> Bind.to(drop, three[0]));
        assertThatFewRowsAreRead(database, JdbcOutbox.SQL.get("drop_bytes"), drop -> {
            drop.setArray(1, drop.getConnection().createArrayOf("BIGINT", three));
            drop.setObject(2, Database.utc(NOON.plusSeconds(1)));
        });
    }

    /** With 10,000 readers, forgetting a day's mail read all that was old for each part of it, and pages and mail waited for minutes. */
    @Test
    void tidyingReadsNoMoreOfALargeOutboxThanItTakesAway() throws SQLException {
        Database database = TestDatabase.migrated();
        opened.add(database);
        database.run("fill", connection -> {
            try (PreparedStatement fill = connection.prepareStatement("""
                    INSERT INTO outbox (message_key, address, address_key, mail_domain, reader, message_id, due_at, expires_at,
                                        queued_at, standing, turn_at, attempts, unsure, reason, changed_at)
                    SELECT 'digest/s' || x, 'a@example.org', 'a@example.org', 'example.org', x, 'm' || x, now, now,
                           now, 'SENT', NULL, 1, 0, '', DATEADD(SECOND, MOD(x * 7919, 5000), now)
                    FROM (SELECT "X" AS x FROM SYSTEM_RANGE(1, 5000)), (SELECT CAST(? AS TIMESTAMP WITH TIME ZONE) AS now)""")) {
                Bind.to(fill, NOON);
                fill.executeUpdate();
            }
            try (PreparedStatement keep = connection.prepareStatement(
                    "INSERT INTO outbox_parcel (number, parcel, kept_at) SELECT MIN(number), X'00', ? FROM outbox")) {
                Bind.to(keep, NOON);
                keep.executeUpdate();
            }
        });
        Instant later = NOON.plus(Duration.ofDays(1));

        assertThatFewRowsAreRead(
                database, JdbcDigests.SQL.get("mail to forget"), statement -> Bind.to(statement, later, 5));
        assertThatFewRowsAreRead(database, JdbcDigests.SQL.get("forget mail"), statement -> Bind.to(statement, 1L));
        assertThatFewRowsAreRead(database, JdbcOutbox.SQL.get("past_keeping"), statement -> Bind.to(statement, later));
    }

    @FunctionalInterface
    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private static void assertThatFewRowsAreRead(Database database, String sql, Binding values) throws SQLException {
        try (Connection connection = database.connection();
                PreparedStatement statement = connection.prepareStatement("EXPLAIN ANALYZE " + sql)) {
            values.to(statement);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                String plan = row.getString(1);
                assertThat(Pattern.compile("scanCount: (\\d+)").matcher(plan).results())
                        .as(plan)
                        .isNotEmpty()
                        .allSatisfy(scanned ->
                                assertThat(Integer.parseInt(scanned.group(1))).isLessThan(10));
            }
        }
    }

    /** What a claim one minute later makes of a digest that was queued, or tried once, before something happened. */
    private Standing afterwards(boolean triedBefore, BiConsumer<JdbcSubscribers, ReaderId> happens) {
        Database database = TestDatabase.migrated();
        opened.add(database);
        JdbcSubscribers readers = new JdbcSubscribers(database);
        JdbcOutbox outbox = new JdbcOutbox(database);
        ReaderId ada = readers.join(
                        new EmailAddress("ada@example.org"),
                        "",
                        new DigestTime(LocalTime.NOON, ZoneOffset.UTC, DigestTime.WEEKDAYS),
                        ReaderDefaults.USUAL.profile(),
                        NOON)
                .orElseThrow();
        Message any = OutboxContract.mail("ada");
        MessageKey key = new MessageKey("digest/" + ada + "/2026-03-02");
        outbox.add(new Message(key, any.to(), any.messageId(), NOON, any.expiresAt()), NOON);
        if (triedBefore) {
            Claim first = outbox.claim(Map.of("example.org", 1), "c", NOON, LEASE)
                    .taken()
                    .getFirst();
            outbox.settle(List.of(new Settlement(first, new Standing.Queued(NOON, "451 later"))), true, NOON);
        }

        happens.accept(readers, ada);
        outbox.claim(Map.of("example.org", 1), "d", NOON.plusSeconds(60), LEASE);
        return outbox.standing(key).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoLeavesOrPausesWhileTheirDigestIsQueuedDoesNotGetIt(boolean triedBefore) {
        Instant resumes = NOON.plus(Duration.ofDays(3));

        assertThat(afterwards(triedBefore, (readers, ada) -> {})).isInstanceOf(Standing.Claimed.class);
        assertThat(afterwards(triedBefore, (readers, ada) -> readers.stop(ada, NOON)))
                .isEqualTo(new Standing.Withdrawn(NOON.plusSeconds(60), "the reader has left"));
        assertThat(afterwards(triedBefore, (readers, ada) -> readers.pause(ada, Optional.of(resumes))))
                .isEqualTo(new Standing.Withdrawn(NOON.plusSeconds(60), "the reader pauses until " + resumes));
        assertThat(afterwards(triedBefore, (readers, ada) -> readers.pause(ada, Optional.of(NOON))))
                .isInstanceOf(Standing.Claimed.class);
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
    }
}
