package org.broadsheet.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where answers go: UTF-8 whatever the locale, and it remembers if they could not be written. Java's own stream forgets
 * that, and a script would believe that it has a whole export.
 */
final class Spout extends OutputStream {

    private final OutputStream out;
    private @Nullable IOException failure;

    private Spout(OutputStream out) {
        this.out = out;
    }

    static Spout into(OutputStream out) {
        return new Spout(out);
    }

    PrintStream printer() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    /** Why something could not be written; empty if all of it was. */
    synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public synchronized void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException refused) {
            failure = failure == null ? refused : failure;
            throw refused;
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException refused) {
            failure = failure == null ? refused : failure;
            throw refused;
        }
    }
}
