package org.broadsheet.mail;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Text as the body of a part: UTF-8 in quoted-printable, or in base64 where that is shorter (RFC 2045). */
final class BodyText {

    private static final int LINE = 76;

    /** Many lines go into the part at once: one by one they took a sixth of the time of a letter. */
    private static final int BLOCK = 2_048;

    /** What one turn can add: a run within a line, the end of that line, and an octet as three. */
    private static final int MOST_AT_ONCE = LINE + 6;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CRLF = {'\r', '\n'};
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /** Which octets are written as they are within a line. */
    private static final boolean[] INSIDE = new boolean[256];

    static {
        Arrays.fill(INSIDE, ' ', '~' + 1, true);
        INSIDE['='] = false;
    }

    private BodyText() {}

    /** Writes the part's encoding header, the blank line and the encoded text, without a line break of its own at the end. */
    static void write(String text, ByteArrayOutputStream out) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        // Quoted-printable makes three of each such octet, base64 four of any three.
        if (beyondAscii(octets) > octets.length / 6) {
            ascii("Content-Transfer-Encoding: base64\r\n\r\n", out);
            out.writeBytes(Base64.getMimeEncoder(LINE, CRLF).encode(withCrlf(octets)));
        } else {
            ascii("Content-Transfer-Encoding: quoted-printable\r\n\r\n", out);
            quotedPrintable(octets, out);
        }
    }

    private static int beyondAscii(byte[] octets) {
        int beyond = 0;
        int at = 0;
        for (; at + Long.BYTES <= octets.length; at += Long.BYTES) {
            beyond += Long.bitCount((long) EIGHT.get(octets, at) & HIGH_BITS);
        }
        for (; at < octets.length; at++) {
            beyond += octets[at] < 0 ? 1 : 0;
        }
        return beyond;
    }

    private static void ascii(String text, ByteArrayOutputStream out) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] withCrlf(byte[] octets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + octets.length / 32);
        for (int i = 0; i < octets.length; i++) {
            if (isBreak(octets, i)) {
                i += octets[i] == '\r' && i + 1 < octets.length && octets[i + 1] == '\n' ? 1 : 0;
                out.writeBytes(CRLF);
            } else {
                out.write(octets[i]);
            }
        }
        return out.toByteArray();
    }

    private static boolean isBreak(byte[] octets, int i) {
        return octets[i] == '\n' || octets[i] == '\r';
    }

    private static void quotedPrintable(byte[] octets, ByteArrayOutputStream out) {
        byte[] block = new byte[BLOCK];
        int at = 0;
        int column = 0;
        for (int i = 0; i < octets.length; i++) {
            if (at > BLOCK - MOST_AT_ONCE) {
                out.write(block, 0, at);
                at = 0;
            }
            if (column > 0 && column < LINE - 1) {
                // Most of a letter: neither a line's first octet nor one that may end it.
                int end = endOfRun(octets, i, LINE - 1 - column);
                System.arraycopy(octets, i, block, at, end - i);
                at += end - i;
                column += end - i;
                i = end;
                if (i == octets.length) {
                    break;
                }
            }
            byte octet = octets[i];
            if (isBreak(octets, i)) {
                i += octet == '\r' && i + 1 < octets.length && octets[i + 1] == '\n' ? 1 : 0;
                block[at++] = '\r';
                block[at++] = '\n';
                column = 0;
                continue;
            }
            boolean lineEnds = i + 1 == octets.length || isBreak(octets, i + 1);
            boolean plain = isPlain(octet, column, lineEnds);
            if (column + (plain ? 1 : 3) > (lineEnds ? LINE : LINE - 1)) {
                block[at++] = '=';
                block[at++] = '\r';
                block[at++] = '\n';
                column = 0;
                plain = isPlain(octet, column, lineEnds);
            }
            if (plain) {
                block[at++] = octet;
                column++;
            } else {
                block[at++] = '=';
                block[at++] = HEX[(octet >> 4) & 15];
                block[at++] = HEX[octet & 15];
                column += 3;
            }
        }
        out.write(block, 0, at);
    }

    /** Behind the octets that are written as they are wherever they stand in a line but at its first and last place. */
    private static int endOfRun(byte[] octets, int begin, int most) {
        int end = Math.min(octets.length, begin + most);
        int i = begin;
        while (i < end && INSIDE[octets[i] & 0xff]) {
            i++;
        }
        // A space before the end of a line would be lost on the way.
        while (i > begin && octets[i - 1] == ' ' && (i == octets.length || octets[i] <= ' ')) {
            i--;
        }
        return i;
    }

    /** Beyond what RFC 2045 asks for: no line begins with a dot or an F, which some relays double or quote. */
    private static boolean isPlain(byte octet, int column, boolean lineEnds) {
        if (octet == ' ' || octet == '\t') {
            return !lineEnds;
        }
        boolean fragileStart = column == 0 && (octet == '.' || octet == 'F');
        return octet > ' ' && octet <= '~' && octet != '=' && !fragileStart;
    }
}
