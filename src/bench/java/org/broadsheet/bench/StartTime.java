package org.broadsheet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long {@code serve} takes to say "ready", on a fresh data folder and on the same one again, launcher included, and how
 * much processor time it took by then, which other work on the machine disturbs less.
 *
 * <p>Arguments: how many starts of each kind, then the jars to compare, started in turn. The {@code java} is the
 * machine's default one, as a newcomer's.
 */
public final class StartTime {

    private StartTime() {}

    private record Start(double seconds, double processorSeconds) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int starts = Integer.parseInt(arguments[0]);
        List<String> jars = Arrays.asList(arguments).subList(1, arguments.length);
        Path folder = Files.createTempDirectory("start");
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("broadsheet.yaml"), "web:\n  port: 0\n");
        List<List<Start>> fresh =
                jars.stream().<List<Start>>map(jar -> new ArrayList<>()).toList();
        List<List<Start>> again =
                jars.stream().<List<Start>>map(jar -> new ArrayList<>()).toList();
        for (int round = 0; round < starts; round++) {
            for (int jar = 0; jar < jars.size(); jar++) {
                Path data = folder.resolve("data-%d-%d".formatted(jar, round));
                fresh.get(jar).add(start(jars.get(jar), data, config));
                again.get(jar).add(start(jars.get(jar), data, config));
            }
        }
        for (int jar = 0; jar < jars.size(); jar++) {
            System.out.printf("%s%n", jars.get(jar));
            say("  fresh folder", fresh.get(jar));
            say("  existing folder", again.get(jar));
        }
    }

    private static Start start(String jar, Path data, Path config) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder("java", "-jar", jar, "serve", "--data=" + data, "--config=" + config)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String line = said.readLine();
            while (line != null && !line.contains(" ready data=")) {
                line = said.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("serve ended before it was ready");
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            double processor = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                    .mapToDouble(time -> time.toMillis() / 1e3)
                    .sum();
            process.toHandle().destroy();
            said.transferTo(Writer.nullWriter());
            process.waitFor();
            return new Start(seconds, processor);
        }
    }

    private static void say(String what, List<Start> starts) {
        double[] seconds = starts.stream().mapToDouble(Start::seconds).sorted().toArray();
        double[] processor =
                starts.stream().mapToDouble(Start::processorSeconds).sorted().toArray();
        System.out.printf(
                "%-18s %.2f s in the median (%.2f to %.2f), %.2f s of processor time%n",
                what,
                seconds[seconds.length / 2],
                seconds[0],
                seconds[seconds.length - 1],
                processor[processor.length / 2]);
    }
}
