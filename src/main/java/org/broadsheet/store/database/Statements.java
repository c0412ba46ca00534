package org.broadsheet.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The SQL of one file, by name. A file holds blocks that begin with {@code -- name: NAME}; further comment lines say what
 * the statement means.
 */
public final class Statements {

    private static final String NAME = "-- name:";

    private final String file;
    private final Map<String, String> byName;

    private Statements(String file, Map<String, String> byName) {
        this.file = file;
        this.byName = byName;
    }

    /**
     * Reads {@code sql/FILE.sql} from the class path.
     *
     * @throws IllegalStateException if there is no such file, or it names a statement twice
     */
    public static Statements of(String file) {
        String path = "/sql/" + file + ".sql";
        try (InputStream in = Statements.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + path + " on the class path.");
            }
            return new Statements(path, parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new IllegalStateException("Could not read " + path, unreadable);
        }
    }

    private static Map<String, String> parse(String path, String text) {
        Map<String, StringBuilder> blocks = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(NAME)) {
                current = new StringBuilder();
                if (blocks.put(line.substring(NAME.length()).strip(), current) != null) {
                    throw new IllegalStateException(path + " names a statement twice: " + line);
                }
            } else if (!line.startsWith("--")) {
                current.append(line).append('\n');
            }
        }
        Map<String, String> statements = new LinkedHashMap<>();
        blocks.forEach(
                (name, sql) -> statements.put(name, sql.toString().strip().replaceFirst(";$", "")));
        return statements;
    }

    /** @throws IllegalStateException if the file has no statement of that name */
    public String get(String name) {
        String sql = byName.get(name);
        if (sql == null) {
            throw new IllegalStateException(
                    "%s has no statement named \"%s\"; it has %s.".formatted(file, name, byName.keySet()));
        }
        return sql;
    }

    /** Every statement by its name, in the file's order. */
    public Map<String, String> all() {
        return Map.copyOf(byName);
    }
}
