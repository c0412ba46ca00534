package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.broadsheet.delivery.OutboxContract.NOON;
import static org.broadsheet.delivery.OutboxContract.mail;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.broadsheet.FreePort;
import org.broadsheet.delivery.Composer;
import org.broadsheet.delivery.Courier;
import org.broadsheet.delivery.Delivered;
import org.broadsheet.delivery.DeliverySettings;
import org.broadsheet.delivery.LetterTest;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.delivery.SendOutcome;
import org.broadsheet.delivery.Standing;
import org.broadsheet.delivery.Transport;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL that goes away behind a 250, and comes back. */
class DatabaseAwayTest {

    private static final int MESSAGES = 120;

    @TempDir
    private Path folder;

    private final int port = FreePort.find();
    private final List<MessageKey> sent = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final CountDownLatch away = new CountDownLatch(1);
    private EmbeddedPostgres postgres;

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("pg"))
                .setCleanDataDirectory(false)
                .start();
    }

    private final class Way implements Transport {

        @Override
        public synchronized SendOutcome send(Parcel parcel) {
            sent.add(parcel.key());
            if (sent.size() == MESSAGES / 3) {
                stop();
            }
            return new SendOutcome.Accepted("250 ok");
        }

        @Override
        public void close() {}
    }

    private void stop() {
        try {
            postgres.close();
            away.countDown();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aDatabaseThatGoesAwayBehindA250AndComesBackCostsNoMessageAndRepeatsNone() throws Exception {
        postgres = start();
        try (Database database = Database.open(postgres.getJdbcUrl("postgres", "postgres"))) {
            JdbcOutbox outbox = new JdbcOutbox(database);
            for (int i = 0; i < MESSAGES; i++) {
                outbox.add(mail("m" + i, "m" + i + "@d" + i % 5 + ".example"), NOON);
            }
            try (Courier courier = courier(outbox, database)) {
                CompletableFuture<Delivered> round =
                        CompletableFuture.supplyAsync(courier::deliverDue, Thread.ofPlatform()::start);
                away.await();
                // Sending on without the means to record it is what would repeat messages.
                await().during(Duration.ofSeconds(1))
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> sent.size() <= MESSAGES / 3 + 1 + DeliverySettings.USUAL.workers());
                postgres = start();
                await().atMost(Duration.ofSeconds(90)).until(round::isDone);

                // What was being claimed as the database went is somebody else's until its lease ends.
                now.set(NOON.plus(DeliverySettings.USUAL.lease()));
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> courier.deliverDue().obstacle().isEmpty()
                                && outbox.due("nobody", now.get()).isEmpty());
            }

            assertThat(sent).doesNotHaveDuplicates().hasSize(MESSAGES);
            assertThat(sent)
                    .allSatisfy(key ->
                            assertThat(outbox.standing(key).orElseThrow()).isInstanceOf(Standing.Sent.class));
        } finally {
            postgres.close();
        }
    }

    private Courier courier(JdbcOutbox outbox, Database database) {
        Composer composer = key -> new Composer.Composition.Ready(LetterTest.letter("x"));
        return new Courier(
                new Courier.Tools(
                        outbox,
                        new JdbcRests(database),
                        Map.of("test", composer),
                        (number, message, letter) -> new Parcel(
                                message.key(),
                                message.to(),
                                Optional.empty(),
                                letter.text().getBytes(StandardCharsets.UTF_8)),
                        new Way(),
                        () -> Long.MAX_VALUE,
                        now::get),
                DeliverySettings.USUAL);
    }
}
