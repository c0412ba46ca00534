package org.broadsheet.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.app.Typed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IngestCommandTest {

    private static final String GOOD =
            "{\"id\": \"2603.0000%d\", \"title\": \"On Tides %d\", \"abstract\": \"Text.\"}\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @BeforeEach
    void listen() throws IOException {
        // A folder in which an instance has worked before: a command makes none.
        save("data/daemon.lock", "");
        Files.createDirectories(folder.resolve("config"));
        System.setOut(new PrintStream(out, true, UTF_8));
        System.setErr(new PrintStream(err, true, UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    private int ingest(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("ingest", "--data", folder.resolve("data").toString()));
        all.addAll(List.of("--config", folder.resolve("config").toString()));
        all.addAll(List.of(arguments));
        out.reset();
        return Typed.run(all.toArray(String[]::new));
    }

    private String save(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return file.toString();
    }

    private JsonNode answer() {
        return JsonMapper.shared().readTree(out.toString(UTF_8));
    }

    @Test
    void withNothingToTakeInItSaysWhereItLooked() throws IOException {
        save("config/broadsheet.yaml", "sources:\n  arxiv-lookups: \"\"\n  huggingface: {server: \"\"}\n");

        assertThat(ingest()).isEqualTo(ExitCode.DONE);

        assertThat(out.toString(UTF_8))
                .contains("data/inbox", "neither sources.arxiv in broadsheet.yaml nor a profile names a category");
    }

    @Test
    void aFeedThatIsNotThereIsNotDoneAndSaidSo() throws IOException {
        save(
                "config/broadsheet.yaml",
                "sources:\n  arxiv-lookups: \"\"\n  arxiv: [cs.IR]\n  arxiv-announcements: http://127.0.0.1:1\n");

        assertThat(ingest("--json")).isEqualTo(ExitCode.NOT_DONE);

        assertThat(err.toString(UTF_8))
                .contains("arxiv: It is not available now: 127.0.0.1: no connection. Ask again later.");
        assertThat(answer().path("files").path(0).path("problem").asString()).contains("no connection");
    }

    @Test
    void aFolderIsTakenInAndCountedByFile() throws IOException {
        save("in/a", GOOD.formatted(1, 1) + GOOD.formatted(2, 2));
        save("in/b", GOOD.formatted(2, 2) + "{\"id\": \"x\", \"title\": \"y\"}\n");

        assertThat(ingest("--json", folder.resolve("in").toString())).isEqualTo(ExitCode.DONE);

        JsonNode answer = answer();
        assertThat(List.of(
                        answer.path("read").asInt(),
                        answer.path("new").asInt(),
                        answer.path("known").asInt()))
                .containsExactly(4, 2, 1);
        assertThat(answer.path("setAside").asInt()).isEqualTo(1);
        assertThat(answer.path("files").path(1).path("file").asString()).endsWith("b");
        assertThat(answer.path("files").path(1).path("known").asInt()).isEqualTo(1);
    }

    @Test
    void whatWasSetAsideIsListed() throws IOException {
        ingest(save("a", GOOD.formatted(1, 1) + "{\"id\": \"x\", \"title\": \"y\"} \u001b[2J\n"));

        assertThat(ingest("--set-aside")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(UTF_8))
                .contains("a, record 2: The line is not JSON: ")
                .doesNotContain("\u001b");

        ingest("--set-aside", "--json");
        assertThat(answer().path("setAside").path(0).path("raw").asString()).startsWith("{\"id\": \"x\"");
    }

    @Test
    void aFileThatCannotBeReadGetsASentenceAndExitCodeOne() throws IOException {
        assertThat(ingest(save("empty", ""), save("good", GOOD.formatted(1, 1))))
                .isEqualTo(ExitCode.NOT_DONE);

        assertThat(err.toString(UTF_8)).contains("empty: It is empty. Expected ");
        assertThat(out.toString(UTF_8)).startsWith("1 records read: 1 new, 0 known, 0 set aside");
    }

    @Test
    void withoutAFileTheWatchedFolderIsLookedAt() throws IOException {
        save("config/broadsheet.yaml", "sources:\n  huggingface: {server: \"\"}\n");
        Path file = Path.of(save("data/inbox/a.jsonl", GOOD.formatted(1, 1)));
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));

        assertThat(ingest("--json")).isEqualTo(ExitCode.DONE);

        assertThat(answer().path("new").asInt()).isEqualTo(1);
        assertThat(folder.resolve("data/inbox/done/a.jsonl")).exists();
    }
}
