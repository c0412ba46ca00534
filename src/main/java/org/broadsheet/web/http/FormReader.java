package org.broadsheet.web.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.profiles.Profile;
import org.broadsheet.text.Decoding;
import org.broadsheet.web.http.Incoming.Fields;

/**
 * Reads queries and forms: {@code application/x-www-form-urlencoded}, and {@code multipart/form-data} (RFC 7578). Each is read
 * once from its beginning to its end, without a pattern; text that is not UTF-8 is read as Windows-1252, as old browsers and
 * scripts send it.
 */
public final class FormReader {

    /** A form of preferences that is full has eight fields and a box for each interest. */
    private static final int MOST_FIELDS = 10 * (Profile.MOST_INTERESTS + 1) + 40;

    /** A part's own headers: its name and its file's. */
    private static final int LONGEST_HEAD = 4_000;

    /** RFC 2046, section 5.1.1. */
    private static final int LONGEST_BOUNDARY = 70;

    private static final int LONGEST_NAME = 100;

    private FormReader() {}

    /** Empty if the text is no such form, or has more than {@link #MOST_FIELDS} fields. */
    static Optional<Fields> urlEncoded(String text) {
        Map<String, List<String>> values = new HashMap<>();
        int count = 0;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('&', from);
            end = end < 0 ? text.length() : end;
            if (end > from) {
                int is = text.indexOf('=', from);
                is = is < 0 || is > end ? end : is;
                Optional<String> name = decoded(text, from, is);
                Optional<String> value = decoded(text, Math.min(is + 1, end), end);
                if (++count > MOST_FIELDS || name.isEmpty() || value.isEmpty()) {
                    return Optional.empty();
                }
                values.computeIfAbsent(name.get(), unused -> new ArrayList<>()).add(value.get());
            }
            from = end + 1;
        }
        return Optional.of(new Fields(values, Map.of()));
    }

    public static boolean isMultipart(String type) {
        return startsWith(type, 0, "multipart/form-data");
    }

    /** Reads a body by its media type. Empty if it is neither kind of form, or not well formed. */
    static Optional<Fields> body(String type, byte[] body) {
        if (isMultipart(type)) {
            return parameter(type, "boundary")
                    .filter(boundary -> !boundary.isEmpty() && boundary.length() <= LONGEST_BOUNDARY)
                    .flatMap(boundary -> multipart("--" + boundary, body));
        }
        boolean urlEncoded = type.isEmpty() || startsWith(type, 0, "application/x-www-form-urlencoded");
        return urlEncoded ? urlEncoded(new String(body, StandardCharsets.ISO_8859_1)) : Optional.empty();
    }

    /** @param delimiter what stands before each part, at the beginning of a line */
    private static Optional<Fields> multipart(String delimiter, byte[] body) {
        Map<String, List<String>> values = new HashMap<>();
        Map<String, byte[]> uploads = new HashMap<>();
        byte[] mark = ("\r\n" + delimiter).getBytes(StandardCharsets.ISO_8859_1);
        byte[] blank = {'\r', '\n', '\r', '\n'};
        // The first delimiter may begin the body, without a line end before it.
        int at = matches(body, 0, mark, 2) ? mark.length - 2 : afterDelimiter(body, mark, 0);
        for (int count = 0; at >= 0; count++) {
            if (at + 1 < body.length && body[at] == '-' && body[at + 1] == '-') {
                return Optional.of(new Fields(values, uploads));
            }
            int content = after(body, blank, at);
            int next = content < 0 ? -1 : afterDelimiter(body, mark, content - 2);
            if (count == MOST_FIELDS || next < 0 || content - at > LONGEST_HEAD) {
                return Optional.empty();
            }
            String head = Decoding.utf8(Arrays.copyOfRange(body, at, content));
            int end = Math.max(content, next - mark.length);
            byte[] bytes = Arrays.copyOfRange(body, content, end);
            Optional<String> said = disposition(head);
            Optional<String> name = said.flatMap(line -> parameter(line, "name"));
            if (name.isEmpty() || name.get().length() > LONGEST_NAME) {
                return Optional.empty();
            }
            if (said.flatMap(line -> parameter(line, "filename")).isPresent()) {
                uploads.putIfAbsent(name.get(), bytes);
            } else {
                values.computeIfAbsent(name.get(), unused -> new ArrayList<>()).add(Decoding.utf8(bytes));
            }
            at = next;
        }
        return Optional.empty();
    }

    private static Optional<String> disposition(String head) {
        return head.lines()
                .filter(line -> startsWith(line, 0, "content-disposition:"))
                .findFirst();
    }

    /** A parameter of a header such as {@code form-data; name="about"; filename=x}. */
    private static Optional<String> parameter(String header, String name) {
        for (int at = header.indexOf(';'); at >= 0; ) {
            int begin = at + 1;
            while (begin < header.length() && isBlank(header.charAt(begin))) {
                begin++;
            }
            int is = header.indexOf('=', begin);
            if (is < 0) {
                return Optional.empty();
            }
            boolean quoted = header.startsWith("\"", is + 1);
            int from = quoted ? is + 2 : is + 1;
            int end = header.indexOf(quoted ? '"' : ';', from);
            if (quoted && end < 0) {
                return Optional.empty();
            }
            end = end < 0 ? header.length() : end;
            if (is - begin == name.length() && startsWith(header, begin, name)) {
                return Optional.of(header.substring(from, end).strip());
            }
            at = header.indexOf(';', end);
        }
        return Optional.empty();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean startsWith(String text, int at, String lowerCase) {
        return at + lowerCase.length() <= text.length()
                && text.substring(at, at + lowerCase.length())
                        .toLowerCase(Locale.ROOT)
                        .equals(lowerCase);
    }

    /** Where the text behind the next delimiter begins; a boundary that goes on as a longer word is not one. */
    private static int afterDelimiter(byte[] body, byte[] mark, int from) {
        int at = after(body, mark, from);
        while (at >= 0 && (at == body.length || "\r-\t ".indexOf(body[at]) < 0)) {
            at = after(body, mark, at);
        }
        return at;
    }

    /** Where the text behind the next such mark begins; -1 if there is none. The mark has at most some 70 bytes. */
    private static int after(byte[] body, byte[] mark, int from) {
        for (int at = from; at + mark.length <= body.length; at++) {
            if (matches(body, at, mark, 0)) {
                return at + mark.length;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] body, int at, byte[] mark, int skipped) {
        int i = skipped;
        while (i < mark.length && at + i - skipped < body.length && body[at + i - skipped] == mark[i]) {
            i++;
        }
        return i == mark.length;
    }

    /** Empty for a per cent sign without its two digits. */
    private static Optional<String> decoded(String text, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < to ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < to ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else if (c < 0x100) {
                bytes.write(c == '+' ? ' ' : c);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Optional.of(Decoding.utf8(bytes.toByteArray()));
    }
}
