package org.broadsheet.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's files on a disk that takes what is written to it and, once told to, refuses to say that it has it. Public
 * because H2 makes it.
 */
public final class RefusingDisk extends FilePathWrapper {

    private static final String SCHEME = "refusing";
    private static final AtomicBoolean REFUSES = new AtomicBoolean();

    /** The address of a database in that folder, on a disk that obeys for now. */
    static String address(Path folder) {
        REFUSES.set(false);
        FilePath.register(new RefusingDisk());
        return "jdbc:h2:" + SCHEME + ":" + folder.resolve("broadsheet") + ";WRITE_DELAY=0";
    }

    static void refuse() {
        REFUSES.set(true);
    }

    static void obey() {
        REFUSES.set(false);
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Refusing(super.open(mode));
    }

    private static final class Refusing extends FileBase {

        private final FileChannel file;

        Refusing(FileChannel file) {
            this.file = file;
        }

        @Override
        public void force(boolean metadata) throws IOException {
            if (REFUSES.get()) {
                throw new IOException("Input/output error");
            }
            file.force(metadata);
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return file.read(into);
        }

        @Override
        public synchronized int read(ByteBuffer into, long position) throws IOException {
            return file.read(into, position);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return file.write(from);
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            return file.write(from, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long to) throws IOException {
            file.position(to);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public FileLock tryLock(long from, long size, boolean shared) throws IOException {
            return file.tryLock(from, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
