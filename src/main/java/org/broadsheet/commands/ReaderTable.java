package org.broadsheet.commands;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Readers as other programs write them: CSV (RFC 4180) with a first line that names its columns, or a JSON array of
 * objects, alone or as {@code readers} of an object, as {@code export --json} prints it. The names are those of a profile file: {@code email}, {@code name}, {@code about}, {@code at},
 * {@code timezone}; only {@code email} must be there.
 */
final class ReaderTable {

    static final List<String> COLUMNS = List.of("email", "name", "about", "at", "timezone");

    private ReaderTable() {}

    /** One reader: columns by name, and the line or entry where they stand, from 1. */
    record Row(int place, Map<String, String> columns) {

        String column(String name) {
            return columns.getOrDefault(name, "").strip();
        }
    }

    /** @throws IllegalArgumentException if the text is no such table; the message says what to edit */
    static List<Row> read(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return plain.stripLeading().matches("(?s)[\\[{].*") ? json(plain) : csv(plain);
    }

    private static List<Row> json(String text) {
        try {
            List<Row> rows = new ArrayList<>();
            int place = 0;
            JsonNode root = JsonMapper.shared().readTree(text);
            for (JsonNode entry : root.isObject() ? root.path("readers") : root) {
                place++;
                Map<String, String> columns = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> member : entry.properties()) {
                    columns.put(
                            known(member.getKey(), "entry " + place),
                            member.getValue().asString(""));
                }
                rows.add(row(place, columns, "entry " + place));
            }
            return rows;
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("This is no JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    private static List<Row> csv(String text) {
        List<List<String>> lines = records(text);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "The table is empty. Expected a first line that names the columns: " + String.join(",", COLUMNS));
        }
        List<String> names = new ArrayList<>();
        for (String name : lines.getFirst()) {
            names.add(known(name, "line 1"));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> fields = lines.get(i);
            if (fields.size() != names.size()) {
                throw new IllegalArgumentException("record %d has %d fields; the first line names %d columns."
                        .formatted(i, fields.size(), names.size()));
            }
            Map<String, String> columns = new LinkedHashMap<>();
            for (int c = 0; c < names.size(); c++) {
                columns.put(names.get(c), fields.get(c));
            }
            rows.add(row(i, columns, "record " + i));
        }
        return rows;
    }

    private static Row row(int place, Map<String, String> columns, String where) {
        Row row = new Row(place, columns);
        if (row.column("email").isEmpty()) {
            throw new IllegalArgumentException(where + " has no email.");
        }
        return row;
    }

    private static String known(String name, String where) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        if (!COLUMNS.contains(plain)) {
            throw new IllegalArgumentException(
                    "%s has a column \"%s\"; there are %s.".formatted(where, name.strip(), String.join(", ", COLUMNS)));
        }
        return plain;
    }

    /** RFC 4180: fields may be quoted, a quote within doubled; blank lines are no records. */
    private static List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append(c);
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                record.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                end(records, record, field);
                record = new ArrayList<>();
            } else if (c != '\r') {
                field.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("A quotation mark is never closed.");
        }
        end(records, record, field);
        return records;
    }

    private static void end(List<List<String>> records, List<String> record, StringBuilder field) {
        if (!record.isEmpty() || !field.toString().isBlank()) {
            record.add(field.toString());
            records.add(record);
        }
        field.setLength(0);
    }

    /** A record as {@link #read} reads it. */
    static String csvLine(List<String> fields) {
        return String.join(
                ",",
                fields.stream()
                        .map(field -> field.matches("[^\",\\r\\n]*") && !field.startsWith(" ")
                                ? field
                                : "\"" + field.replace("\"", "\"\"") + "\"")
                        .toList());
    }

    static ZoneId zone(String name, ZoneId usual) {
        try {
            return name.isEmpty() ? usual : ZoneId.of(name);
        } catch (java.time.DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "timezone = %s must be a zone like Europe/Berlin.".formatted(name), unknown);
        }
    }
}
