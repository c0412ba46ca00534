package org.broadsheet.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.matching.KernelSpeed;
import org.broadsheet.matching.MatcherSpeed;

/**
 * Measures how fast matching and searching are, and writes the section "Speed" of {@code benchmarks.md} with its plot.
 *
 * <pre>
 * mvn -q package -DskipTests
 * java -Xmx900m --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
 *     -cp "target/test-classes:target/classes:target/lib/*" org.broadsheet.bench.Speed all
 * </pre>
 *
 * {@code kernel}, {@code profile}, {@code search} and {@code scale [READERS]} measure one thing each and keep what they saw in
 * {@code target/speed}; {@code page} writes the page from it; {@code all} does everything, in an hour or so. {@code scale}
 * goes up to a million readers, or to as many as are named.
 */
public final class Speed {

    private static final Path SEEN = Path.of("target/speed");

    private Speed() {}

    public static void main(String[] arguments) throws IOException {
        String what = arguments.length == 0 ? "all" : arguments[0];
        int readers = arguments.length < 2 ? 1_000_000 : Integer.parseInt(arguments[1]);
        Files.createDirectories(SEEN);
        switch (what) {
            case "kernel" -> kernel();
            case "profile" -> profile();
            case "search" -> search();
            case "scale" -> scale(readers);
            case "page" -> SpeedPage.write(SEEN, Path.of("src/site"));
            case "all" -> {
                kernel();
                profile();
                search();
                scale(readers);
                SpeedPage.write(SEEN, Path.of("src/site"));
            }
            default ->
                throw new IllegalArgumentException(
                        "\"%s\" is none of kernel, profile, search, scale, page and all.".formatted(what));
        }
    }

    private static void kernel() throws IOException {
        KernelSpeed.Figures seen = KernelSpeed.measure(2_000, 100_000);
        begin("kernel", "papers,profiles,postings,kernel,reading,lucene");
        add(
                "kernel",
                "%d,%d,%.0f,%.0f,%.0f,%.0f"
                        .formatted(
                                seen.papers(),
                                seen.profiles(),
                                seen.postings(),
                                seen.kernel(),
                                seen.reading(),
                                seen.lucene()));
    }

    private static void profile() throws IOException {
        begin("profile", "profile,compile,read,score,bytes");
        for (MatcherSpeed.Row row : MatcherSpeed.measure()) {
            add(
                    "profile",
                    "%s,%.3f,%.3f,%.3f,%d"
                            .formatted(row.profile(), row.compile(), row.read(), row.score(), row.bytes()));
        }
    }

    private static void search() throws IOException {
        SearchSpeed.Figures seen = SearchSpeed.measure(100_000);
        begin("search", "papers,rebuild,question,median,late");
        add(seen, "three words of a title", seen.words());
        add(seen, "the same with meaning", seen.meant());
        add(seen, "a name", seen.names());
        add(seen, "two words, a slip in one", seen.slips());
        add(seen, "similar papers with meaning", seen.similar());
    }

    private static void add(SearchSpeed.Figures seen, String question, SearchSpeed.Each each) throws IOException {
        add(
                "search",
                "%d,%.1f,%s,%.2f,%.2f".formatted(seen.papers(), seen.rebuild(), question, each.median(), each.late()));
    }

    private static void scale(int most) throws IOException {
        List<Integer> readers = new ArrayList<>();
        for (int count = Math.min(10_000, most); count <= most; count *= 10) {
            readers.add(count);
        }
        begin("scale", "readers,papers,compiled,matches,seconds,cpu,mebibytes");
        MatchScale.measure(readers, List.of(500, 2_000, 8_000), row -> {
            try {
                add(
                        "scale",
                        "%d,%d,%d,%d,%.1f,%.1f,%d"
                                .formatted(
                                        row.readers(),
                                        row.papers(),
                                        row.compiled(),
                                        row.matches(),
                                        row.seconds(),
                                        row.cpuSeconds(),
                                        row.peakMebibytes()));
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        });
    }

    private static void begin(String name, String header) throws IOException {
        Files.writeString(SEEN.resolve(name + ".csv"), header + "\n");
    }

    private static void add(String name, String row) throws IOException {
        System.err.println(name + ": " + row);
        Files.writeString(SEEN.resolve(name + ".csv"), row + "\n", StandardOpenOption.APPEND);
    }
}
