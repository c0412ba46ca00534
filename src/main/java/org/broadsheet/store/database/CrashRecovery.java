package org.broadsheet.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the last commit in an embedded database that was not closed.
 *
 * <p>H2 finds it by following its chunks from the one that the file's header names. Up to 2.5.252 it writes that header
 * before it takes note of the chunk just written, so that whenever a chunk goes into reused space the header names the one
 * before, from which nothing leads on: after a {@code kill -9} up to 20 commits, all of them acknowledged and in the file,
 * are passed over. H2 can also look at the whole file; done first, and only where the file was not closed, nothing is lost.
 */
final class CrashRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(CrashRecovery.class);

    /** The header is one block, and says that the file was closed with {@code clean:1}. */
    private static final int HEADER_OCTETS = 4096;

    private CrashRecovery() {}

    /**
     * Makes H2 find the last commit in {@code file} when it opens it. Does nothing where there is no such file, where it was
     * closed, and where a process has it open.
     *
     * @return whether it was not closed
     * @throws StoreException if the file cannot be read
     */
    static boolean run(Path file) {
        if (closedOrMissing(file)) {
            return false;
        }
        try (MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .recoveryMode()
                .autoCommitDisabled()
                .open()) {
            LOG.info(
                    "database was not closed; read the whole file for the last commit version={}",
                    store.getCurrentVersion());
        } catch (MVStoreException failure) {
            if (failure.getErrorCode() != DataUtils.ERROR_FILE_LOCKED) {
                throw new StoreException(
                        "Could not recover the database in %s: %s. Keep a copy of the file before anything else."
                                .formatted(file, failure.getMessage()),
                        failure);
            }
        }
        return true;
    }

    private static boolean closedOrMissing(Path file) {
        if (Files.notExists(file)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            String header = new String(in.readNBytes(HEADER_OCTETS), StandardCharsets.ISO_8859_1);
            return header.lines().findFirst().orElse("").contains(",clean:1,");
        } catch (IOException unreadable) {
            throw new StoreException("Could not read the database in " + file, unreadable);
        }
    }
}
