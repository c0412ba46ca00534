package org.broadsheet.ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessEndTest {

    /** Stands for a library that frees its memory in a hook of its own: what runs inside must end before that. */
    static final class Inside {

        private Inside() {}

        public static void main(String[] with) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> say("freed")));
            CountDownLatch inside = new CountDownLatch(1);
            ProcessEnd.onSignals();
            Thread.ofPlatform().daemon().start(() -> {
                ProcessEnd.after(() -> {
                    inside.countDown();
                    say("inside");
                    pause(400);
                    say("outside");
                    return true;
                });
                try {
                    while (true) {
                        ProcessEnd.after(() -> true);
                        pause(1);
                    }
                } catch (ProcessEnd.Begun told) {
                    say("refused");
                    pause(10_000);
                }
            });
            inside.await();
            if (with[0].equals("exit")) {
                ProcessEnd.exit(7);
            }
            pause(10_000);
        }

        private static synchronized void say(String what) {
            System.out.println(what);
            System.out.flush();
        }

        private static void pause(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException nobodyDoes) {
                throw new IllegalStateException(nobodyDoes);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP", "exit"})
    void nothingIsFreedWhileSomebodyIsInside(String how) throws Exception {
        assumeFalse(ignores(how), "this was begun by a shell that has " + how + " ignored, as nohup and & do");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Inside.class.getName(),
                        how)
                .redirectErrorStream(true)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.equals("inside") && !how.equals("exit")) {
                    signal(process, how);
                }
            }
        } finally {
            process.destroyForcibly();
        }

        assertThat(said).startsWith("inside", "outside").contains("freed");
        assertThat(process.waitFor())
                .isEqualTo(
                        switch (how) {
                            case "TERM" -> 143;
                            case "INT" -> 130;
                            case "HUP" -> 129;
                            default -> 7;
                        });
    }

    /** What is ignored is inherited, and Java leaves it so. */
    private static boolean ignores(String signal) throws IOException {
        int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).getOrDefault(signal, 0);
        Path status = Path.of("/proc/self/status");
        if (number == 0 || Files.notExists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(ignored -> (ignored >> (number - 1) & 1) == 1);
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Test
    void whatFailsInsideFailsOutside() {
        assertThatThrownBy(() -> ProcessEnd.after(() -> {
                    throw new IOException("broken");
                }))
                .isInstanceOf(IOException.class);
        assertThat(ProcessEnd.<String, RuntimeException>after(() -> "done")).isEqualTo("done");
    }
}
