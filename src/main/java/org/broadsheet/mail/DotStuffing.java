package org.broadsheet.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A message as it goes through DATA: each line ends in CRLF, and one that begins with a dot gets another (RFC 5321, sections 2.3.8 and
 * 4.5.2). The library does the same line by line, which took a twentieth of the time of sending; of a message that needs nothing of it
 * one run is written.
 */
final class DotStuffing {

    private static final byte[] CRLF = {'\r', '\n'};
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /** CR and LF, and hardly anything else in a text, are below. */
    private static final long BELOW = ONES * ('\r' + 1);

    private DotStuffing() {}

    /** The dot that ends it is the caller's; what is written before it always ends in CRLF. */
    static void write(byte[] message, OutputStream out) throws IOException {
        int run = 0;
        if (isDot(message, 0)) {
            out.write('.');
        }
        int at = lineEnd(message, 0);
        while (at < message.length) {
            boolean pair = message[at] == '\r' && at + 1 < message.length && message[at + 1] == '\n';
            int next = at + (pair ? 2 : 1);
            boolean dot = isDot(message, next);
            if (!pair || dot) {
                out.write(message, run, at - run);
                out.write(CRLF);
                if (dot) {
                    out.write('.');
                }
                run = next;
            }
            at = lineEnd(message, next);
        }
        out.write(message, run, message.length - run);
        if (message.length > 0 && message[message.length - 1] != '\n' && message[message.length - 1] != '\r') {
            out.write(CRLF);
        }
    }

    private static boolean isDot(byte[] message, int at) {
        return at < message.length && message[at] == '.';
    }

    /** Where the next CR or LF is; the length if there is none. */
    private static int lineEnd(byte[] message, int from) {
        int at = from;
        while (true) {
            while (at + Long.BYTES <= message.length && hasNoneBelow((long) EIGHT.get(message, at))) {
                at += Long.BYTES;
            }
            int end = Math.min(message.length, at + Long.BYTES);
            while (at < end) {
                if (message[at] == '\r' || message[at] == '\n') {
                    return at;
                }
                at++;
            }
            if (at == message.length) {
                return at;
            }
        }
    }

    private static boolean hasNoneBelow(long eight) {
        return ((eight - BELOW) & ~eight & HIGH_BITS) == 0;
    }
}
