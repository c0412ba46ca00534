package org.broadsheet.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
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

    /** Copied where less than this of the file is needed, in per cent. */
    private static final int WASTEFUL_BELOW = 50;

    private Compaction() {}

    /**
     * Makes {@code file} as small as what is in it. Leaves alone one that is small, missing, mostly needed, or open
     * elsewhere; where the disk has no room for the copy it says so and leaves it, too.
     */
    static void run(Path file) {
        run(file, LEAST_OCTETS);
    }

    static void run(Path file, long leastOctets) {
        try {
            long before = Files.exists(file) ? Files.size(file) : 0;
            if (before < leastOctets || needed(file) >= WASTEFUL_BELOW) {
                return;
            }
            MVStoreTool.compact(file.toString(), true);
            LOG.atInfo()
                    .addKeyValue("octetsBefore", before)
                    .addKeyValue("octets", Files.size(file))
                    .log("database file compacted");
        } catch (IOException | MVStoreException refused) {
            LOG.atWarn()
                    .addKeyValue("reason", refused.getMessage())
                    .log("database file not compacted, it stays as it is");
        }
    }

    /** How much of the file is needed, in per cent. */
    private static int needed(Path file) {
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            return store.getFileStore().getChunksFillRate();
        }
    }
}
