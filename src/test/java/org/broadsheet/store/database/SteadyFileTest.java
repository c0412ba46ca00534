package org.broadsheet.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Statement;
import java.util.Random;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyFileTest {

    @TempDir
    Path folder;

    private FileChannel open(String name) throws IOException {
        return FilePath.get(SteadyFile.prefix() + folder.resolve(name)).open("rw");
    }

    @Test
    void aThreadThatIsInterruptedReadsAndWritesOnAndKnowsThatItIs() throws IOException {
        try (FileChannel file = open("one")) {
            Thread.currentThread().interrupt();
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0);
            file.force(true);
            ByteBuffer read = ByteBuffer.allocate(3);
            file.read(read, 0);
            long size = file.size();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(file.isOpen()).isTrue();
            assertThat(read.array()).containsExactly(1, 2, 3);
            assertThat(size).isEqualTo(3);
        } finally {
            // Whatever came before, the next test's thread is not told to hurry.
            var unused = Thread.interrupted();
        }
    }

    @Test
    void nobodyElseInThisProgramGetsTheLockMeanwhile() throws IOException {
        try (FileChannel file = open("two");
                FileChannel other = open("two")) {
            assertThat(file.tryLock()).isNotNull();
            assertThatExceptionOfType(OverlappingFileLockException.class).isThrownBy(other::tryLock);
        }
    }

    @Test
    void whateverIsReadWrittenAndCutItIsAsWithAChannelOfJavas() throws IOException {
        Path plain = folder.resolve("plain");
        Random random = new Random(15);
        try (FileChannel file = open("three");
                FileChannel java = FileChannel.open(
                        plain, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 3_000; i++) {
                long at = random.nextInt(20_000);
                byte[] octets = new byte[random.nextInt(9_000)];
                switch (random.nextInt(4)) {
                    case 0 -> {
                        random.nextBytes(octets);
                        assertThat(file.write(buffer(octets, random), at)).isEqualTo(octets.length);
                        java.write(ByteBuffer.wrap(octets), at);
                    }
                    case 1 -> {
                        file.truncate(at);
                        java.truncate(at);
                    }
                    default -> {
                        ByteBuffer got = ByteBuffer.allocateDirect(octets.length);
                        ByteBuffer same = random.nextBoolean() ? got : ByteBuffer.wrap(new byte[octets.length + 3]);
                        same.position(same.capacity() - octets.length);
                        int begin = same.position();
                        ByteBuffer expected = ByteBuffer.allocate(octets.length);
                        assertThat(file.read(same, at)).isEqualTo(java.read(expected, at));
                        assertThat(same.position() - begin).isEqualTo(expected.position());
                        assertThat(same.position(begin).limit(begin + expected.position()))
                                .isEqualTo(expected.flip());
                    }
                }
                assertThat(file.size()).isEqualTo(java.size());
            }
        }
        assertThat(folder.resolve("three")).hasSameBinaryContentAs(plain);
    }

    private static ByteBuffer buffer(byte[] octets, Random random) {
        if (random.nextBoolean()) {
            return ByteBuffer.allocateDirect(octets.length).put(octets).flip();
        }
        byte[] wider = new byte[octets.length + 5];
        System.arraycopy(octets, 0, wider, 5, octets.length);
        return ByteBuffer.wrap(wider, 5, octets.length);
    }

    @Test
    void aDatabaseGoesOnThoughTheThreadThatWritesToItIsInterrupted() {
        try (Database database = Database.open(Database.embedded(folder))) {
            execute(database, "CREATE TABLE steady (number INT)", false);
            for (int i = 0; i < 20; i++) {
                execute(database, "INSERT INTO steady VALUES (1)", true);
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(execute(database, "UPDATE steady SET number = 2", false)).isEqualTo(20);
        } finally {
            var unused = Thread.interrupted();
        }
    }

    private static int execute(Database database, String sql, boolean hurried) {
        return database.transact("a test", connection -> {
            if (hurried) {
                Thread.currentThread().interrupt();
            }
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }
}
