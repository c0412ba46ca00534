package org.broadsheet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.broadsheet.app.Typed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProfilesCommandTest {

    @TempDir
    private Path config;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void checkListsEveryEditOfEveryFileAndExitsWithTwo() throws IOException {
        save("broadsheet.yaml", "nmae: x");
        save("profiles/ada.yaml", "email: ada@example.org");
        save("profiles/bob.yaml", "email: bob\nat: noon");

        assertThat(run("check")).isEqualTo(ExitCode.NEEDS_EDIT);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        config.resolve("broadsheet.yaml") + ":1: unknown setting \"nmae\". Did you mean \"name\"?",
                        config.resolve("profiles/bob.yaml")
                                + ":1: email: \"b***\" is not an e-mail address. Expected a form like ada@example.org.",
                        config.resolve("profiles/bob.yaml") + ":2: at = \"noon\" must be a time of day like 07:30.",
                        "3 edits are needed; 1 profile is fine");
    }

    @Test
    void checkIsContentWithTheShippedFiles() {
        assertThat(Typed.run("profiles", "check", "--config", "config")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("no edits are needed; 3 profiles are fine");
    }

    @Test
    void checkRemarksOnWhatNobodyHasWithoutCallingItAnEdit() throws IOException {
        Path data = config.resolve("data");
        save("papers.jsonl", """
                {"id":"2603.00001","title":"The mating of owls","abstract":"Owls.","authors":"Ann Lee","categories":"cs.IR","versions":[{"version":"v1","created":"Mon, 2 Mar 2026 00:00:00 GMT"}],"update_date":"2026-03-02"}
                """);
        save("profiles/ada.yaml", """
                email: ada@example.org
                interests:
                  - name: Owls
                    papers: [2603.00001, 2603.99999, 10.1000/nobody]
                    authors: [Ann Lee, Nobody Atall]
                    categories: [cs.IR, cs.IRR]
                """);
        assertThat(Typed.run("init", "--data", data.toString(), "--config", config.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(Typed.run(
                        "ingest",
                        config.resolve("papers.jsonl").toString(),
                        "--data",
                        data.toString(),
                        "--config",
                        config.toString()))
                .isEqualTo(ExitCode.DONE);
        out.reset();

        assertThat(Typed.run("profiles", "check", "--data", data.toString(), "--config", config.toString()))
                .isEqualTo(ExitCode.DONE);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactlyInAnyOrder(
                        "ada.yaml: nobody has the paper 2603.99999; it counts once it has come.",
                        "ada.yaml: nobody has the paper 10.1000/nobody; it counts once it has come.",
                        "ada.yaml: no paper by Nobody Atall has come yet.",
                        "ada.yaml: no paper of the category cs.IRR has come yet.",
                        "no edits are needed; 1 profile is fine");
    }

    @Test
    void checkInJsonIsOneObject() throws IOException {
        save("profiles/bob.yaml", "email: bob");

        assertThat(run("check", "--json")).isEqualTo(ExitCode.NEEDS_EDIT);

        JsonNode answer = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(answer.path("fine").intValue()).isZero();
        assertThat(answer.path("problems").path(0).path("line").intValue()).isEqualTo(1);
        assertThat(answer.path("problems").path(0).path("file").stringValue()).endsWith("bob.yaml");
    }

    @Test
    void listShowsThoseThatAreFineAndComplainsAboutTheOthers() throws IOException {
        save("profiles/ada.yaml", "email: ada@example.org\ninterests:\n  - name: Engines\n    about: engines");
        save("profiles/bob.yaml", "email: bob");

        assertThat(run("list")).isEqualTo(ExitCode.NEEDS_EDIT);

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("ada ").contains("ada@example.org", "Engines");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("bob.yaml:1:");
    }

    @Test
    void showResolvesDefaultsAndSaysWhenTheNextDigestComes() throws IOException {
        save("broadsheet.yaml", "digest:\n  floor: 33\n");
        save(
                "profiles/ada.yaml",
                "email: ada@example.org\ntimezone: Asia/Tokyo\nevery: week\ninterests:\n  - name: Engines\n    papers: [2408.01230]");

        assertThat(run("show", "ada")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("from a score of 33", "at 07:00 Asia/Tokyo, Monday")
                .containsPattern("next +Mon \\d+ \\w+ \\d+, 07:00 Asia/Tokyo")
                .contains("2408.01230");
    }

    @Test
    void showOfABrokenProfileNamesItsOwnEditsOnly() throws IOException {
        save("profiles/ada.yaml", "email: ada");
        save("profiles/bob.yaml", "email: bob");

        assertThat(run("show", "ada")).isEqualTo(ExitCode.NEEDS_EDIT);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("ada.yaml:1:").doesNotContain("bob.yaml");
    }

    @Test
    void showOfNobodySaysWhoThereIs() throws IOException {
        save("profiles/ada.yaml", "email: ada@example.org");

        assertThat(run("show", "bob")).isEqualTo(ExitCode.NOT_DONE);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no profile \"bob\"", "There are: ada.");
    }

    @Test
    void withoutAFolderItSaysWhatToDo() {
        assertThat(run("list")).isEqualTo(ExitCode.DONE);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no folder", "--config");
    }

    @Test
    void schemaIsJson() {
        assertThat(Typed.run("profiles", "schema", "--settings")).isEqualTo(ExitCode.DONE);

        assertThat(JsonMapper.shared()
                        .readTree(out.toString(StandardCharsets.UTF_8))
                        .path("title")
                        .stringValue())
                .isEqualTo("The settings of Broadsheet");
    }

    private int run(String command, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "profiles";
        arguments[1] = command;
        arguments[2] = "--config";
        arguments[3] = config.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Typed.run(arguments);
    }

    private void save(String name, String yaml) throws IOException {
        Path file = config.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
    }
}
