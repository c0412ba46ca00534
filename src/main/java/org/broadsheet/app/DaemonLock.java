package org.broadsheet.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held by the one daemon of a data folder. The operating system lets go of it when the process ends, however it ends, so
 * it is never stale. Commands do not take it: they work beside the daemon.
 */
final class DaemonLock implements AutoCloseable {

    private final FileChannel file;

    private DaemonLock(FileChannel file) {
        this.file = file;
    }

    /** The lock of {@code folder}; empty if another daemon holds it. */
    static Optional<DaemonLock> take(Path folder) {
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
