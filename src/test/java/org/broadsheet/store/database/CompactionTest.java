package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final int LETTERS = 60;
    private static final int OCTETS = 30_000;

    @TempDir
    Path folder;

    private Path file;

    /** As letters are: a long text that goes again, beside a short note that stays. */
    @BeforeEach
    void aFileThatIsMostlyWaste() {
        file = folder.resolve("broadsheet.mv.db");
        Random random = new Random(1);
        // H2 tidies a little when it closes a file, which is enough for one as small as this.
        try (Database database = Database.open(Database.embedded(folder) + ";MAX_COMPACT_TIME=0")) {
            for (int i = 1; i <= LETTERS; i++) {
                long number = i;
                byte[] text = new byte[OCTETS];
                random.nextBytes(text);
                database.run("write", connection -> {
                    try (PreparedStatement note =
                                    connection.prepareStatement("INSERT INTO shelf (name, last_number) VALUES (?, ?)");
                            PreparedStatement letter = connection.prepareStatement(
                                    "INSERT INTO paper_vector (paper, model, direction) VALUES (?, 'none', ?)")) {
                        note.setString(1, "note " + number);
                        note.setLong(2, number);
                        note.executeUpdate();
                        letter.setLong(1, number);
                        letter.setBytes(2, text);
                        letter.executeUpdate();
                    }
                });
            }
            database.run("drop", connection -> {
                try (PreparedStatement drop = connection.prepareStatement("DELETE FROM paper_vector")) {
                    drop.executeUpdate();
                }
            });
        }
    }

    @Test
    void whatIsNotNeededGoesAndTheRestStays() throws IOException {
        long before = Files.size(file);

        Compaction.run(file, 1);

        assertThat(Files.size(file)).isLessThan(before / 2).isLessThan(LETTERS * OCTETS / 2);
        assertThat(notes()).isEqualTo(LETTERS);
    }

    @Test
    void aFileThatIsMostlyNeededOrSmallIsLeftAsItIs() throws IOException {
        byte[] wasteful = Files.readAllBytes(file);
        Compaction.atStart(file);
        assertThat(file).hasBinaryContent(wasteful);

        Compaction.run(file, 1);
        byte[] compact = Files.readAllBytes(file);
        Compaction.run(file, 1);
        assertThat(file).hasBinaryContent(compact);
    }

    @Test
    void aFileThatSomebodyHasOpenIsLeftAsItIs() throws IOException {
        try (Database database = Database.open(Database.embedded(folder))) {
            byte[] open = Files.readAllBytes(file);

            Compaction.run(file, 1);

            assertThat(file).hasBinaryContent(open);
            assertThat(notes(database)).isEqualTo(LETTERS);
        }
    }

    @Test
    void whatAKillLeftIsBackAtOnceAndTheNextStartSeesToItsSize() throws IOException {
        Path killed = Files.createDirectory(folder.resolve("killed"));
        Path left = killed.resolve("broadsheet.mv.db");
        try (Database open = Database.open(Database.embedded(folder))) {
            assertThat(notes(open)).isEqualTo(LETTERS);
            Files.copy(file, left);
        }
        long wasteful = Files.size(left);

        Compaction.atStart(left, 1, Long.MAX_VALUE);
        assertThat(Files.size(left)).isGreaterThanOrEqualTo(wasteful);

        Compaction.atStart(left, 1, Long.MAX_VALUE);
        assertThat(Files.size(left)).isLessThan(wasteful / 2);
        try (Database database = Database.open(Database.embedded(killed))) {
            assertThat(notes(database)).isEqualTo(LETTERS);
        }
    }

    /** The copy is put in place in one step, so that a kill leaves the old file and half a copy, or the new one. */
    @Test
    void whoeverWasKilledWhileCopyingLosesNothing() throws IOException {
        Path wasteful = Files.copy(file, folder.resolve("wasteful"));
        Compaction.run(file, 1);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(2);
        for (int kill = 0; kill < 10; kill++) {
            Files.copy(wasteful, file, StandardCopyOption.REPLACE_EXISTING);
            byte[] half = new byte[random.nextInt(whole.length)];
            System.arraycopy(whole, 0, half, 0, half.length);
            Files.write(folder.resolve("broadsheet.mv.db.tempFile"), half);

            Compaction.run(file, 1);

            assertThat(notes()).isEqualTo(LETTERS);
            assertThat(folder.resolve("broadsheet.mv.db.tempFile")).doesNotExist();
        }
    }

    @Test
    void whoWorksOnItWhileItIsCompactedWaitsAndLosesNothing() throws Exception {
        long before = Files.size(file);
        try (Database database = Database.open(Database.embedded(folder))) {
            AtomicBoolean compacted = new AtomicBoolean();
            AtomicInteger written = new AtomicInteger();
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                writers.add(Thread.ofPlatform().start(() -> {
                    boolean last;
                    do {
                        last = compacted.get();
                        note(database, "note more " + written.incrementAndGet());
                    } while (!last);
                }));
            }

            database.compact();
            compacted.set(true);
            for (Thread writer : writers) {
                writer.join();
            }

            assertThat(notes(database)).isEqualTo(LETTERS + written.get());
            assertThat(Files.size(file)).isLessThan(before / 2);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** What a kill leaves is what is in the file just now. */
    @Test
    void whatIsCommittedAfterItWasCompactedSurvivesAKill() throws IOException {
        Path killed = Files.createDirectory(folder.resolve("killed"));
        try (Database database = Database.open(Database.embedded(folder))) {
            database.compact();

            note(database, "note of the morning");
            Files.copy(file, killed.resolve(file.getFileName()));
        }
        try (Database again = Database.open(Database.embedded(killed))) {
            assertThat(notes(again)).isEqualTo(LETTERS + 1);
        }
    }

    /** H2 closes the database with its last connection. */
    @Test
    void whatIsCommittedSurvivesAKillAlsoAfterAllConnectionsWereMadeAnew() throws Exception {
        Path killed = Files.createDirectory(folder.resolve("killed"));
        try (Database database = Database.open(Database.embedded(folder))) {
            Connection last = database.connection();
            last.unwrap(JdbcConnection.class).close();
            assertThatThrownBy(last::close).hasMessageContaining("already closed");
            // Until then the pool takes a connection that was just used for a living one.
            Thread.sleep(600);

            note(database, "note made anew");
            Files.copy(file, killed.resolve(file.getFileName()));
        }
        try (Database again = Database.open(Database.embedded(killed))) {
            assertThat(notes(again)).isEqualTo(LETTERS + 1);
        }
    }

    @Test
    void whileACommandHasItOpenItIsLeftAsItIsAndGoesOn() throws IOException {
        long before = Files.size(file);
        try (Database daemon = Database.open(Database.embedded(folder));
                SideDoor door = SideDoor.open(folder);
                Database command = Database.open(SideDoor.address(folder).orElseThrow())) {
            daemon.compact();

            note(command, "note of a command");
            note(daemon, "note of the daemon");
            assertThat(notes(daemon)).isEqualTo(LETTERS + 2);
            assertThat(Files.size(file)).isGreaterThanOrEqualTo(before);
        }
        assertThat(notes()).isEqualTo(LETTERS + 2);
    }

    private static void note(Database database, String text) {
        database.run("write", connection -> {
            try (PreparedStatement note =
                    connection.prepareStatement("INSERT INTO shelf (name, last_number) VALUES (?, 0)")) {
                note.setString(1, text);
                note.executeUpdate();
            }
        });
    }

    private long notes() {
        try (Database database = Database.open(Database.embedded(folder))) {
            return notes(database);
        }
    }

    private static long notes(Database database) {
        return database.transact("count", connection -> {
            try (var count = connection.prepareStatement("SELECT COUNT(*) FROM shelf WHERE name LIKE 'note %'");
                    var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
