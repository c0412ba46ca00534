package org.broadsheet.mail;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Base64 and quoted-printable (RFC 2045) as they arrive: what does not belong there is passed over, an end that is missing is an end. */
final class TransferEncoding {

    private TransferEncoding() {}

    /** The bytes between {@code from} and {@code to} in that encoding; any other name means that they stand for themselves. */
    static byte[] decoded(String encoding, byte[] raw, int from, int to, int most) {
        return switch (encoding) {
            case "base64" -> base64(raw, from, to, most);
            case "quoted-printable" -> quotedPrintable(raw, from, to, most);
            default -> Arrays.copyOfRange(raw, from, Math.min(to, from + most));
        };
    }

    static byte[] base64(byte[] raw, int from, int to, int most) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(most, (to - from) / 4 * 3 + 3));
        int bits = 0;
        int count = 0;
        for (int i = from; i < to && out.size() < most; i++) {
            int value = value(raw[i]);
            if (value < 0) {
                if (raw[i] == '=') {
                    // Some put several encodings behind each other, each with its own padding.
                    bits = 0;
                    count = 0;
                }
                continue;
            }
            bits = bits << 6 | value;
            count += 6;
            if (count >= 8) {
                count -= 8;
                out.write(bits >> count & 0xff);
            }
        }
        return out.toByteArray();
    }

    private static int value(byte octet) {
        if (octet >= 'A' && octet <= 'Z') {
            return octet - 'A';
        }
        if (octet >= 'a' && octet <= 'z') {
            return octet - 'a' + 26;
        }
        if (octet >= '0' && octet <= '9') {
            return octet - '0' + 52;
        }
        return octet == '+' || octet == '-' ? 62 : octet == '/' || octet == '_' ? 63 : -1;
    }

    static byte[] quotedPrintable(byte[] raw, int from, int to, int most) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(most, to - from));
        for (int i = from; i < to && out.size() < most; i++) {
            if (raw[i] != '=') {
                out.write(raw[i]);
                continue;
            }
            int high = i + 1 < to ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 < to ? Character.digit(raw[i + 2], 16) : -1;
            if (high >= 0 && low >= 0) {
                out.write(16 * high + low);
                i += 2;
                continue;
            }
            int end = i + 1;
            while (end < to && end - i < 80 && (raw[end] == ' ' || raw[end] == '\t' || raw[end] == '\r')) {
                end++;
            }
            if (end < to && raw[end] == '\n') {
                i = end;
            } else {
                out.write('=');
            }
        }
        return out.toByteArray();
    }
}
