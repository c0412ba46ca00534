package org.broadsheet.sources.formats;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.broadsheet.text.Decoding;
import org.jspecify.annotations.Nullable;

/**
 * The text of a response or file, whatever its packing and encoding: plain or gzip, UTF-8 with or without a byte order
 * mark, UTF-16 with one or without, or, line by line where a line is not UTF-8, Windows-1252 (which contains Latin-1). It streams: no more
 * than a line, or what {@link #rest} is allowed, is in memory.
 */
public final class Body implements Closeable {

    /** A line longer than this many bytes is cut; what follows of it is skipped. */
    public static final int LONGEST_LINE_BYTES = 1 << 20;

    /** So much is looked at to see what a body is, in bytes. */
    static final int HEAD_BYTES = 64 * 1024;

    /** So much tells UTF-16 without a mark, in bytes. */
    private static final int WIDE_SAMPLE = 512;

    /**
     * One line without its end, which may be LF, CRLF or CR.
     *
     * @param number from 1
     * @param cut whether it was longer than {@link #LONGEST_LINE_BYTES}
     * @param ended whether a line end followed; without one it is the last, and perhaps not whole
     */
    public record Line(long number, String text, boolean cut, boolean ended) {}

    private final InputStream in;
    private final byte[] buffer = new byte[HEAD_BYTES];
    private int at;
    private int filled;
    private long lines;
    private @Nullable String damage;

    private Body(InputStream in) {
        this.in = in;
    }

    /** Takes over {@code raw}, which is closed with the body. */
    public static Body open(InputStream raw) throws IOException {
        BufferedInputStream packed = new BufferedInputStream(raw, HEAD_BYTES);
        byte[] magic = peek(packed, 2);
        BufferedInputStream in =
                startsWith(magic, 0x1f, 0x8b) ? new BufferedInputStream(new GuardedGzip(packed), HEAD_BYTES) : packed;
        byte[] mark = peek(in, 3);
        if (startsWith(mark, 0xef, 0xbb, 0xbf)) {
            in.skipNBytes(3);
        }
        boolean wide = startsWith(mark, 0xfe, 0xff) || startsWith(mark, 0xff, 0xfe);
        if (wide) {
            return new Body(new Reencoded(in, StandardCharsets.UTF_16));
        }
        return new Body(Decoding.unmarkedWide(peek(in, WIDE_SAMPLE))
                .<InputStream>map(half -> new Reencoded(in, half))
                .orElse(in));
    }

    /** The beginning, without consuming it. To be asked for before anything is read. */
    String head() throws IOException {
        while (filled < buffer.length) {
            int count = read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                break;
            }
            filled += count;
        }
        return Decoding.utf8(Arrays.copyOf(buffer, filled));
    }

    /** The next line; empty at the end, or where the packing is damaged ({@link #damage}). */
    public Optional<Line> nextLine() throws IOException {
        if (!refill()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
        boolean cut = false;
        boolean ended = false;
        while (!ended && refill()) {
            int end = at;
            while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            int room = LONGEST_LINE_BYTES - bytes.size();
            bytes.write(buffer, at, Math.min(end - at, room));
            cut |= end - at > room;
            ended = end < filled;
            at = ended ? end + 1 : end;
            if (ended && buffer[end] == '\r' && refill() && buffer[at] == '\n') {
                at++;
            }
        }
        lines++;
        return Optional.of(new Line(lines, Decoding.utf8(bytes.toByteArray()), cut, ended));
    }

    /** All that follows; empty if it is more than that many bytes. */
    public Optional<String> rest(int longestBytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (refill()) {
            if (all.size() + filled - at > longestBytes) {
                return Optional.empty();
            }
            all.write(buffer, at, filled - at);
            at = filled;
        }
        return Optional.of(Decoding.utf8(all.toByteArray()));
    }

    /** Whether there is a byte at {@code at}, which this sees to if there is one at all. */
    private boolean refill() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, read(buffer, 0, buffer.length));
        }
        return filled > at;
    }

    /** What is wrong with the packing, as a phrase; empty if nothing was, as far as the body has been read. */
    Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    private int read(byte[] into, int offset, int length) throws IOException {
        try {
            return damage == null ? in.read(into, offset, length) : -1;
        } catch (EOFException | ZipException broken) {
            damage = describe(broken);
            return -1;
        }
    }

    private static @Nullable String describe(IOException broken) {
        return switch (broken) {
            case GuardedGzip.Bomb bomb -> bomb.getMessage();
            case EOFException early -> "the compressed file ends early";
            default -> "the compressed file is damaged (" + broken.getMessage() + ")";
        };
    }

    private static byte[] peek(BufferedInputStream in, int count) throws IOException {
        in.mark(count + 1);
        byte[] bytes = new byte[count];
        int filled = 0;
        try {
            for (int got = in.read(bytes); got > 0; got = in.read(bytes, filled, count - filled)) {
                filled += got;
            }
        } catch (EOFException | ZipException broken) {
            // Whoever reads on meets it again, and says so.
        }
        in.reset();
        return Arrays.copyOf(bytes, filled);
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** UTF-16 as UTF-8. */
    private static final class Reencoded extends InputStream {

        private final Reader reader;
        private final char[] chars = new char[4_096];
        private ByteArrayInputStream bytes = new ByteArrayInputStream(new byte[0]);

        Reencoded(InputStream in, Charset charset) {
            this.reader = new InputStreamReader(in, charset);
        }

        @Override
        public int read() throws IOException {
            return more() ? bytes.read() : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return more() ? bytes.read(into, offset, length) : -1;
        }

        private boolean more() throws IOException {
            if (bytes.available() > 0) {
                return true;
            }
            int count = reader.read(chars, 0, chars.length - 1);
            if (count <= 0) {
                return false;
            }
            if (Character.isHighSurrogate(chars[count - 1])) {
                int low = reader.read();
                chars[count] = (char) low;
                count += low < 0 ? 0 : 1;
            }
            bytes = new ByteArrayInputStream(new String(chars, 0, count).getBytes(StandardCharsets.UTF_8));
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /** Gzip that refuses to unpack a bomb. Real data shrinks to a third or a tenth; a bomb to a thousandth. */
    private static final class GuardedGzip extends GZIPInputStream {

        private static final long ALWAYS_ALLOWED_BYTES = 64L << 20;
        private static final long MOST_TIMES = 100;

        /** Not a damaged file but a hostile one. */
        private static final class Bomb extends ZipException {
            private static final long serialVersionUID = 1L;

            Bomb() {
                super("it unpacks to more than " + MOST_TIMES + " times its size, so reading was stopped");
            }
        }

        private long unpacked;

        GuardedGzip(InputStream packed) throws IOException {
            super(packed, 8_192);
        }

        /** Nothing for certain: else a buffer around this reads on into the damage, and loses what came before it. */
        @Override
        public int available() {
            return 0;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            unpacked += Math.max(count, 0);
            if (unpacked > ALWAYS_ALLOWED_BYTES && unpacked > MOST_TIMES * inf.getBytesRead()) {
                throw new Bomb();
            }
            return count;
        }
    }
}
