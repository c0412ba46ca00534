package org.broadsheet.matching.meaning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A hundred lines such as readers write, of all fields, written for this purpose: what they mean on average is what being a line means. */
final class LineSample {

    static final List<String> ALL = read();

    private LineSample() {}

    private static List<String> read() {
        try (InputStream lines =
                Objects.requireNonNull(LineSample.class.getResourceAsStream("lines.txt"), "lines.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException damaged) {
            throw new UncheckedIOException("The shipped lines.txt cannot be read; build the program anew.", damaged);
        }
    }
}
