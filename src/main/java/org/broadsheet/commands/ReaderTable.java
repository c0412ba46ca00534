package org.broadsheet.commands;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Readers as other programs write them: CSV (RFC 4180) with a first line that names its columns, or a JSON array of
 * objects, alone or as {@code readers} of an object, as {@code export --json} prints it. The names are those of a profile file: {@code email}, {@code name}, {@code about}, {@code at},
 * {@code timezone}, {@code days}; only {@code email} must be there. JSON also has what a table cannot hold: {@code profile}, the whole
 * profile file, {@code pausedUntil} and {@code verdicts}.
 */
final class ReaderTable {

    static final List<String> COLUMNS = List.of("email", "name", "about", "at", "timezone", "days");

    /** What only JSON has. */
    private static final List<String> MORE = List.of("profile", "pausedUntil", "verdicts");

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
                            MORE.contains(member.getKey()) ? member.getKey() : known(member.getKey(), "entry " + place),
                            member.getValue().isContainer()
                                    ? member.getValue().toString()
                                    : member.getValue().asString(""));
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

    /** Days as {@link #days(Set)} writes them, in full or by their first three letters. */
    static Set<DayOfWeek> days(String text, Set<DayOfWeek> usual) {
        if (text.isEmpty()) {
            return usual;
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : text.strip().split("[\\s,;]+", -1)) {
            days.add(Arrays.stream(DayOfWeek.values())
                    .filter(day -> word.length() >= 3 && day.name().startsWith(word.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "days = %s must be days like mon tue wed thu fri.".formatted(text))));
        }
        return days;
    }

    static String days(Set<DayOfWeek> days) {
        return days.stream()
                .sorted()
                .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    static LocalTime clock(String text, LocalTime usual) {
        try {
            return text.isEmpty() ? usual : LocalTime.parse(text);
        } catch (DateTimeParseException notOne) {
            throw new IllegalArgumentException("at = %s must be a time like 07:30.".formatted(text), notOne);
        }
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
