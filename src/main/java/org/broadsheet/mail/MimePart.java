package org.broadsheet.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.broadsheet.text.Clean;
import org.broadsheet.text.Decoding;

/**
 * A letter, or one part of it, as its bytes say (RFC 5322, 2045, 2046). Nothing is copied until it is asked for, and nothing is an error:
 * a boundary that is missing is looked for, an end that is missing is the end. Each level of parts costs one look at its bytes.
 */
final class MimePart {

    /** RFC 2046 allows 70. */
    private static final int LONGEST_BOUNDARY = 200;

    private final byte[] raw;
    private final int to;
    private final HeaderFields fields;
    private final MediaType type;

    private MimePart(byte[] raw, int from, int to) {
        this.raw = raw;
        this.to = to;
        this.fields = new HeaderFields(raw, from, to);
        MediaType given = MediaType.of(fields.first("content-type"));
        this.type = given.word().isEmpty() ? MediaType.of("text/plain") : given;
    }

    static MimePart of(byte[] letter) {
        // Some mailboxes keep the line that once divided letters in one file.
        boolean envelope = letter.length > 5 && new String(letter, 0, 5, StandardCharsets.ISO_8859_1).equals("From ");
        int from = 0;
        while (envelope && from < letter.length && letter[from] != '\n') {
            from++;
        }
        return new MimePart(letter, envelope ? Math.min(from + 1, letter.length) : 0, letter.length);
    }

    HeaderFields fields() {
        return fields;
    }

    /** In lower case: {@code text/plain}, which is also meant where nothing is said. */
    String type() {
        return type.word();
    }

    /** The name of the file that it is, as people read it; empty if it has none. */
    String fileName() {
        String disposed = MediaType.of(fields.first("content-disposition")).parameter("filename");
        String name = disposed.isEmpty() ? type.parameter("name") : disposed;
        return Clean.line(EncodedWords.decoded(name), 300);
    }

    boolean isAttachment() {
        return MediaType.of(fields.first("content-disposition")).word().equals("attachment");
    }

    /** What it holds, decoded: the first {@code most} bytes. */
    byte[] content(int most) {
        String encoding = fields.first("content-transfer-encoding").strip().toLowerCase(Locale.ROOT);
        return TransferEncoding.decoded(encoding, raw, fields.end(), to, most);
    }

    /** Its text, clean, at most that many characters. */
    String text(int most) {
        byte[] bytes = content((int) Math.min(Integer.MAX_VALUE, 4L * most + 4));
        return Clean.lines(Decoding.text(bytes, type.parameter("charset")), most);
    }

    /** The first parts of a multipart, at most that many; none if it is something else. */
    List<MimePart> parts(int most) {
        List<MimePart> parts = new ArrayList<>();
        if (!type().startsWith("multipart/")) {
            return parts;
        }
        byte[] delimiter = delimiter();
        int begin = -1;
        for (int at = fields.end(); at < to && delimiter.length > 2 && parts.size() < most; ) {
            int lineEnd = at;
            while (lineEnd < to && raw[lineEnd] != '\n') {
                lineEnd++;
            }
            if (isDelimiter(delimiter, at, lineEnd)) {
                if (begin >= 0) {
                    parts.add(new MimePart(raw, begin, withoutLineEnd(begin, at)));
                }
                begin = isClosing(delimiter, at, lineEnd) ? -1 : Math.min(lineEnd + 1, to);
                if (begin < 0) {
                    return parts;
                }
            }
            at = lineEnd + 1;
        }
        if (begin >= 0 && begin < to && parts.size() < most) {
            parts.add(new MimePart(raw, begin, to));
        }
        return parts;
    }

    private byte[] delimiter() {
        String boundary = type.parameter("boundary");
        if (!boundary.isEmpty() && boundary.length() <= LONGEST_BOUNDARY) {
            return ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        }
        // Without one, the first line that looks like one is.
        for (int at = fields.end(); at + 2 < to; at++) {
            boolean begins = at == fields.end() || raw[at - 1] == '\n';
            if (begins && raw[at] == '-' && raw[at + 1] == '-' && raw[at + 2] > ' ') {
                int end = at;
                while (end < to && raw[end] > ' ' && end - at < LONGEST_BOUNDARY) {
                    end++;
                }
                return java.util.Arrays.copyOfRange(raw, at, end);
            }
        }
        return new byte[0];
    }

    /** The delimiter, perhaps with two hyphens, and nothing but blanks behind it. */
    private boolean isDelimiter(byte[] delimiter, int at, int lineEnd) {
        if (lineEnd - at < delimiter.length) {
            return false;
        }
        for (int i = 0; i < delimiter.length; i++) {
            if (raw[at + i] != delimiter[i]) {
                return false;
            }
        }
        int behind = at + delimiter.length + (isClosing(delimiter, at, lineEnd) ? 2 : 0);
        while (behind < lineEnd && (raw[behind] == ' ' || raw[behind] == '\t' || raw[behind] == '\r')) {
            behind++;
        }
        return behind == lineEnd;
    }

    private boolean isClosing(byte[] delimiter, int at, int lineEnd) {
        int behind = at + delimiter.length;
        return behind + 1 < lineEnd && raw[behind] == '-' && raw[behind + 1] == '-';
    }

    /** The line end before a delimiter belongs to the delimiter. */
    private int withoutLineEnd(int begin, int end) {
        int at = end > begin && raw[end - 1] == '\n' ? end - 1 : end;
        return at > begin && raw[at - 1] == '\r' ? at - 1 : at;
    }
}
