package org.broadsheet.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.h2.engine.Session;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Gives the disk back what an embedded database no longer needs, and writes over what was deleted, while everybody works.
 *
 * <p>H2 (2.5.252) keeps a chunk of its file as long as one page in it is needed, and what was in a freed one until something
 * is written there. Here chunks with dead pages are written anew and moved to the front of the file, by H2's own means, in
 * slices: a commit waits for one slice at most.
 */
final class LiveCompaction {

    /** Of a slice. H2 looks at the clock after each piece of 16 MB, so one may take a few times as long on a slow disk. */
    private static final Duration SLICE = Duration.ofMillis(200);

    /** In per cent: chunks of which less is needed are written anew. */
    private static final int ALL_OF_IT = 100;

    /** H2 also finds nothing to write anew while it waits for what it wrote just now. */
    private static final int ENOUGH_IDLE = 3;

    /** What one round moves may leave a gap that the next one closes. */
    private static final int ROUNDS = 3;

    private static final int FILLER_OCTETS = 2_000;
    private static final long LEAST_FILLER = 400_000;
    private static final int PIECE_OCTETS = 16_000_000;
    private static final Duration BETWEEN_SLICES = Duration.ofMillis(100);

    /**
     * For so many octets a second, and some seconds for a small file: enough for writing all of it anew a few times. Found by
     * reading a file of 160 MB for what had been deleted: nothing was left after four times.
     */
    private static final long OCTETS_A_SECOND = 4_000_000;

    private static final Duration LEAST = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofMinutes(5);

    private LiveCompaction() {}

    /** What it came to: octets of the file. */
    record Result(long before, long after) {}

    /** Works until H2 finds nothing more to write anew, or the time is up. Empty where the database is no file of ours. */
    static Optional<Result> run(Database database) {
        Optional<MVStore> open = database.transact("find the database file", LiveCompaction::store);
        return open.filter(store ->
                        store.getFileStore() != null && !store.getFileStore().isReadOnly())
                .map(store -> {
                    long before = store.getFileStore().size();
                    for (int round = 0; round < ROUNDS; round++) {
                        compact(store);
                        overwrite(database, store);
                    }
                    compact(store);
                    return new Result(
                            before,
                            store.isClosed() ? before : store.getFileStore().size());
                });
    }

    private static Optional<MVStore> store(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(JdbcConnection.class)) {
            return Optional.empty();
        }
        Session session = connection.unwrap(JdbcConnection.class).getSession();
        return session instanceof SessionLocal local
                ? Optional.of(local.getDatabase().getStore().getMvStore())
                : Optional.empty();
    }

    /**
     * Writes over what lies in the gaps between chunks, by rows that go again: H2 puts each commit into the first gap that
     * holds it. Where the file begins to grow there is no such gap left.
     */
    private static void overwrite(Database database, MVStore store) {
        long size = store.getFileStore().size();
        long free = size * (100 - store.getFileStore().getFillRate()) / 100;
        byte[] octets = new byte[FILLER_OCTETS];
        SplittableRandom random = new SplittableRandom(size);
        database.run(
                "make room for filler",
                connection -> execute(connection, "CREATE TABLE IF NOT EXISTS filler (octets VARBINARY)"));
        int grew = 0;
        for (long written = 0; written <= free + LEAST_FILLER && grew < ENOUGH_IDLE; written += FILLER_OCTETS) {
            long atFirst = store.getFileStore().size();
            random.nextBytes(octets);
            database.run("write over what was deleted", connection -> {
                try (PreparedStatement fill = connection.prepareStatement("INSERT INTO filler (octets) VALUES (?)")) {
                    Bind.to(fill, octets);
                    fill.executeUpdate();
                }
            });
            grew += store.getFileStore().size() > atFirst ? 1 : 0;
        }
        database.run("take the filler away", connection -> execute(connection, "DROP TABLE filler"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void compact(MVStore store) {
        int retention = store.getRetentionTime();
        long before = store.getFileStore().size();
        Duration needs = LEAST.plusSeconds(before / OCTETS_A_SECOND);
        long end = System.nanoTime() + (needs.compareTo(MOST) < 0 ? needs : MOST).toNanos();
        try {
            for (int idle = 0; idle < ENOUGH_IDLE && System.nanoTime() < end && !store.isClosed(); ) {
                store.setRetentionTime(0);
                // Also chunks with a single dead page: compactFile by itself leaves those.
                idle = store.compact(ALL_OF_IT, PIECE_OCTETS) ? 0 : idle + 1;
                store.commit();
                store.compactFile((int) SLICE.toMillis());
                Thread.sleep(BETWEEN_SLICES);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            if (!store.isClosed()) {
                store.setRetentionTime(retention);
            }
        }
    }
}
