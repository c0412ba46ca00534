package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.delivery.OutboxContract.LEASE;
import static org.broadsheet.delivery.OutboxContract.NOON;
import static org.broadsheet.delivery.OutboxContract.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.broadsheet.delivery.Bounces;
import org.broadsheet.delivery.Bounces.Effect;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Report;
import org.broadsheet.delivery.Suppressions.Cause;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.ReaderId;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcBouncesTest {

    private static final EmailAddress ADA = new EmailAddress("ada@example.org");

    private static final DigestTime EVERY_NOON = new DigestTime(LocalTime.NOON, ZoneOffset.UTC, DigestTime.WEEKDAYS);

    private final Database database = TestDatabase.migrated();
    private final Bounces bounces = new JdbcBounces(database);
    private final JdbcSuppressions suppressions = new JdbcSuppressions(database);
    private int messages;

    @AfterEach
    void close() {
        database.close();
    }

    /** The number of a fresh message to Ada. */
    private long sent() {
        return sent("test/m" + messages++);
    }

    private long sent(String key) {
        JdbcOutbox outbox = new JdbcOutbox(database);
        Message mail = mail("any", "Ada@example.org");
        outbox.add(
                new Message(
                        new MessageKey(key),
                        mail.to(),
                        "<" + messages + "@broadsheet.example>",
                        NOON,
                        mail.expiresAt()),
                NOON);
        return outbox.claim(outbox.due("c" + messages, NOON), "c" + messages, NOON, LEASE)
                .taken()
                .getLast()
                .number();
    }

    @Test
    void aHardReportSuppressesTheAddressWithItsReply() {
        assertThat(bounces.take(sent(), new Report.Hard("5.1.1 no such user"), NOON))
                .isEqualTo(new Effect.Suppressed(Cause.BOUNCED));

        assertThat(suppressions.find(ADA))
                .hasValueSatisfying(found -> assertThat(found.reply()).isEqualTo("5.1.1 no such user"));
    }

    @Test
    void aComplaintEndsTheSubscriptionAsIfTheReaderHadAskedAndSuppressesToo() {
        JdbcSubscribers readers = new JdbcSubscribers(database);
        ReaderId ada = readers.join(ADA, "", EVERY_NOON, ReaderDefaults.USUAL.profile(), NOON)
                .orElseThrow();
        long number = sent();

        assertThat(bounces.take(number, new Report.Complaint("abuse"), NOON)).isEqualTo(new Effect.Unsubscribed());

        assertThat(readers.find(ada)).isEmpty();
        assertThat(suppressions.find(ADA))
                .hasValueSatisfying(found -> assertThat(found.cause()).isEqualTo(Cause.COMPLAINT));
        assertThat(bounces.take(number, new Report.Complaint("abuse"), NOON)).isInstanceOf(Effect.Ignored.class);
    }

    @Test
    void aComplaintAboutADigestEndsItsReadersSubscriptionWhateverTheirAddressIsToday() {
        JdbcSubscribers readers = new JdbcSubscribers(database);
        ReaderId ada = readers.join(
                        new EmailAddress("new@example.org"), "", EVERY_NOON, ReaderDefaults.USUAL.profile(), NOON)
                .orElseThrow();

        bounces.take(sent("digest/" + ada + "/2026-03-02"), new Report.Complaint("abuse"), NOON);

        assertThat(readers.find(ada)).isEmpty();
    }

    @Test
    void aReplayedReportCountsOnce() {
        long number = sent();

        assertThat(bounces.take(number, new Report.Soft("4.4.7"), NOON)).isEqualTo(new Effect.Counted(1));
        for (int i = 0; i < 20; i++) {
            assertThat(bounces.take(number, new Report.Hard("5.1.1"), NOON)).isInstanceOf(Effect.Ignored.class);
        }
        assertThat(suppressions.all()).isEmpty();
    }

    @Test
    void aReportAboutNoMessageThatWeKnowDoesNothing() {
        assertThat(bounces.take(4711, new Report.Hard("5.1.1"), NOON)).isInstanceOf(Effect.Ignored.class);
    }

    @Test
    void fiveSoftReportsWithinAMonthSuppressAndOlderOnesExpire() {
        Instant now = NOON;
        for (int i = 0; i < 20; i++) {
            now = now.plus(Duration.ofDays(8));
            assertThat(bounces.take(sent(), new Report.Soft("5.2.2 full"), now)).isInstanceOf(Effect.Counted.class);
        }
        assertThat(suppressions.find(ADA)).isEmpty();

        for (int i = 0; i < 5 && suppressions.find(ADA).isEmpty(); i++) {
            bounces.take(sent(), new Report.Soft("5.2.2 full"), now);
        }
        assertThat(suppressions.find(ADA)).isPresent();
    }

    @Test
    void aPolicyRefusalThatALetterReportsStaysWithItsMessageAndNeverMakesADeadMailboxOrARestingDomain() {
        long number = sent("test/refused");
        database.run(
                "end it",
                connection -> connection
                        .prepareStatement("UPDATE outbox SET standing = 'SENT', turn_at = NULL, courier = NULL")
                        .executeUpdate());

        assertThat(bounces.take(number, new Report.Policy("5.7.1 blocked"), NOON))
                .isEqualTo(new Effect.Noted("example.org", "5.7.1 blocked"));

        assertThat(suppressions.all()).isEmpty();
        assertThat(new JdbcRests(database).all()).isEmpty();
        assertThat(new JdbcOutboxBook(database).find(new MessageKey("test/refused")))
                .hasValueSatisfying(entry -> assertThat(entry.toString()).contains("5.7.1 blocked"));
    }

    @Test
    void aLiftedAddressGetsMailAgain() {
        bounces.take(sent(), new Report.Hard("5.1.1"), NOON);

        assertThat(suppressions.lift(ADA)).isTrue();
        assertThat(suppressions.lift(ADA)).isFalse();

        assertThat(suppressions.all()).isEmpty();
    }
}
