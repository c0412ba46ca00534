package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.broadsheet.bench.TortureDaemon;
import org.broadsheet.delivery.Courier;
import org.broadsheet.delivery.Message;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Parcel;
import org.broadsheet.mail.FaultySink;
import org.broadsheet.profiles.DigestTime;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.Papers;
import org.broadsheet.store.JdbcOutbox;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups and moves between an embedded database and a real PostgreSQL. */
class BackupTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final DigestTime SEVEN =
            new DigestTime(LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"), DigestTime.WEEKDAYS);

    @TempDir
    private Path folder;

    @Test
    void whatIsBackedUpWhileInUseIsRestoredOnEitherKindOfDatabase() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), "a key");
        Path profiles = Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(profiles.resolve("ada.yaml"), "email: ada@example.org");
        Path file = folder.resolve("night.backup");
        try (TestPostgres postgres = TestPostgres.start();
                Database old = Database.open(Database.embedded(folder.resolve("old")));
                Database other = postgres.migrated()) {
            aLife(old);
            Map<String, Tables.Content> before = Tables.contents(old);

            Backup.Copied copied = Backup.write(old, Map.of("keys", keys, "profiles", profiles), file);
            aLife(old, "later@example.org");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(copied.rows()).containsEntry("reader", 2L).containsEntry("outbox_parcel", 1L);
            String embedded = Database.embedded(folder.resolve("new"));
            for (String address : List.of(embedded, postgres.address())) {
                Path place = folder.resolve(address.equals(embedded) ? "one" : "two");
                Backup.restore(
                        file, address, Map.of("keys", place.resolve("keys"), "profiles", place.resolve("profiles")));

                try (Database restored = Database.open(address)) {
                    assertThat(Tables.contents(restored)).isEqualTo(before);
                    assertThat(reader(restored)).isEqualTo(reader(old));
                    aLife(restored, "new@example.org");
                }
                assertThat(place.resolve("keys")).hasContent("a key");
                assertThat(place.resolve("profiles/ada.yaml")).hasContent("email: ada@example.org");
            }
            assertThatThrownBy(() -> Backup.restore(file, embedded, Map.of()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("not empty");
            assertThat(other.version()).isPositive();
        }
    }

    @Test
    void aBackupTakenWhileMailGoesOutKnowsOfEveryMessageWhereItStood() throws Exception {
        try (Database embedded = Database.open(Database.embedded(folder.resolve("old")))) {
            backUpWhileMailGoesOut(embedded);
        }
    }

    @Test
    void soDoesOneOfPostgreSql() throws Exception {
        try (TestPostgres postgres = TestPostgres.start();
                Database server = postgres.migrated()) {
            backUpWhileMailGoesOut(server);
        }
    }

    private void backUpWhileMailGoesOut(Database old) throws Exception {
        Path file = folder.resolve("busy.backup");
        int messages = 300;
        Map<String, List<Integer>> taken = new ConcurrentHashMap<>();
        try (FaultySink sink =
                new FaultySink((step, to) -> FaultySink.NONE, letter -> take(letter, taken), "PIPELINING")) {
            JdbcOutbox outbox = new JdbcOutbox(old);
            for (int i = 0; i < messages; i++) {
                outbox.add(message(i), Instant.now());
            }
            Courier courier = TortureDaemon.courier(old, outbox, sink.port(), 4, InstantSource.system());
            Thread delivery = Thread.ofPlatform().start(courier::deliverDue);
            Awaitility.await().until(() -> taken.size() > messages / 10);
            Backup.write(old, Map.of(), file);
            delivery.join();
            courier.close();
            assertThat(taken).hasSize(messages);

            String address = Database.embedded(folder.resolve("new"));
            Backup.restore(file, address, Map.of());
            try (Database restored = Database.open(address)) {
                Set<String> sent = ids(restored, "standing = 'SENT'");
                Set<String> begun = ids(restored, "number IN (SELECT number FROM outbox_parcel)");
                assertThat(ids(restored, "1 = 1")).hasSize(messages);
                assertThat(begun).as("bytes are kept before an attempt").containsAll(sent);
                assertThat(sent).isNotEmpty().hasSizeLessThan(messages);

                Courier again = TortureDaemon.courier(
                        restored,
                        new JdbcOutbox(restored),
                        sink.port(),
                        4,
                        InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1)));
                again.deliverDue();
                again.close();

                assertThat(ids(restored, "standing = 'SENT'")).hasSize(messages);
                taken.forEach((id, bytes) -> {
                    assertThat(bytes).as(id).hasSize(sent.contains(id) ? 1 : 2);
                    if (begun.contains(id)) {
                        assertThat(bytes.stream().distinct()).as(id).hasSize(1);
                    }
                });
            }
        }
    }

    private static void take(FaultySink.Received letter, Map<String, List<Integer>> taken) {
        String id = letter.text().replaceAll("(?s).*\r\nMessage-ID: (\\S+)\r\n.*", "$1");
        taken.computeIfAbsent(id, none -> new CopyOnWriteArrayList<>())
                .add(letter.octets().hashCode());
    }

    private static Message message(int number) {
        Instant now = Instant.now();
        return new Message(
                new MessageKey("test/b-" + number),
                new EmailAddress("b-%d@d%d.example".formatted(number, number % 7)),
                "<b-" + number + "@backup.example>",
                now,
                now.plus(Duration.ofDays(1)));
    }

    private static Set<String> ids(Database database, String where) {
        return database.transact("look", connection -> {
            Set<String> ids = new HashSet<>();
            try (Statement look = connection.createStatement();
                    ResultSet row = look.executeQuery("SELECT message_id FROM outbox WHERE " + where)) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            return ids;
        });
    }

    @Test
    void aMoveCopiesEverythingCanBeRunAgainAndSparesWhatSomebodyWorkedOn() throws Exception {
        try (TestPostgres postgres = TestPostgres.start();
                Database from = Database.open(Database.embedded(folder.resolve("old")));
                Database unused = postgres.migrated()) {
            aLife(from);
            Backup.move(from, postgres.address());
            aLife(from, "later@example.org");
            Map<String, Tables.Content> source = Tables.contents(from);

            Backup.Copied again = Backup.move(from, postgres.address());

            assertThat(again.rows()).containsEntry("reader", 3L);
            assertThat(Tables.contents(from)).as("untouched").isEqualTo(source);
            try (Database to = Database.open(postgres.address())) {
                assertThat(reader(to)).isEqualTo(reader(from));
                aLife(to, "there@example.org");
            }
            assertThatThrownBy(() -> Backup.move(from, postgres.address()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("has been worked on");
        }
    }

    private static Optional<Subscriber> reader(Database database) {
        return new JdbcSubscribers(database).find(new EmailAddress("ada@example.org"));
    }

    private static void aLife(Database database) {
        aLife(database, "ada@example.org");
        aLife(database, "ben@example.org");
        new JdbcPaperShelf(database)
                .put(
                        new PaperShelf.Batch(
                                "test",
                                List.of(Papers.arxiv("2603.00001", "On owls").paper()),
                                List.of(),
                                Optional.of("here")),
                        NOON);
        JdbcOutbox outbox = new JdbcOutbox(database);
        EmailAddress ada = new EmailAddress("ada@example.org");
        MessageKey key = new MessageKey("test/1");
        outbox.add(new Message(key, ada, "<1@example.org>", NOON, NOON.plus(Duration.ofDays(1))), NOON);
        outbox.keep(List.of(new Parcel(key, ada, Optional.empty(), new byte[] {0, 1, -1})), NOON);
    }

    private static void aLife(Database database, String address) {
        var unused = new JdbcSubscribers(database)
                .join(new EmailAddress(address), "Ada \u0141", SEVEN, ReaderDefaults.USUAL.profile(), NOON)
                .orElseThrow();
    }
}
