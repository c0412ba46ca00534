package org.broadsheet.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.broadsheet.files.OwnFiles;

/**
 * Held by the one daemon of a data folder. The operating system lets go of it when the process ends, however it ends, so
 * it is never stale. A command that finds it free holds it while it opens the database; else it works beside the daemon.
 */
public final class DaemonLock implements AutoCloseable {

    /** Together five seconds. */
    private static final int TRIES = 100;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final FileChannel file;

    private DaemonLock(FileChannel file) {
        this.file = file;
    }

    /** {@link #take}, of a folder that is made if it is missing. */
    public static Optional<DaemonLock> of(Path folder) {
        try {
            OwnFiles.folder(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "Could not make the folder %s. Name one that can be written with --data.".formatted(folder),
                    refused);
        }
        return take(folder);
    }

    /** The lock of {@code folder}, which must be there; empty if it is held. */
    public static Optional<DaemonLock> take(Path folder) {
        Path path = folder.resolve("daemon.lock");
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(file)) {
                return Optional.of(new DaemonLock(file));
            }
            file.close();
            return Optional.empty();
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "Could not write %s. Name a folder that can be written with --data.".formatted(path), refused);
        }
    }

    /**
     * {@link #take}, with some patience: a command holds it for as long as it takes to open the database.
     *
     * @return empty if a daemon holds it
     */
    public static Optional<DaemonLock> takeFromCommands(Path folder) {
        return soon(() -> take(folder));
    }

    /**
     * The address by which a command works beside the daemon that holds the lock, which may still be starting.
     *
     * @param door where a daemon says how others come in; empty while it does not
     * @throws IllegalStateException if the daemon lets nobody in
     */
    public static String besideHolder(Path folder, Function<Path, Optional<String>> door) {
        return soon(() -> door.apply(folder))
                .orElseThrow(() -> new IllegalStateException(
                        "The daemon on %s, or another command, is just opening or closing its database. Try again in a moment."
                                .formatted(folder)));
    }

    private static <T> Optional<T> soon(Supplier<Optional<T>> look) {
        try {
            for (int tries = 1; tries < TRIES; tries++) {
                Optional<T> seen = look.get();
                if (seen.isPresent()) {
                    return seen;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return look.get();
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException released) {
            throw new UncheckedIOException(released);
        }
    }
}
