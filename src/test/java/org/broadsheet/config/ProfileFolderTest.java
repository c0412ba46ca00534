package org.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.broadsheet.profiles.Interest;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Subscribers.FileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFolderTest {

    @TempDir
    private Path folder;

    @Test
    void oneBrokenProfileDoesNotStopTheOthersAndEveryProblemOfEveryFileIsReported() throws IOException {
        save("ada.yaml", "email: ada@example.org");
        save("bob.yaml", "email: bob\ncolor: red");
        save("eve.yaml", "email: [");
        save("zoe.yaml", "email: zoe@example.org");

        ProfileFolder read = read();

        assertThat(read.readers()).extracting(FileReader::file).containsExactly("ada", "zoe");
        assertThat(read.unread()).containsExactly("bob", "eve");
        assertThat(places(read)).containsExactly("bob.yaml:1", "bob.yaml:2", "eve.yaml:1");
    }

    @Test
    void ofTwoFilesWithOneAddressTheFirstCounts() throws IOException {
        save("ada.yaml", "email: ada@example.org");
        save("countess.yaml", "name: x\nemail: ADA@example.org");

        ProfileFolder read = read();

        assertThat(read.readers()).extracting(FileReader::file).containsExactly("ada");
        assertThat(sentences(read))
                .containsExactly(
                        "A***@example.org is the address of ada.yaml too. One reader has one file: delete one of the two, or change the address.");
    }

    @Test
    void whatEditorsLeaveBehindIsNobody() throws IOException {
        for (String name : List.of(".ada.yaml.swp", ".ada.yaml", "ada.yaml~", "#ada.yaml#", "README.md", "ada.json")) {
            save(name, "rubbish: [");
        }

        assertThat(read()).isEqualTo(new ProfileFolder(true, List.of(), List.of(), List.of(), Set.of(), List.of()));
    }

    @Test
    void aCharacterOfTwoHalvesMayStandAnywhere() throws IOException {
        for (int before = 1_000; before < 1_100; before++) {
            save("ada.yaml", "# " + "x".repeat(before) + "\uD83D\uDE00\nemail: ada@example.org\n");

            assertThat(sentences(read())).as("after %d characters", before).isEmpty();
        }
    }

    @Test
    void aMisspeltEndingIsSaid() throws IOException {
        save("ada.yml", "email: ada@example.org");
        save("bob.YAML", "email: bob@example.org");

        assertThat(sentences(read()))
                .containsExactly(
                        "profiles end in .yaml. Rename the file to ada.yaml.",
                        "profiles end in .yaml. Rename the file to bob.yaml.");
    }

    @Test
    void aFileInAnotherEncodingNamesTheLine() throws IOException {
        Files.write(
                folder.resolve("ada.yaml"),
                "email: ada@example.org\nname: Zoë\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(places(read())).containsExactly("ada.yaml:2");
        assertThat(sentences(read())).first().asString().startsWith("byte 0xEB is not UTF-8. Save the file in");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNoMistakes() throws IOException {
        save("ada.yaml", "\uFEFFemail: ada@example.org\r\nat: 07:30\r\n");

        assertThat(read().problems()).isEmpty();
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        save("ada.yaml", "email: ada@example.org\n" + "# more\n".repeat(40_000));

        assertThat(sentences(read()))
                .containsExactly(
                        "the file has 280,023 bytes; at most 262,144 are read. Shorten it, or see whether it is the right file.");
    }

    @Test
    void aProfileOfTenThousandPapersIsRead() throws IOException {
        StringBuilder yaml = new StringBuilder("email: ada@example.org\ninterests:\n - name: X\n   papers:\n");
        for (int i = 0; yaml.length() < YamlFile.MOST_BYTES - 20; i++) {
            yaml.append("   - 2408.%05d\n".formatted(i));
        }
        save("ada.yaml", yaml.toString());

        assertThat(read().problems()).isEmpty();
    }

    @Test
    void aFolderThatLooksLikeAProfileIsSaid() throws IOException {
        Files.createDirectory(folder.resolve("ada.yaml"));

        assertThat(sentences(read())).containsExactly("this is a folder. Expected a file.");
    }

    @Test
    void withoutAFolderThereIsNobodyAndNothingIsWrong() {
        assertThat(ProfileFolder.read(folder.resolve("none"), ReaderDefaults.USUAL))
                .isEqualTo(new ProfileFolder(false, List.of(), List.of(), List.of(), Set.of(), List.of()));
    }

    @Test
    void aLibraryCountsEntryByEntryAndWhatIsLeftOutIsNamed() throws IOException {
        save("ada.yaml", "email: ada@example.org\ninterests:\n  - name: X\n    library: refs.bib");
        save("refs.bib", """
                @article{a, title={On words}, doi={10.1000/1}}
                @misc{b, year=2024}
                @misc{c, title={Another wording}, eprint={2408.01234}, archivePrefix={arXiv}}
                """);

        ProfileFolder read = read();

        assertThat(read.problems()).isEmpty();
        assertThat(read.readers().getFirst().profile().interests().getFirst().all(Interest.LikePaper.class))
                .extracting(like -> like.paper().text())
                .containsExactly("On words", "2408.01234");
        assertThat(read.remarks())
                .hasToString("[" + folder.resolve("refs.bib")
                        + ":1: 1 entry was left out (with neither an identifier nor a title): entry 2]");
    }

    @Test
    void aLibraryThatIsNotThereOrIsNoneIsSaidWithItsName() throws IOException {
        String start = "email: ada@example.org\ninterests:\n  - name: X\n    library: ";
        save("ada.yaml", start + "gone.bib");
        save("bob.yaml", start.replace("ada", "bob") + "picture.bib");
        save("picture.bib", "PNG");

        assertThat(places(read())).containsExactly("ada.yaml:4", "bob.yaml:4");
        assertThat(sentences(read()).getFirst())
                .isEqualTo(
                        "library: %s cannot be read (there is no such file). Put the file there, or correct its name; a relative one stands beside the profile."
                                .formatted(folder.resolve("gone.bib")));
        assertThat(sentences(read()).getLast()).contains("picture.bib: The file is neither BibTeX");
    }

    private ProfileFolder read() {
        return ProfileFolder.read(folder, ReaderDefaults.USUAL);
    }

    private void save(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name), yaml);
    }

    private static List<String> places(ProfileFolder read) {
        return read.problems().stream()
                .map(problem -> problem.file().getFileName() + ":" + problem.line())
                .toList();
    }

    private static List<String> sentences(ProfileFolder read) {
        return read.problems().stream().map(Problem::what).toList();
    }
}
