package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.papers.PaperId;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.store.JdbcDigests;
import org.broadsheet.store.JdbcFeedback;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcOutboxBook;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.JdbcSuppressions;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database of every version that ever was, with somebody's history in it, is brought up to date by opening it. Versions are of the rooms
 * that made them, so that their numbers do not rise with time: this is the order in which they came.
 */
class UpgradeTest {

    /** A new migration goes to the end. */
    private static final List<String> AS_THEY_CAME = List.of(
            "1", "20", "10", "11", "30", "50", "60", "40", "51", "21", "65", "52", "22", "70", "71", "72", "79", "80",
            "81", "120", "170", "130", "131", "160", "150", "171", "172", "121", "122", "151", "161", "162", "163",
            "164", "132", "133", "100", "123", "230", "190", "200", "210", "260", "250", "261", "251", "270", "280",
            "290", "300", "310", "320", "330", "340", "360", "370");

    private static final Map<String, JavaMigration> IN_JAVA =
            Map.of("133", RekeyedPapers.all(), "290", RekeyedPapers.withSigns());

    /** With these there is somebody who reads, and something that was sent. */
    private static final int FIRST_WITH_READERS = AS_THEY_CAME.indexOf("52");

    @TempDir
    private Path folder;

    private int databases;

    @Test
    void everyMigrationHasItsPlaceInTheOrderInWhichTheyCame() throws Exception {
        try (Stream<Path> all = Files.list(shipped())) {
            assertThat(all.map(file -> file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1")))
                    .as("and %s in Java", IN_JAVA.keySet())
                    .containsExactlyInAnyOrderElementsOf(AS_THEY_CAME.stream()
                            .filter(one -> !IN_JAVA.containsKey(one))
                            .toList());
        }
    }

    @Test
    void whateverTheVersionNothingIsLostByTheUpgrade() throws Exception {
        for (int count = FIRST_WITH_READERS + 1; count <= AS_THEY_CAME.size(); count++) {
            String address = "jdbc:h2:mem:upgrade%d;DB_CLOSE_DELAY=-1".formatted(++databases);
            String newest = AS_THEY_CAME.get(count - 1);
            try (Connection old = DriverManager.getConnection(
                    address + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH")) {
                upTo(address, AS_THEY_CAME.subList(0, count));
                aLife(old);
            }
            try (Database today = Database.open(address)) {
                assertThatTheLifeGoesOn(today, newest);
            }
        }
    }

    private static Path shipped() throws URISyntaxException {
        return Path.of(UpgradeTest.class.getResource("/db/migration").toURI());
    }

    /** The tables as they were when these migrations were all there were. */
    private void upTo(String address, List<String> versions) throws IOException, URISyntaxException {
        Path some = Files.createDirectory(folder.resolve("v" + databases));
        try (Stream<Path> all = Files.list(shipped())) {
            for (Path file : all.toList()) {
                if (versions.contains(file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))) {
                    Files.copy(file, some.resolve(file.getFileName()));
                }
            }
        }
        JavaMigration[] inJava =
                versions.stream().map(IN_JAVA::get).filter(Objects::nonNull).toArray(JavaMigration[]::new);
        Flyway.configure()
                .dataSource(address + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", null, null)
                .locations("filesystem:" + some)
                .placeholders(Map.of("stored", ""))
                .javaMigrations(inJava)
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** In the words of the first tables; what came later has to do with that. */
    private static void aLife(Connection old) throws SQLException {
        try (Statement statement = old.createStatement()) {
            for (String sql : List.of(
                    """
                    INSERT INTO reader (address, address_key, name, file_name, send_at, zone, week_days, profile, since, profile_changed, next_due)
                    VALUES ('Ada@example.org', 'ada@example.org', 'Ada', NULL, '06:30', 'Europe/Berlin', '135',
                    '{"v":1,"trending":2,"atMost":7,"floor":20,"variety":0.1,"whenEmpty":"NOTHING","interests":[{"name":"Main","wants":[{"about":"owls"}]}]}',
                    '2026-01-05T08:00:00Z', '2026-01-05T08:00:00Z', '2026-03-02T05:30:00Z')""",
                    """
                    INSERT INTO paper (number, shelved_at, arxiv, doi, title, abstract_text, authors, categories, version, announced, upvotes)
                    VALUES (1, '2026-01-06T02:00:00Z', '2601.00001', NULL, 'On owls', 'Owls fly.', 'Ada Lovelace', 'q-bio.PE', 1, '2026-01-06', NULL)""",
                    "INSERT INTO paper_alias (identifier, number) VALUES ('2601.00001', 1)",
                    "UPDATE shelf SET last_number = 1 WHERE name = 'papers'",
                    """
                    INSERT INTO digest (reader, digest_date, made_at, through, considered, left_over, sections)
                    VALUES (1, '2026-01-07', '2026-01-07T05:30:00Z', 1, 1, 0, '[{"name":"Main","kind":"INTEREST","entries":[{"paper":1,"score":50}]}]')""",
                    "INSERT INTO judgement (reader, paper, verdict, interest, judged_at) VALUES (1, 1, 'LIKE', 'Main', '2026-01-07T09:00:00Z')",
                    """
                    INSERT INTO outbox (message_key, address, address_key, mail_domain, reader, message_id, due_at, expires_at, queued_at,
                    standing, turn_at, courier, attempts, unsure, reason, changed_at)
                    VALUES ('digest/s1/2026-01-07', 'Ada@example.org', 'ada@example.org', 'example.org', 1, '<1@example.org>',
                    '2026-01-07T05:30:00Z', '2026-01-08T05:30:00Z', '2026-01-07T05:30:00Z', 'SENT', NULL, NULL, 1, 0, '250 ok', '2026-01-07T05:31:00Z')""",
                    "INSERT INTO suppression (address_key, cause, reply, since) VALUES ('gone@example.org', 'REFUSED', '550 nobody', '2026-01-08T00:00:00Z')",
                    "INSERT INTO consent (reader, how, since) VALUES (1, 'by letter', '2026-01-05T08:00:00Z')")) {
                statement.executeUpdate(sql);
            }
        }
    }

    private static void assertThatTheLifeGoesOn(Database today, String version) {
        Subscriber ada = new JdbcSubscribers(today)
                .find(new EmailAddress("ada@example.org"))
                .orElseThrow(() -> new AssertionError("Ada was lost on the way from version " + version));
        assertThat(ada.name()).isEqualTo("Ada");
        assertThat(ada.time().at()).hasToString("06:30");
        assertThat(ada.time().days()).hasSize(3);
        assertThat(ada.profile().interests()).hasSize(1);
        assertThat(new JdbcLibrary(today).find(new PaperId("2601.00001")))
                .as("the paper, from %s", version)
                .isPresent();
        assertThat(new JdbcDigests(today).last(ada.id()).orElseThrow().date()).isEqualTo(LocalDate.parse("2026-01-07"));
        assertThat(new JdbcDigests(today).shownSince(ada.id(), LocalDate.parse("2026-01-07")))
                .as("what she was shown, from %s", version)
                .containsExactly(1L);
        assertThat(new JdbcFeedback(today).of(ada.id()))
                .as("what she liked, from %s", version)
                .hasSize(1);
        assertThat(new JdbcOutboxBook(today).find(new MessageKey("digest/s1/2026-01-07")))
                .isPresent();
        assertThat(new JdbcOutboxBook(today).counts()).containsEntry(OutboxBook.Kind.SENT, 1L);
        assertThat(new JdbcSuppressions(today).all()).hasSize(1);
    }
}
