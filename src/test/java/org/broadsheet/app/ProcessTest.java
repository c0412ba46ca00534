package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.store.database.MigratedTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What only a process of its own can show: signals, locales, and standard output. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessTest {

    private static final File OLD = new File("/usr/lib/jvm/java-17-openjdk-amd64/bin/java");

    @TempDir
    Path folder;

    @BeforeEach
    void settings() throws IOException {
        Files.createDirectories(folder.resolve("config/profiles"));
        Files.writeString(
                folder.resolve("config/broadsheet.yaml"),
                "web: {port: 0}\nmonitor: {port: 0}\nmatching: {embedder: none}\n");
        Files.createDirectories(folder.resolve("data"));
        Files.createFile(folder.resolve("data/daemon.lock"));
        MigratedTables.file(folder.resolve("data"));
    }

    private ProcessBuilder java(String java, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private ProcessBuilder broadsheet(String... arguments) {
        return java(ProcessHandle.current().info().command().orElse("java"), Launch.class, arguments);
    }

    private Process servedByAnOldJava() throws IOException {
        assumeTrue(OLD.canExecute(), "skipped: there is no Java 17 here to start from");
        Process launcher = java(OLD.getPath(), Launch.class, "serve")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = launcher.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains("The page is at")) {
                return launcher;
            }
        }
        throw new AssertionError("It ended before it was ready.");
    }

    @Test
    void theDaemonDoesNotOutliveALauncherThatWasKilledOutright() throws Exception {
        Process launcher = servedByAnOldJava();
        ProcessHandle daemon = launcher.descendants().findFirst().orElseThrow();

        launcher.destroyForcibly().waitFor();

        daemon.onExit().get(20, TimeUnit.SECONDS);
        assertThat(daemon.isAlive()).isFalse();
        assertThat(folder.resolve("data/daemon.address")).doesNotExist();
    }

    @Test
    void theLauncherEndsWithADaemonThatWasKilledOutright() throws Exception {
        Process launcher = servedByAnOldJava();

        launcher.descendants().findFirst().orElseThrow().destroyForcibly();

        assertThat(launcher.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(launcher.exitValue()).isNotZero();
    }

    @Test
    void onAJavaThatIsNewEnoughThereIsNoSecondProcess() throws Exception {
        Process daemon = broadsheet("serve").redirectErrorStream(true).start();
        try (BufferedReader said = daemon.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.lines().anyMatch(line -> line.contains("The page is at")))
                    .isTrue();
            assertThat(daemon.descendants()).isEmpty();
        } finally {
            daemon.destroyForcibly().waitFor();
        }
    }

    @Test
    void whateverTheLocaleANameComesInAndGoesOutAsItWasTyped() throws Exception {
        // A shell writes the bytes; this JVM would encode them by its own locale.
        for (String java : List.of(ProcessHandle.current().info().command().orElse("java"), OLD.getPath())) {
            String address = (java.equals(OLD.getPath()) ? "old" : "new") + "@example.org";
            String command = java + " -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path") + "' "
                    + Launch.class.getName();
            Path script = Files.writeString(
                    folder.resolve("script.sh"),
                    "set -e\nexport LC_ALL=C\n" + command
                            + " readers add " + address
                            + " --name 'Jürgen 山' --about 'sparse retrieval' --consent test\n"
                            + command + " readers export --json\n");
            if (!new File(java).canExecute()) {
                continue;
            }

            Process shell = new ProcessBuilder("sh", script.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said).contains("\"Jürgen 山\"").doesNotContain("?rgen");
        }
    }

    @Test
    void anArgumentThatIsNotUtf8IsRefused() throws Exception {
        Path script = Files.write(
                folder.resolve("script.sh"),
                ("exec " + ProcessHandle.current().info().command().orElse("java") + " -cp '"
                                + System.getProperty("java.class.path") + "' " + Launch.class.getName()
                                + " readers add a@example.org --name 'J\u00fcrgen' --about x --consent y\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

        Process shell = new ProcessBuilder("sh", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("not UTF-8");
        assertThat(shell.waitFor()).isEqualTo(2);
    }

    @Test
    void anAnswerThatCannotBeWrittenIsAFailure() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "skipped: this system has no /dev/full");
        Map<String, Process> begun = new LinkedHashMap<>();
        for (String command : List.of("status", "--help", "dns --json")) {
            begun.put(
                    command, broadsheet(command.split(" ")).redirectOutput(full).start());
        }
        for (Map.Entry<String, Process> one : begun.entrySet()) {
            String said = new String(one.getValue().getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(one.getValue().waitFor()).as(one.getKey()).isEqualTo(1);
            assertThat(said).contains("could not be written", "No space left");
        }
    }

    @Test
    @Timeout(120)
    void onRequestTheLogIsOneObjectALineForMachines() throws Exception {
        ProcessBuilder serve = broadsheet("serve").redirectErrorStream(true);
        serve.environment().put("BROADSHEET_LOG", "json");
        // Not the tests' own way of logging, which is on the class path too.
        serve.environment().put("JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=logback.xml");
        Process daemon = serve.start();
        try (BufferedReader said = daemon.inputReader(StandardCharsets.UTF_8)) {
            String line = said.lines()
                    .filter(one -> one.startsWith("{") && one.contains("\"ready\""))
                    .findFirst()
                    .orElseThrow();
            JsonNode event = JsonMapper.shared().readTree(line);
            assertThat(event.path("formattedMessage").asString("")).isEqualTo("ready");
            assertThat(event.path("level").asString("")).isEqualTo("INFO");
            assertThat(event.path("kvpList").toString()).contains("data");
        } finally {
            daemon.destroyForcibly().waitFor();
        }
    }

    @Test
    void aCommandWhereThereIsNoInstanceSaysSoAndMakesNothing(@TempDir Path elsewhere) throws Exception {
        for (String[] command : new String[][] {
            {"status"},
            {"ingest"},
            {"match"},
            {"deliver"},
            {"readers", "list"},
            {"search", "x"},
            {"outbox", "list"},
            {"preview", "ada"},
            {"archive", "rebuild"},
            {"mail-in"},
            {"suppressions", "list"}
        }) {
            Path data = elsewhere.resolve("data");
            String[] all = new String[command.length + 2];
            System.arraycopy(command, 0, all, 0, command.length);
            all[command.length] = "--data";
            all[command.length + 1] = data.toString();

            Ran ran = Ran.of(all);

            assertThat(ran.code()).as(command[0]).isNotZero();
            assertThat(ran.err()).as(command[0]).contains("There is no Broadsheet in", "broadsheet init");
            try (var left = Files.list(elsewhere)) {
                assertThat(left).as(command[0]).isEmpty();
            }
        }
    }

    @Test
    void aConfigFolderThatIsNotThereIsAnEditWhateverTheCommand() {
        for (String command : List.of("status", "ingest", "match", "dns", "profiles check", "backup x.zip")) {
            Ran ran = Ran.of(Stream.concat(
                            Stream.of(command.split(" ")),
                            Stream.of(
                                    "--data",
                                    folder.resolve("data").toString(),
                                    "--config",
                                    folder.resolve("no-such").toString()))
                    .toArray(String[]::new));

            assertThat(ran.code()).as(command).isEqualTo(ExitCode.NEEDS_EDIT);
            assertThat(ran.err()).contains("There is no folder", "no-such");
        }
    }
}
