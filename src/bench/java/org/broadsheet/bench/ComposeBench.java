package org.broadsheet.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.broadsheet.digest.ComposeSpeed;

/** The figures of {@code benchmarks.md}, section "Composition". */
public final class ComposeBench {

    private ComposeBench() {}

    public static void main(String[] arguments) throws IOException {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 3;
        ComposeSpeed.Figures figures = ComposeSpeed.measure(Path.of("templates"), seconds);
        System.out.printf(
                "20 papers, HTML of %,d characters and text: %,.0f digests/s a core, plain Thymeleaf %,.0f/s, ratio %.1f%n",
                figures.octets(), figures.product(), figures.plain(), figures.ratio());
    }
}
