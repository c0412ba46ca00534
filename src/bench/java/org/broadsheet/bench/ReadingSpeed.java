package org.broadsheet.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.matching.SyntheticText;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.matching.meaning.EmbedderSettings;
import org.broadsheet.papers.Paper;

/**
 * What the shipped model's reading of abstracts costs: processor time an abstract, and the memory that the process has afterwards.
 *
 * <pre>
 * java -Xmx300m -cp 'target/test-classes:target/classes:target/lib/*' org.broadsheet.bench.ReadingSpeed [ABSTRACTS]
 * </pre>
 */
final class ReadingSpeed {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");

    private ReadingSpeed() {}

    public static void main(String[] arguments) throws IOException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        SyntheticText invented = new SyntheticText(7);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Paper paper = invented.paper(DAY);
            texts.add(paper.title() + ". " + paper.abstractText());
        }
        try (Embedder model = new EmbedderSettings.Local(Optional.empty(), EmbedderSettings.DEFAULT_WEIGHT)
                .open()
                .orElseThrow()) {
            model.embed(texts.subList(0, 1));
            long before = resident();
            long begun = cpu();
            if (!(model.embed(texts) instanceof Embedder.Answer.Vectors)) {
                throw new IllegalStateException("the model could not be read with");
            }
            System.out.printf(
                    "%d abstracts, %.1f ms of the processor each; %d MB resident before, %d after%n",
                    count, (cpu() - begun) / 1e6 / count, before, resident());
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long resident() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000)
                    .sum();
        }
    }
}
