package org.broadsheet.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Properties;

/**
 * Which Broadsheet this is.
 *
 * @param number as releases are called
 * @param commit of the sources it was made from; {@code unknown} where they were in no repository
 * @param committed when that was; empty where nobody knows
 */
public record Version(String number, String commit, Optional<Instant> committed) {

    private static final Version CURRENT = read();

    /** Of the running program. */
    public static Version current() {
        return CURRENT;
    }

    private static Version read() {
        Properties said = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/version.properties")) {
            if (in != null) {
                said.load(in);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return of(said);
    }

    /** What the build wrote; a place that it left open is unknown. */
    static Version of(Properties said) {
        return new Version(known(said, "number"), known(said, "commit"), when(known(said, "committed")));
    }

    private static String known(Properties said, String name) {
        String value = said.getProperty(name, "").strip();
        return value.isEmpty() || value.startsWith("${") ? "unknown" : value;
    }

    private static Optional<Instant> when(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "broadsheet %s (commit %s%s)"
                .formatted(number, commit, committed.map(at -> " of " + at).orElse(""));
    }
}
