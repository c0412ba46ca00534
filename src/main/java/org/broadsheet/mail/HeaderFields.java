package org.broadsheet.mail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.text.Decoding;

/**
 * Fields as RFC 5322 has them: {@code Name: text}, folded over lines. Raw bytes beyond ASCII are UTF-8 (RFC 6532), or Windows-1252 where
 * they are not. Of a flood of fields the first are kept.
 */
final class HeaderFields {

    private static final int MOST_FIELDS = 1_000;
    private static final int LONGEST_BYTES = 20_000;
    private static final int LONGEST_NAME = 100;

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final int end;
    private int count;

    /** Reads from {@code from} to the first empty line, or to {@code to}. */
    HeaderFields(byte[] raw, int from, int to) {
        int at = from;
        int field = -1;
        int fieldEnd = -1;
        int behind = to;
        while (at < to) {
            int lineEnd = lineEnd(raw, at, to);
            int next = Math.min(lineEnd + 1, to);
            int textEnd = lineEnd > at && raw[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
            if (textEnd == at) {
                behind = next;
                break;
            }
            boolean folded = (raw[at] == ' ' || raw[at] == '\t') && field >= 0;
            if (!folded) {
                add(raw, field, fieldEnd);
                field = at;
            }
            fieldEnd = textEnd;
            at = next;
        }
        add(raw, field, fieldEnd);
        end = behind;
    }

    private static int lineEnd(byte[] raw, int at, int to) {
        int end = at;
        while (end < to && raw[end] != '\n') {
            end++;
        }
        return end;
    }

    private void add(byte[] raw, int from, int to) {
        if (from < 0 || count >= MOST_FIELDS) {
            return;
        }
        int colon = from;
        while (colon < to && colon - from < LONGEST_NAME && raw[colon] != ':') {
            colon++;
        }
        if (colon == to || raw[colon] != ':' || colon == from) {
            return;
        }
        String name = new String(raw, from, colon - from, java.nio.charset.StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        byte[] text = java.util.Arrays.copyOfRange(raw, colon + 1, Math.min(to, colon + 1 + LONGEST_BYTES));
        count++;
        fields.computeIfAbsent(name, unused -> new ArrayList<>()).add(unfolded(Decoding.utf8(text)));
    }

    private static String unfolded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r' || c == '\n') {
                // The blanks behind a line end are one.
                while (i + 1 < text.length() && " \t\r\n".indexOf(text.charAt(i + 1)) >= 0) {
                    i++;
                }
                out.append(' ');
            } else {
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    /** Behind the empty line that ends the fields. */
    int end() {
        return end;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** All texts under that name, in lower case, none if there is none. */
    List<String> all(String name) {
        return Collections.unmodifiableList(fields.getOrDefault(name, List.of()));
    }

    /** The first text under that name; empty if there is none. */
    String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    Map<String, List<String>> asMap() {
        Map<String, List<String>> copies = new LinkedHashMap<>();
        fields.forEach((name, texts) -> copies.put(name, List.copyOf(texts)));
        return copies;
    }
}
