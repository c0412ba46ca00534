package org.broadsheet.store.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's way to a file of the disk that goes on when its thread is interrupted. With the usual one Java closes the file, and H2 the whole
 * database: one thread told to hurry would end the daemon. H2's own way of the kind ({@code async:}) hands each read and write to
 * another thread and waits for it, which cost 120 µs a letter. Public because H2 makes it.
 */
public final class SteadyFile extends FilePathWrapper {

    private static final String SCHEME = "steady";

    /** What the name of a file begins with that H2 is to open so. */
    static String prefix() {
        FilePath.register(new SteadyFile());
        return SCHEME + ":";
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(unwrap().toString(), mode);
    }

    /** Unlike a channel's, the reads and writes of a {@link RandomAccessFile} know nothing of interrupts. */
    private static final class Channel extends FileBaseDefault {

        private final String name;
        private final RandomAccessFile file;

        Channel(String name, String mode) throws IOException {
            this.name = name;
            this.file = new RandomAccessFile(name, mode);
        }

        @Override
        public synchronized int read(ByteBuffer into, long position) throws IOException {
            byte[] octets = into.hasArray() ? into.array() : new byte[into.remaining()];
            int from = into.hasArray() ? into.arrayOffset() + into.position() : 0;
            file.seek(position);
            int read = file.read(octets, from, into.remaining());
            if (read > 0 && into.hasArray()) {
                into.position(into.position() + read);
            } else if (read > 0) {
                into.put(octets, 0, read);
            }
            return read;
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            int length = from.remaining();
            byte[] octets = from.hasArray() ? from.array() : new byte[length];
            int begin = from.hasArray() ? from.arrayOffset() + from.position() : 0;
            if (from.hasArray()) {
                from.position(from.limit());
            } else {
                from.get(octets);
            }
            file.seek(position);
            file.write(octets, begin, length);
            return length;
        }

        @Override
        public long size() throws IOException {
            return file.length();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            if (size < file.length()) {
                file.setLength(size);
            }
        }

        @Override
        public void force(boolean metadata) throws IOException {
            file.getFD().sync();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.getChannel().tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }

        @Override
        public String toString() {
            return SCHEME + ":" + name;
        }
    }
}
