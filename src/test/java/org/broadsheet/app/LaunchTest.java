package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {

    @Test
    void aHomeThatIsNewEnoughIsUsedBeforeAnyFolderIsSearched(@TempDir Path folder) throws IOException {
        Path running = jdk(folder.resolve("running"), "21.0.2");
        jdk(folder.resolve("jvm/newer"), "25.0.1");

        File java = Launch.newest(
                List.of(running.toString()), List.of(folder.resolve("jvm").toString()));

        assertThat(java).isEqualTo(running.resolve("bin/java").toFile());
    }

    @Test
    void besideAnOldJavaTheNewestOneInTheUsualFoldersIsFound(@TempDir Path folder) throws IOException {
        Path old = jdk(folder.resolve("old"), "17.0.15");
        jdk(folder.resolve("jvm/a-23"), "23");
        Path newest = jdk(folder.resolve("jvm/b-25"), "25.0.1");
        jdk(folder.resolve("jvm/c-11"), "11.0.2");

        File java = Launch.newest(
                List.of(old.toString(), "null"), List.of(folder.resolve("jvm").toString()));

        assertThat(java).isEqualTo(newest.resolve("bin/java").toFile());
    }

    @Test
    void withOnlyAnOldJavaThereIsNone(@TempDir Path folder) throws IOException {
        Path old = jdk(folder.resolve("old"), "17.0.15");

        assertThat(Launch.newest(
                        List.of(old.toString()),
                        List.of(folder.resolve("nothing").toString())))
                .isNull();
    }

    @Test
    void anOldJavaOfThisMachineHandsOverToANewOne() throws Exception {
        File old = new File("/usr/lib/jvm/java-17-openjdk-amd64/bin/java");
        assumeTrue(old.canExecute(), "skipped: there is no Java 17 here to start from");

        Process process = new ProcessBuilder(
                        old.getPath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launch.class.getName(),
                        "--version")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(said).contains("broadsheet ", "commit");
    }

    @Test
    void memoryAndPropertiesGivenToTheOldJavaReachTheNewOne() throws Exception {
        File old = new File("/usr/lib/jvm/java-17-openjdk-amd64/bin/java");
        assumeTrue(old.canExecute(), "skipped: there is no Java 17 here to start from");
        Process process = new ProcessBuilder(
                        old.getPath(),
                        "-Xmx77m",
                        "-XX:+PrintFlagsFinal",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launch.class.getName(),
                        "--version")
                .redirectErrorStream(true)
                .start();
        List<String> said = process.inputReader().lines().toList();

        assertThat(process.waitFor()).isZero();
        assertThat(said)
                .filteredOn(line -> line.contains(" MaxHeapSize "))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains(Long.toString(78L << 20)));
    }

    @Test
    void whatBelongsToThisJavaAloneIsNotHandedOver() {
        assertThat(Launch.meant(List.of("-Xmx1g", "--add-modules=a.b", "-Dx=y", "-javaagent:z.jar")))
                .containsExactly("-Xmx1g", "-Dx=y");
    }

    private static Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.writeString(home.resolve("bin/java"), "");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }
}
