package org.broadsheet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.broadsheet.config.ProfileFiles.Outcome;
import org.broadsheet.profiles.EmailAddress;
import org.broadsheet.profiles.FilesElsewhere;
import org.broadsheet.profiles.InMemorySubscribers;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Subscriber;
import org.broadsheet.profiles.Subscribers.FileChanges;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFilesTest {

    private static final Instant SAVED = Instant.parse("2026-03-04T12:00:00Z");
    private static final Outcome NOTHING_NEW = new Outcome.NothingNew();

    @TempDir
    private Path folder;

    private final InMemorySubscribers readers = new InMemorySubscribers();
    private Instant now = SAVED.plusSeconds(60);
    private ProfileFiles files;

    @BeforeEach
    void start() {
        files = new ProfileFiles(folder, ReaderDefaults.USUAL, readers, () -> now);
    }

    @Test
    void savingAFileTakesEffectAtTheNextLook() throws IOException {
        save("ada.yaml", "email: ada@example.org\nname: Ada", SAVED);
        assertThat(files.takeOver()).isEqualTo(taken(1, 0, 0, 0));

        save("ada.yaml", "email: ada@example.org\nname: Countess", SAVED.plusSeconds(70));
        save("bob.yaml", "email: bob@example.org", SAVED.plusSeconds(70));
        now = SAVED.plusSeconds(80);
        assertThat(files.takeOver()).isEqualTo(taken(1, 1, 0, 0));
        assertThat(names()).containsExactly("Countess", "");

        Files.delete(folder.resolve("ada.yaml"));
        assertThat(files.takeOver()).isEqualTo(taken(0, 0, 1, 1));
    }

    @Test
    void whileNobodySavesAnythingNothingIsRead() throws IOException {
        save("ada.yaml", "email: ada@example.org\nname: Ada", SAVED);
        files.takeOver();
        // The same size and time: if it were read again, this would show.
        save("ada.yaml", "email: eve@example.org\nname: Eve", SAVED);

        assertThat(files.takeOver()).isEqualTo(NOTHING_NEW);
        assertThat(names()).containsExactly("Ada");
    }

    @Test
    void aFileSavedTwiceWithinOneTickOfTheClockIsNotMissed() throws IOException {
        save("ada.yaml", "email: ada@example.org\nname: Ada", SAVED);
        now = SAVED.plusSeconds(1);
        files.takeOver();
        save("ada.yaml", "email: ada@example.org\nname: Eve", SAVED);
        now = SAVED.plusSeconds(20);

        assertThat(files.takeOver()).isEqualTo(taken(0, 1, 0, 0));
        assertThat(files.takeOver()).isEqualTo(NOTHING_NEW);
        assertThat(names()).containsExactly("Eve");
    }

    @Test
    void ofTwoNodesFilesTheOneThatWasSavedLastCounts() throws IOException {
        save("ada.yaml", "email: ada@example.org\nname: Ada", SAVED);
        save("bob.yaml", "email: bob@example.org\nname: Bob", SAVED);
        FilesElsewhere other = (mine, when) -> Map.of("ada", SAVED.plusSeconds(1), "bob", SAVED.minusSeconds(1));
        ProfileFiles here = new ProfileFiles(folder, ReaderDefaults.USUAL, readers, other, () -> now);

        assertThat(here.takeOver()).isEqualTo(taken(1, 0, 0, 0));
        assertThat(names()).containsExactly("Bob");
    }

    @Test
    void savingALibraryTakesEffectToo() throws IOException {
        save("ada.yaml", "email: ada@example.org\ninterests:\n  - name: X\n    library: refs.bib", SAVED);
        save("refs.bib", "@misc{a, title={On words}}", SAVED);
        assertThat(files.takeOver()).isEqualTo(taken(1, 0, 0, 0));
        assertThat(files.takeOver()).isEqualTo(NOTHING_NEW);

        save("refs.bib", "@misc{a, title={On words}} @misc{b, title={Off words}}", SAVED.plusSeconds(70));
        now = SAVED.plusSeconds(80);

        assertThat(files.takeOver()).isEqualTo(taken(0, 1, 0, 0));
    }

    @Test
    void aHalfSavedFileLeavesItsReaderAsTheyWereUntilItIsWhole() throws IOException {
        save("ada.yaml", "email: ada@example.org\nname: Ada", SAVED);
        files.takeOver();

        save("ada.yaml", "email: ada@example.org\nna", SAVED.plusSeconds(70));
        now = SAVED.plusSeconds(80);
        assertThat(files.takeOver()).isInstanceOfSatisfying(Outcome.TakenOver.class, outcome -> {
            assertThat(outcome.changes()).isEqualTo(new FileChanges(0, 0, 0, 1, 0));
            assertThat(outcome.problems()).hasSize(1);
        });
        assertThat(names()).containsExactly("Ada");

        save("ada.yaml", "email: ada@example.org\nname: Eve", SAVED.plusSeconds(90));
        now = SAVED.plusSeconds(100);
        assertThat(files.takeOver()).isEqualTo(taken(0, 1, 0, 0));
    }

    @Test
    void aFolderThatIsNotThereEndsNobody() throws IOException {
        save("ada.yaml", "email: ada@example.org\nname: Ada", SAVED);
        files.takeOver();

        ProfileFiles elsewhere = new ProfileFiles(folder.resolve("mistyped"), ReaderDefaults.USUAL, readers, () -> now);

        assertThat(elsewhere.takeOver()).isEqualTo(NOTHING_NEW);
        assertThat(readers.find(new EmailAddress("ada@example.org"))).isPresent();
    }

    private void save(String name, String yaml, Instant at) throws IOException {
        Path file = Files.writeString(folder.resolve(name), yaml);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        readers.each((Subscriber reader) -> names.add(reader.name()));
        return names;
    }

    private static Outcome taken(int added, int changed, int ended, int unchanged) {
        return new Outcome.TakenOver(new FileChanges(added, changed, ended, unchanged, 0), List.of());
    }
}
