package org.broadsheet.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The arguments as somebody typed them. Java decodes them by the locale: under {@code LC_ALL=C}, as cron has it, every
 * letter beyond ASCII becomes a question mark before the program sees it. Linux still has the bytes, and they are UTF-8.
 */
final class Typing {

    private static final String HANDED_ON = "broadsheet.arguments";

    private Typing() {}

    /** An argument cannot be read; the message says which. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(int place) {
            super("Argument %d cannot be read: it is not UTF-8. Type it in a UTF-8 terminal, or set LC_ALL=C.UTF-8."
                    .formatted(place));
        }
    }

    /** @param decoded as Java gives them */
    static String[] of(String[] decoded) throws Unreadable {
        if (Arrays.stream(decoded).allMatch(Typing::isSurelyRight)) {
            return decoded;
        }
        byte[] bytes = Optional.ofNullable(System.getProperty(HANDED_ON))
                .map(Base64.getDecoder()::decode)
                .orElseGet(() -> last(decoded.length));
        return of(decoded, bytes);
    }

    /** @param bytes of all arguments, a zero behind each; empty where the system does not tell */
    static String[] of(String[] decoded, byte[] bytes) throws Unreadable {
        if (bytes.length == 0) {
            for (int i = 0; i < decoded.length; i++) {
                if (decoded[i].indexOf('\uFFFD') >= 0) {
                    throw new Unreadable(i + 1);
                }
            }
            return decoded;
        }
        String[] typed = new String[decoded.length];
        int begin = 0;
        for (int i = 0; i < typed.length; i++) {
            int end = begin;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            try {
                typed[i] = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, begin, end - begin))
                        .toString();
            } catch (CharacterCodingException notUtf8) {
                throw new Unreadable(i + 1);
            }
            begin = Math.min(bytes.length, end + 1);
        }
        return typed;
    }

    /** As {@code Launch} does for the Java it starts; that class is for a Java of 2014, so neither can use the other. */
    private static byte[] last(int count) {
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc/self/cmdline"));
            int begin = all.length;
            for (int found = 0; begin > 0; begin--) {
                if (all[begin - 1] == 0 && found++ == count) {
                    break;
                }
            }
            return Arrays.copyOfRange(all, begin, all.length);
        } catch (IOException noLinux) {
            return new byte[0];
        }
    }

    private static boolean isSurelyRight(String argument) {
        return argument.chars().allMatch(letter -> letter < 0x80 && letter != '?');
    }
}
