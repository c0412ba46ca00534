package org.broadsheet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Writes what {@link Speed} saw: a section of {@code benchmarks.md} between two marks, and a plot. */
final class SpeedPage {

    private static final String BEGIN = "<!-- speed: written by org.broadsheet.bench.Speed -->";
    private static final String END = "<!-- speed ends -->";
    private static final String[] COLOURS = {"#2563a8", "#b4501e", "#3d7a3a"};

    private SpeedPage() {}

    static void write(Path seen, Path site) throws IOException {
        Path page = site.resolve("markdown/benchmarks.md");
        String section = BEGIN + "\n" + section(seen) + END;
        String before = Files.exists(page) ? Files.readString(page) : "# Benchmarks\n\n" + BEGIN + END + "\n";
        int begin = before.indexOf(BEGIN);
        String after = begin < 0
                ? before.stripTrailing() + "\n\n" + section + "\n"
                : before.substring(0, begin) + section + before.substring(before.indexOf(END, begin) + END.length());
        Files.createDirectories(site.resolve("resources"));
        Files.writeString(page, after);
        Files.writeString(site.resolve("resources/speed.svg"), plot(rows(seen, "scale")));
    }

    private static List<String[]> rows(Path seen, String name) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line :
                Files.readAllLines(seen.resolve(name + ".csv")).stream().skip(1).toList()) {
            rows.add(line.split(",", -1));
        }
        return rows;
    }

    private static String section(Path seen) throws IOException {
        StringBuilder page = new StringBuilder();
        page.append("""
                ## Speed

                All of this is measured by one command, which also writes this section and its plot:

                ```
                mvn -q package -DskipTests
                java -Xmx900m --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED \\
                    -cp "target/test-classes:target/classes:target/lib/*" org.broadsheet.bench.Speed all
                ```

                Papers and profiles are synthetic: words are invented, how often each occurs follows what was measured on 2,000
                arXiv abstracts (104 different stems a paper), and words are independent of each other. The machine had two
                virtual cores of an AMD EPYC and other work to do at the same time, so CPU time is what compares; trust ratios.

                ### The kernel

                """);
        String[] kernel = rows(seen, "kernel").getFirst();
        double ours = Double.parseDouble(kernel[3]);
        page.append("""
                %s profiles of 65 terms against %s papers, the best 20 of each; %s postings a profile; one thread, CPU
                time, the three in turns, median of five rounds. The scores are those of Lucene's BM25; the best 20 are compared with
                Lucene's before anything is timed, and with a naive sum in `KernelTest`.

                | | profiles a second | CPU µs a profile |
                |---|---:|---:|
                """.formatted(thousands(kernel[1]), thousands(kernel[0]), thousands(kernel[2])));
        String[] names = {
            "the kernel", "merely reading the same numbers", "one Lucene `BooleanQuery` a profile, same index"
        };
        for (int i = 0; i < names.length; i++) {
            double rate = Double.parseDouble(kernel[3 + i]);
            page.append("| %s | %s | %.1f |\n".formatted(names[i], thousands(kernel[3 + i]), 1e6 / rate));
        }
        page.append("""

                **%.0f times Lucene, %.0f %% of reading.**

                ### One profile, the whole formula

                CPU milliseconds of one thread, medians; scored against 2,000 papers, meanings included, eight profiles in one call as the
                job does; an archive of 10,000.

                | profile | compile | read its compiled form | score | bytes of the form |
                |---|---:|---:|---:|---:|
                """.formatted(ours / Double.parseDouble(kernel[5]), 100 * ours / Double.parseDouble(kernel[4])));
        for (String[] row : rows(seen, "profile")) {
            page.append("| %s | %s | %s | %s | %s |\n".formatted(row[0], row[1], row[2], row[3], thousands(row[4])));
        }
        page.append("""

                Likes are drawn from 8,000 papers at random, which is the worst case: nobody shares them. A compiled form is
                used until the profile or the corpus statistics change (`MatchRunTest`).

                ### The match job

                The job as the daemon runs it: profiles from the embedded database, streamed in pages, matches and marks
                into it; a heap of 900 MB. First the readers who are new are compiled and matched with the last week's papers, if there
                are any; then everybody is matched with so many papers, as after an intake. The last column adds up the most that each pool
                of the heap held, which need not have been at one time.

                ![CPU seconds of a run against readers, a line for each number of papers](../resources/speed.svg)

                | readers | papers | compiled | matches | seconds | CPU seconds | CPU µs a reader | heap in use, MiB |
                |---:|---:|---:|---:|---:|---:|---:|---:|
                """);
        for (String[] row : rows(seen, "scale")) {
            page.append("| %s | %s | %s | %s | %s | %s | %,.0f | %s |\n"
                    .formatted(
                            thousands(row[0]),
                            thousands(row[1]),
                            thousands(row[2]),
                            thousands(row[3]),
                            row[4],
                            row[5],
                            1e6 * Double.parseDouble(row[5]) / Double.parseDouble(row[0]),
                            thousands(row[6])));
        }
        List<String[]> search = rows(seen, "search");
        page.append("""

                ### The archive

                %s papers with vectors; the index is made from the database in %s s. 1,000 questions one after the other, milliseconds.
                The vectors are pretended ones, so the time of the model is not in it.

                | question | median | 95th of a hundred |
                |---|---|---|
                """.formatted(thousands(search.getFirst()[0]), search.getFirst()[1]));
        for (String[] row : search) {
            page.append("| %s | %s | %s |\n".formatted(row[2], row[3], row[4]));
        }
        page.append("\n");
        return page.toString();
    }

    private static String thousands(String number) {
        return String.format(Locale.ROOT, "%,d", Long.parseLong(number));
    }

    /** Both axes by powers of ten, so that linear growth is a line at 45 degrees. */
    private static String plot(List<String[]> rows) {
        TreeMap<Integer, List<double[]>> lines = new TreeMap<>();
        for (String[] row : rows) {
            if (row[2].equals("0")) {
                lines.computeIfAbsent(Integer.parseInt(row[1]), papers -> new ArrayList<>())
                        .add(new double[] {Double.parseDouble(row[0]), Double.parseDouble(row[5])});
            }
        }
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 400\" font-family=\"sans-serif\""
                + " font-size=\"13\">\n<rect width=\"640\" height=\"400\" fill=\"white\"/>\n");
        for (int power = 4; power <= 6; power++) {
            double x = x(Math.pow(10, power));
            svg.append("<path d=\"M%.0f 20V340\" stroke=\"#ddd\"/>".formatted(x))
                    .append("<text x=\"%.0f\" y=\"360\" text-anchor=\"middle\">%,.0f</text>%n"
                            .formatted(x, Math.pow(10, power)));
        }
        for (int power = 0; power <= 4; power++) {
            double y = y(Math.pow(10, power));
            svg.append("<path d=\"M70 %.0fH560\" stroke=\"#ddd\"/>".formatted(y))
                    .append("<text x=\"62\" y=\"%.0f\" text-anchor=\"end\">%,.0f s</text>%n"
                            .formatted(y + 4, Math.pow(10, power)));
        }
        int colour = 0;
        for (var line : lines.entrySet()) {
            String ink = COLOURS[colour++ % COLOURS.length];
            StringBuilder path = new StringBuilder();
            for (double[] point : line.getValue()) {
                path.append(path.isEmpty() ? "M" : "L").append("%.1f %.1f".formatted(x(point[0]), y(point[1])));
                svg.append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n"
                        .formatted(x(point[0]), y(point[1]), ink));
            }
            double[] last = line.getValue().getLast();
            svg.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n".formatted(path, ink))
                    .append("<text x=\"%.0f\" y=\"%.0f\" fill=\"%s\">%,d papers</text>%n"
                            .formatted(x(last[0]) + 9, y(last[1]) + 4, ink, line.getKey()));
        }
        svg.append("<text x=\"315\" y=\"388\" text-anchor=\"middle\">readers</text>\n")
                .append(
                        "<text x=\"20\" y=\"180\" text-anchor=\"middle\" transform=\"rotate(-90 20 180)\">CPU seconds of"
                                + " one run</text>\n</svg>\n");
        return svg.toString();
    }

    private static double x(double readers) {
        return 90 + 220 * (Math.log10(readers) - 4);
    }

    private static double y(double seconds) {
        return 340 - 80 * Math.log10(Math.max(1, seconds));
    }
}
