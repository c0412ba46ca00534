package org.broadsheet.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.broadsheet.app.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
