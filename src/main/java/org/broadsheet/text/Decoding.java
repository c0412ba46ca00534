package org.broadsheet.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bytes as text: by their byte order mark, else by the charset that their sender declares, else as UTF-8, and line by line as
 * Windows-1252 where a line is not UTF-8. A label is believed only as far as the bytes bear it out.
 */
public final class Decoding {

    /** So many bytes tell UTF-16 without a mark. */
    private static final int SAMPLE_BYTES = 512;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset UTF_32 = Charset.forName("UTF-32");

    /** Labels that are put on everything, also on UTF-8 and Windows-1252, which contains Latin-1 but for its controls. */
    private static final Set<String> ON_EVERYTHING = Set.of(
            "",
            "us-ascii",
            "ascii",
            "ansi_x3.4-1968",
            "iso646-us",
            "iso-8859-1",
            "iso8859-1",
            "iso_8859-1",
            "iso88591",
            "latin1",
            "latin-1",
            "l1",
            "cp819",
            "windows-1252",
            "cp1252",
            "x-cp1252",
            "utf-8",
            "utf8",
            "unicode-1-1-utf-8",
            "unknown-8bit",
            "x-unknown",
            "binary");

    /** Charsets of which senders mean a larger one. Source: WHATWG Encoding Standard, section 4.2, with Java's names. */
    private static final Map<String, String> MEANS = Map.ofEntries(
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("cp936", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("cp949", "x-windows-949"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("latin5", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"));

    private Decoding() {}

    /** Text whose sender says nothing of its charset. */
    public static String text(byte[] bytes) {
        return text(bytes, "");
    }

    /** @param label the charset as the sender names it; empty or unknown names say nothing */
    public static String text(byte[] bytes, String label) {
        Optional<String> marked = byMark(bytes);
        if (marked.isPresent()) {
            return marked.get();
        }
        String name = label.strip().toLowerCase(Locale.ROOT).replace("\"", "");
        if (ON_EVERYTHING.contains(name)) {
            return unmarkedWide(bytes).map(wide -> new String(bytes, wide)).orElseGet(() -> utf8(bytes));
        }
        Optional<Charset> charset = charset(name);
        if (charset.isEmpty()) {
            return utf8(bytes);
        }
        if (charset.get().name().startsWith("UTF-16")) {
            // Some say UTF-16 of what is not, and few say which half comes first.
            return unmarkedWide(bytes)
                    .map(wide -> new String(bytes, wide))
                    .orElseGet(
                            () -> isUtf8(bytes) && !holdsZero(bytes) ? utf8(bytes) : new String(bytes, charset.get()));
        }
        return new String(bytes, charset.get());
    }

    /** UTF-8; a line that is not is Windows-1252. A character that the end cuts off is left out. */
    public static String utf8(byte[] bytes) {
        int length = wholeCharacters(bytes);
        Optional<String> all = strict(bytes, 0, length);
        if (all.isPresent()) {
            return all.get();
        }
        StringBuilder text = new StringBuilder(bytes.length);
        for (int from = 0; from < bytes.length; ) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n' && bytes[to] != '\r') {
                to++;
            }
            to = Math.min(to + 1, bytes.length);
            int begin = from;
            int end = to;
            text.append(strict(bytes, from, to).orElseGet(() -> new String(bytes, begin, end - begin, WINDOWS_1252)));
            from = to;
        }
        return text.toString();
    }

    /** Whether the bytes are UTF-8, plain ASCII included, but for a last character that is cut off. */
    public static boolean isUtf8(byte[] bytes) {
        return strict(bytes, 0, wholeCharacters(bytes)).isPresent();
    }

    private static Optional<String> byMark(byte[] bytes) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return Optional.of(utf8(java.util.Arrays.copyOfRange(bytes, 3, bytes.length)));
        }
        if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) {
            return Optional.of(new String(bytes, UTF_32));
        }
        boolean wide = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
        return wide ? Optional.of(new String(bytes, StandardCharsets.UTF_16)) : Optional.empty();
    }

    /**
     * UTF-16 without a mark, as far as its beginning tells: of text of the West nearly every other byte is 0, the first of each
     * two or the second.
     */
    public static Optional<Charset> unmarkedWide(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE_BYTES);
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        int most = length / 2 * 9 / 10;
        int least = length / 2 / 10;
        if (length < 8 || Math.max(zeros[0], zeros[1]) < most || Math.min(zeros[0], zeros[1]) > least) {
            return Optional.empty();
        }
        return Optional.of(zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(MEANS.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static boolean holdsZero(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    /** The length without the beginning of a character of UTF-8 that the end cuts off. */
    private static int wholeCharacters(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int octet = bytes[bytes.length - back] & 0xff;
            if (octet >= 0xc2 && octet <= 0xf4) {
                int needed = octet >= 0xf0 ? 4 : octet >= 0xe0 ? 3 : 2;
                return needed > back && bytes.length > back ? bytes.length - back : bytes.length;
            }
            if (octet < 0x80) {
                break;
            }
        }
        return bytes.length;
    }

    private static Optional<String> strict(byte[] bytes, int from, int to) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(to - from);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes, from, to - from), out, true);
        return result.isError() ? Optional.empty() : Optional.of(out.flip().toString());
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
