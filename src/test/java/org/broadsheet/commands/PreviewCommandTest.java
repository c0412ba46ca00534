package org.broadsheet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.broadsheet.app.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PreviewCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void twoReaders() throws IOException {
        save("ada", "email: ada@example.org\n");
        save("bob", "email: bob\n");
    }

    private void save(String name, String yaml) throws IOException {
        Path profiles = Files.createDirectories(folder.resolve("config/profiles"));
        Files.writeString(profiles.resolve(name + ".yaml"), yaml);
    }

    @Test
    void aProfileThatNeedsEditsIsAnsweredWithThem() {
        Ran ran = Ran.in(folder, "preview", "bob");

        assertThat(ran.code()).isEqualTo(ExitCode.NEEDS_EDIT);
        assertThat(ran.err()).contains("bob.yaml:1: email: ").doesNotContain("There is no reader");
    }

    @Test
    void aProfileThatBrokeSinceIsShownAsItWasAndSaidSo() throws IOException {
        assertThat(Ran.in(folder, "preview", "ada").code()).isEqualTo(ExitCode.DONE);
        save("ada", "email: ada@example.org\nat: noon\n");

        Ran ran = Ran.in(folder, "preview", "ada.yaml");

        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).contains("BROADSHEET");
        assertThat(ran.err()).contains("ada.yaml:2: at = \"noon\" must be a time of day like 07:30.");
    }

    @Test
    void whatCannotBeUsedIsSaidInWords() {
        assertThat(Ran.in(folder, "preview", "ada", "--date", "tomorrow").err())
                .contains("\"tomorrow\" is not a day. Expected a form like 2026-03-02.")
                .doesNotContain("Exception");
        assertThat(Ran.in(
                                folder,
                                "preview",
                                "ada",
                                "--html",
                                folder.resolve("no/where.html").toString())
                        .err())
                .contains("There is no file or folder ", "Make it, or name another.");
        assertThat(Ran.in(folder, "preview", "cy").err()).contains("There is no reader \"cy\".");
    }

    @Test
    void inJsonEachPaperIsNamedAsOthersKnowItWithItsReasonsInWords() throws IOException {
        Path days = Files.createDirectories(folder.resolve("days"));
        Files.writeString(days.resolve("day.jsonl"), """
                {"id":"2603.00001","title":"Owls at dusk","abstract":"We count owls.","authors":"Ada Okafor","categories":"q-bio.PE","update_date":"%s"}
                """.formatted(LocalDate.now(ZoneId.of("UTC"))));
        assertThat(Ran.in(folder, "ingest", days.resolve("day.jsonl").toString())
                        .code())
                .isEqualTo(ExitCode.DONE);
        save("cy", "email: cy@example.org\ninterests:\n  - name: Birds\n    always: title:owls\n");

        JsonNode paper = JsonMapper.shared()
                .readTree(Ran.in(folder, "preview", "cy", "--json").out())
                .get("papers")
                .get(0);

        assertThat(paper.get("id").asString()).isEqualTo("2603.00001");
        assertThat(paper.get("section").asString()).isEqualTo("Birds");
        assertThat(paper.get("reasons").get(0).asString()).contains("you always want", "title:owls");
    }
}
