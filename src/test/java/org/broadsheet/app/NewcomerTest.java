package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.broadsheet.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody types on the first day. */
class NewcomerTest {

    @TempDir
    private Path folder;

    private Ran run(String... command) {
        String[] all = Arrays.copyOf(command, command.length + 4);
        all[command.length] = "--data";
        all[command.length + 1] = folder.resolve("data").toString();
        all[command.length + 2] = "--config";
        all[command.length + 3] = folder.resolve("config").toString();
        return Ran.of(all);
    }

    @Test
    void initMakesAnInstanceThatCommandsAndTheDoctorWorkOn() throws Exception {
        Ran made = run("init", "--from", "papers@example.org", "--owner", "ada@example.org");

        assertThat(made.err()).isEmpty();
        assertThat(made.code()).isZero();
        String yaml = Files.readString(folder.resolve("config/broadsheet.yaml"));
        assertThat(yaml)
                .contains("from: \"papers@example.org\"", "owner: \"ada@example.org\"", "# who the mail is from");
        // What editors check it by is where its first line says.
        String schema = yaml.lines().findFirst().orElseThrow().replaceFirst(".*\\$schema=", "");
        assertThat(folder.resolve("config").resolve(schema))
                .content()
                .startsWith("{")
                .contains("public-url");
        assertThat(folder.resolve("config/profile.schema.json")).content().contains("interests");
        assertThat(run("status").code()).isZero();
        assertThat(run("status").out()).contains("? No daemon has run on this data yet");

        Ran doctor = run("doctor");
        assertThat(doctor.out())
                .contains("ok    java", "ok    settings", "ok    database", "ok    templates", "-     smtp");
        assertThat(run("doctor", "--json").out()).contains("\"findings\":[");
    }

    @Test
    void initOverwritesNothing() throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/broadsheet.yaml"), "name: Mine\n");

        assertThat(run("init").out()).contains("left alone");

        assertThat(folder.resolve("config/broadsheet.yaml")).hasContent("name: Mine");
    }

    @Test
    void theDoctorSaysWhatToDoAndFails() throws Exception {
        run("init", "--from", "papers@example.invalid");
        Path yaml = folder.resolve("config/broadsheet.yaml");
        Files.writeString(
                yaml,
                "from: papers@example.invalid\nmail:\n  route: smtp\n  smtp:\n    host: 127.0.0.1\n    tls: none\n    port: "
                        + FreePort.find() + "\n");

        Ran doctor = run("doctor");

        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out()).contains("!     smtp", "refused the connection");
    }

    @Test
    void versionCompletionAndManualAreMadeFromTheProgramItself() {
        assertThat(Ran.of("version").out()).contains("broadsheet ", "commit", "Java");
        assertThat(Ran.of("completion").out()).contains("complete ", "suppressions", "--set-aside");
        assertThat(Ran.of("man").out())
                .startsWith(".TH BROADSHEET 1")
                .contains(".SS broadsheet mail\\-in", "\\-\\-set\\-aside");
    }
}
