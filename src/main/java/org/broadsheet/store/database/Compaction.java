package org.broadsheet.store.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.broadsheet.files.OwnFiles;
import org.h2.engine.Constants;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the disk back what an embedded database no longer needs, while nobody has it open.
 *
 * <p>H2 (2.5.252) frees a chunk of its file once nothing in it is needed any more. A chunk with the texts of a hundred
 * letters stays as long as one page beside them does, so that the file grows by some half of all that was ever written
 * to it. Here what is needed is copied into a new file, and that put in place of the old one in one step: killed at any moment,
 * one of the two is there, whole.
 */
final class Compaction {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /** A smaller file is not worth the time. */
    private static final long LEAST_OCTETS = 64_000_000;

    /** The same for a daemon that was killed: what it was doing waits for it, and the night or the next start can see to the file. */
    private static final long LEAST_OCTETS_AFTER_A_KILL = 1_000_000_000;

    /** Copied where less than this of the file is needed, in per cent. */
    private static final int WASTEFUL_BELOW = 50;

    /** In octets: less than this, given back to the disk, is nothing that somebody reads with their coffee. A guess. */
    private static final long WORTH_A_LINE = 1 << 20;

    private static final int ATTEMPTS = 15;
    private static final long BETWEEN_ATTEMPTS_MILLIS = 200;

    private static final class FileAlreadyOpen extends IOException {

        private static final long serialVersionUID = 1;

        FileAlreadyOpen() {
            super("somebody opened it meanwhile");
        }
    }

    private Compaction() {}

    /** Finds the last commit, if the file was not closed, and makes the file small, if it is worth it. */
    static void atStart(Path file) {
        atStart(file, LEAST_OCTETS, LEAST_OCTETS_AFTER_A_KILL);
    }

    static void atStart(Path file, long leastOctets, long leastAfterAKill) {
        run(file, CrashRecovery.run(file) ? leastAfterAKill : leastOctets);
    }

    /**
     * Makes {@code file} as small as what is in it. Leaves alone one that is small, missing, mostly needed, or open
     * elsewhere; where the disk has no room for the copy it says so and leaves it, too.
     */
    static void run(Path file, long leastOctets) {
        try {
            if (Files.exists(file) && Files.size(file) >= leastOctets && needed(file) < WASTEFUL_BELOW) {
                copy(file);
            }
        } catch (IOException | MVStoreException refused) {
            leave(refused);
        }
    }

    /**
     * Copies what is needed, however much that is: nothing that was deleted is left in the new file. H2 may still be closing it, so where it
     * is open it is tried for some seconds.
     */
    static void always(Path file) {
        for (int attempt = 1; ; attempt++) {
            try {
                copy(file);
                return;
            } catch (IOException | MVStoreException refused) {
                if (!isOpen(refused) || attempt == ATTEMPTS || !paused()) {
                    leave(refused);
                    return;
                }
            }
        }
    }

    private static boolean isOpen(Exception refused) {
        return refused instanceof FileAlreadyOpen
                || (refused instanceof MVStoreException locked && locked.getErrorCode() == DataUtils.ERROR_FILE_LOCKED);
    }

    private static boolean paused() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
            return true;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void copy(Path file) throws IOException {
        long before = Files.size(file);
        long free = Files.getFileStore(file).getUsableSpace();
        if (free < before) {
            throw new IOException("a copy may take %d MB and the disk has %d MB free: make room"
                    .formatted(before / 1_000_000, free / 1_000_000));
        }
        // H2 takes such a copy away when it opens the database, where a kill left one.
        Path copy = file.resolveSibling(file.getFileName() + Constants.SUFFIX_MV_STORE_TEMP_FILE);
        FileTime changed = Files.getLastModifiedTime(file);
        try {
            MVStore.compact(file.toString(), copy.toString(), true, null);
            OwnFiles.close(copy);
            try (FileChannel written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            replace(file, changed, copy);
        } finally {
            Files.deleteIfExists(copy);
        }
        long after = Files.size(file);
        (before - after < WORTH_A_LINE ? LOG.atDebug() : LOG.atInfo())
                .addKeyValue("octetsBefore", before)
                .addKeyValue("octets", after)
                .log("database file compacted");
    }

    /** A command may open the file just now, and must not go on in one that has been replaced. */
    private static void replace(Path file, FileTime changed, Path copy) throws IOException {
        try (FileChannel held = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = held.tryLock()) {
            if (lock == null || !Files.getLastModifiedTime(file).equals(changed)) {
                throw new FileAlreadyOpen();
            }
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (OverlappingFileLockException ours) {
            throw new FileAlreadyOpen();
        }
    }

    private static void leave(Exception refused) {
        LOG.atWarn().addKeyValue("reason", refused.getMessage()).log("database file not compacted, it stays as it is");
    }

    /** How much of the file is needed, in per cent. */
    private static int needed(Path file) {
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            return store.getFileStore().getChunksFillRate();
        }
    }
}
