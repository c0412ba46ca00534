package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.app.Correspondent.ADA;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.broadsheet.daemon.Daemon;
import org.broadsheet.delivery.Report;
import org.broadsheet.delivery.Suppressions;
import org.broadsheet.letters.Request;
import org.broadsheet.links.Purpose;
import org.broadsheet.links.Reading;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.simulation.SimulatedTime;
import org.broadsheet.store.JdbcBounces;
import org.broadsheet.store.JdbcHeldRecords;
import org.broadsheet.store.JdbcSuppressions;
import org.broadsheet.subscription.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Delete everything", looked for in every table there is. */
class ErasedTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T05:00:00Z");

    /** So that there is as much to be deleted as there can be. */
    private static final String BYTES_KEPT = "delivery: {keep: 2d}\n";

    @TempDir
    private Path folder;

    @Test
    void whoHadEverythingDeletedByLetterIsInNoTableOnceTheAnswerIsSent() throws Exception {
        try (Correspondent ada = Correspondent.of(folder, new SimulatedTime(MONDAY), BYTES_KEPT)) {
            MimeMessage digest = aLife(ada);
            Set<String> before =
                    traces(ada.instance, ada.reader().orElseThrow().id().number());
            assertThat(before)
                    .as("the test must see what there is to be deleted")
                    .contains(
                            "answer_letter",
                            "compiled_profile",
                            "consent",
                            "digest",
                            "judgement",
                            "match_list",
                            "match_mark",
                            "outbox",
                            "outbox_parcel",
                            "pending",
                            "reader",
                            "soft_bounce",
                            "suppression");
            long number = ada.reader().orElseThrow().id().number();
            new JdbcSuppressions(ada.instance.database()).lift(ADA);

            MimeMessage answer = ada.reply(digest, "delete everything");
            assertThat(answer.getSubject()).isEqualTo("Re: " + digest.getSubject());
            assertThat(traces(ada.instance, number)).containsOnly("answer_letter", "outbox", "outbox_parcel");
            ada.instance.desk().conversations().forget(ada.time.instant());

            assertThat(traces(ada.instance, number)).isEmpty();
            assertThat(rows(ada.instance, "erased")).isEqualTo(1);
        }
    }

    @Test
    void whoHasEverythingDeletedOnThePageIsInNoTableAtOnce() throws Exception {
        try (Correspondent ada = Correspondent.of(folder, new SimulatedTime(MONDAY), BYTES_KEPT)) {
            aLife(ada);
            var reader = ada.reader().orElseThrow().id();

            ada.instance
                    .desk()
                    .subscriptionDesk()
                    .handle(new Request.Erase(), new Proof.Operator(Optional.of(reader)), ada.time.instant());

            assertThat(traces(ada.instance, reader.number())).isEmpty();
            assertThat(rows(ada.instance, "erased")).isEqualTo(1);
        }
    }

    @Test
    void everyRowOfEveryTableThatIsAboutAReaderIsInWhatTheyDownload() throws Exception {
        try (Correspondent ada = Correspondent.of(folder, new SimulatedTime(MONDAY), BYTES_KEPT)) {
            aLife(ada);
            Subscriber reader = ada.reader().orElseThrow();

            Map<String, List<Map<String, Object>>> records =
                    new JdbcHeldRecords(ada.instance.database()).of(reader.id(), reader.email());

            Map<String, Integer> held = new TreeMap<>();
            records.forEach((table, rows) -> held.put(table, rows.size()));
            assertThat(held)
                    .isEqualTo(tracedRows(ada.instance, reader.id().number()))
                    .containsKeys("consent", "pending", "digest", "match_list", "outbox_parcel", "suppression");
            assertThat(records.get("consent").getFirst()).containsKeys("how", "since");
            assertThat(records.get("digest").getFirst().get("sections").toString())
                    .contains("score");
            assertThat(records.get("outbox_parcel").getFirst().get("parcel").toString())
                    .contains("Subject: ");
        }
    }

    @Test
    void anOldLetterDeletesNothingUntilOneOfTheLastDayAsksAgain() throws Exception {
        try (Correspondent ada = Correspondent.of(folder, new SimulatedTime(MONDAY), BYTES_KEPT)) {
            MimeMessage digest = aLife(ada);
            new JdbcSuppressions(ada.instance.database()).lift(ADA);
            ada.time.moveTo(ada.time.instant().plus(Duration.ofHours(30)));

            MimeMessage asked = ada.reply(digest, "delete everything");

            assertThat(ada.reader()).isPresent();
            assertThat(asked.getContent().toString() + asked.getSubject()).isNotEmpty();
            ada.reply(asked, "delete everything");
            assertThat(ada.reader()).isEmpty();
        }
    }

    @Test
    void theWordsEndLinksEndWhatOlderLettersOpen() throws Exception {
        try (Correspondent ada = Correspondent.of(folder, new SimulatedTime(MONDAY), BYTES_KEPT)) {
            MimeMessage digest = aLife(ada);
            new JdbcSuppressions(ada.instance.database()).lift(ADA);
            ada.time.moveTo(ada.time.instant().plus(Duration.ofHours(2)));

            MimeMessage ended = ada.reply(digest, "end links");

            String token = digest.getReplyTo()[0].toString().replaceAll("^.*\\+|@.*$", "");
            assertThat(ada.instance.desk().links().read(Purpose.LETTER, token)).isInstanceOf(Reading.Expired.class);
            ada.reply(ended, "pause 2 weeks");
            assertThat(ada.reader().orElseThrow().pausedUntil()).isPresent();
        }
    }

    @Test
    void afterTheNightNothingOfThemIsInTheDatabaseFileNorInTheFolderOfMails() throws Exception {
        try (Correspondent ada = Correspondent.of(folder, new SimulatedTime(MONDAY), BYTES_KEPT)) {
            aLife(ada);
            var reader = ada.reader().orElseThrow().id();
            assertThat(octetsWith(ADA.value()))
                    .as("the test must see what is to be deleted")
                    .anyMatch(file -> file.toString().endsWith(".mv.db"));
            ada.instance
                    .desk()
                    .subscriptionDesk()
                    .handle(new Request.Erase(), new Proof.Operator(Optional.of(reader)), ada.time.instant());
            ada.time.moveTo(Instant.parse("2026-03-03T03:15:00Z"));

            Daemon.housekeeping(ada.instance);

            assertThat(octetsWith(ADA.value())).isEmpty();
            try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
                assertThat(files)
                        .isNotEmpty()
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .as(file.toString())
                                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
            }
        }
    }

    /** The files of ours, as they lie on the disk, in which the text stands. The letters that they sent us are the mailbox's. */
    private List<Path> octetsWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("data/letters")))
                    .toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
            return found;
        }
    }

    /** All that can happen to a reader, ending with a digest that bounced. */
    private static MimeMessage aLife(Correspondent ada) throws Exception {
        MimeMessage confirmation = ada.send(
                "papers@example.org",
                "subscribe",
                "Learned sparse retrieval and inverted indexes",
                "library.ris",
                "x/y");
        MimeMessage welcome = ada.reply(confirmation, "yes");
        ada.reply(welcome, "profile");
        ada.time.moveTo(Instant.parse("2026-03-02T07:00:30Z"));
        ada.instance.matchRun().run();
        ada.instance.digestRun().run();
        MimeMessage digest = ada.delivered();
        ada.reply(digest, "like 1\nnot 2");
        ada.send("papers@example.org", "subscribe", "and owls", "", "");
        Instant now = ada.time.instant();
        new JdbcBounces(ada.instance.database())
                .take(digestNumber(ada.instance), new Report.Soft("4.2.2 full: " + ADA.value()), now);
        new JdbcSuppressions(ada.instance.database())
                .suppress(ADA, Suppressions.Cause.BOUNCED, "550 for " + ADA.value(), now);
        return digest;
    }

    private static long digestNumber(Instance instance) {
        return instance.database().transact("find the digest's message", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT number FROM outbox WHERE message_key LIKE 'digest/%'")) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static long rows(Instance instance, String table) {
        return instance.database().transact("count", connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /** Every table, as the database itself lists them, in which a row names the reader: by number, by address or by key. */
    private static Set<String> traces(Instance instance, long reader) {
        return tracedRows(instance, reader).keySet();
    }

    private static Map<String, Integer> tracedRows(Instance instance, long reader) {
        return instance.database().transact("look everywhere", connection -> {
            Map<String, Integer> found = new TreeMap<>();
            List<String> tables = tables(connection);
            assertThat(tables).hasSizeGreaterThan(20);
            for (String table : tables) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
                    while (row.next()) {
                        if (names(row, table, reader)) {
                            found.merge(table, 1, Integer::sum);
                        }
                    }
                }
            }
            return found;
        });
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = 'public' AND table_type LIKE '%TABLE%'")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static boolean names(ResultSet row, String table, long reader) throws SQLException {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String column = row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT);
            Object cell = row.getObject(i);
            boolean byNumber = cell instanceof Number number
                    && number.longValue() == reader
                    && (column.equals("reader") || (table.equals("reader") && column.equals("number")));
            String text = cell instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.ISO_8859_1)
                    : String.valueOf(cell);
            if (byNumber || text.contains(ADA.value()) || text.contains("/s" + reader + "/")) {
                return true;
            }
        }
        return false;
    }
}
