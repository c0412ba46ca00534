package org.broadsheet.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.broadsheet.text.Decoding;

/**
 * A word with parameters, as {@code Content-Type} and {@code Content-Disposition} have them, quoted or not, and with long or foreign
 * values in pieces (RFC 2231).
 *
 * @param word in lower case: {@code text/plain}; empty if there is none
 * @param parameters by name in lower case
 */
record MediaType(String word, Map<String, String> parameters) {

    private static final int MOST_PARAMETERS = 50;

    static MediaType of(String header) {
        int semicolon = header.indexOf(';');
        String word = (semicolon < 0 ? header : header.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        Map<String, String> raw = new TreeMap<>();
        int at = semicolon < 0 ? header.length() : semicolon;
        while (at < header.length() && raw.size() < MOST_PARAMETERS) {
            at++;
            int is = at;
            while (is < header.length() && header.charAt(is) != '=' && header.charAt(is) != ';') {
                is++;
            }
            String name = header.substring(at, is).strip().toLowerCase(Locale.ROOT);
            if (is == header.length() || header.charAt(is) == ';') {
                at = is;
                continue;
            }
            StringBuilder value = new StringBuilder();
            at = value(header, is + 1, value);
            raw.putIfAbsent(name, value.toString());
        }
        int blank = word.indexOf(' ');
        return new MediaType(blank < 0 ? word : word.substring(0, blank), joined(raw));
    }

    /** Appends the value that begins there; returns where the semicolon behind it stands, or the end. */
    private static int value(String header, int from, StringBuilder out) {
        int at = from;
        while (at < header.length() && header.charAt(at) == ' ') {
            at++;
        }
        boolean quoted = at < header.length() && header.charAt(at) == '"';
        if (quoted) {
            at++;
            while (at < header.length() && header.charAt(at) != '"') {
                if (header.charAt(at) == '\\' && at + 1 < header.length()) {
                    at++;
                }
                out.append(header.charAt(at++));
            }
        }
        while (at < header.length() && header.charAt(at) != ';') {
            if (!quoted) {
                out.append(header.charAt(at));
            }
            at++;
        }
        if (quoted) {
            return at;
        }
        String bare = out.toString().strip();
        out.setLength(0);
        out.append(bare);
        return at;
    }

    /** {@code name*0*=utf-8''a%20; name*1=b} is {@code name="a b"}. */
    private static Map<String, String> joined(Map<String, String> raw) {
        Map<String, String> whole = new TreeMap<>();
        raw.forEach((name, value) -> {
            int star = name.indexOf('*');
            if (star < 0) {
                whole.put(name, value);
            }
        });
        Map<String, StringBuilder> pieces = new TreeMap<>();
        for (Map.Entry<String, String> each : raw.entrySet()) {
            int star = each.getKey().indexOf('*');
            if (star > 0) {
                String name = each.getKey().substring(0, star);
                for (int i = 0; i < MOST_PARAMETERS && !pieces.containsKey(name); i++) {
                    pieces.put(name, pieces(raw, name));
                }
            }
        }
        pieces.forEach((name, value) -> whole.put(name, value.toString()));
        return Map.copyOf(whole);
    }

    private static StringBuilder pieces(Map<String, String> raw, String name) {
        StringBuilder encoded = new StringBuilder();
        String charset = "";
        boolean foreign = false;
        for (int i = -1; i < MOST_PARAMETERS; i++) {
            String key = i < 0 ? name : name + "*" + i;
            String extended = raw.get(key + "*");
            String plain = i < 0 ? null : raw.get(key);
            if (extended == null && plain == null) {
                if (i < 0) {
                    continue;
                }
                break;
            }
            String value = extended == null ? Objects.requireNonNull(plain).replace("%", "%25") : extended;
            if (extended != null && encoded.isEmpty()) {
                int first = value.indexOf('\'');
                int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
                charset = second < 0 ? "" : value.substring(0, first);
                value = second < 0 ? value : value.substring(second + 1);
                foreign = true;
            }
            foreign |= extended != null;
            encoded.append(value);
        }
        byte[] bytes = percent(encoded.toString());
        return new StringBuilder(foreign ? Decoding.text(bytes, charset) : Decoding.utf8(bytes));
    }

    private static byte[] percent(String text) {
        byte[] bytes = text.replace('%', '=').equals(text) ? text.getBytes(StandardCharsets.UTF_8) : null;
        if (bytes != null) {
            return bytes;
        }
        byte[] raw = text.replace("=", "=3D").replace('%', '=').getBytes(StandardCharsets.UTF_8);
        return TransferEncoding.quotedPrintable(raw, 0, raw.length, raw.length);
    }

    /** Empty if there is none of that name. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
