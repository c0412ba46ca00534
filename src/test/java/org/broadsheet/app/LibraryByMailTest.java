package org.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.app.Correspondent.words;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.broadsheet.profiles.Interest;
import org.broadsheet.simulation.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader's library comes attached to a letter. */
class LibraryByMailTest {

    @TempDir
    private Path folder;

    private Correspondent ada;

    @BeforeEach
    void open() throws IOException {
        ada = Correspondent.of(folder, new SimulatedTime(Instant.parse("2026-03-02T05:00:00Z")));
    }

    @AfterEach
    void close() {
        ada.close();
    }

    @Test
    void aRisFileBecomesLikedPapersAndTheAnswerSaysWhichWereFound() throws Exception {
        MimeMessage confirmation =
                ada.send("papers@example.org", "subscribe", "", "library.ris", "application/x-research-info-systems");

        assertThat(words(confirmation))
                .contains("3 papers you like: 2 found in our archive, 1 known by the title only")
                .contains("Starspots Masquerading as Water")
                .contains("Filters First or Vectors First?")
                .as("nobody chooses by a form what we write to somebody else")
                .doesNotContain("A paper that nobody has");
        assertThat(words(ada.reply(confirmation, "yes"))).contains("Starspots Masquerading as Water");
        assertThat(liked()).isEqualTo(3);
    }

    @Test
    void zoterosJsonBecomesLikedPapersAndTheAnswerSaysWhichWereFound() throws Exception {
        MimeMessage confirmation = ada.send("papers@example.org", "subscribe", "", "zotero.json", "application/json");

        assertThat(words(confirmation))
                .contains("3 papers you like: 2 found in our archive, 1 known by the title only")
                .contains("Posting Lists on a Diet", "Forgetting Curves of Vision Transformers");
        ada.reply(confirmation, "yes");
        assertThat(liked()).isEqualTo(3);
    }

    @Test
    void aReaderAddsALibraryByAnsweringAndIsToldOfEveryPaper() throws Exception {
        MimeMessage welcome = ada.reply(ada.send("papers@example.org", "subscribe", "", "", ""), "yes");

        MimeMessage answer = ada.reply(welcome, "", "library.ris", "application/octet-stream");

        assertThat(words(answer))
                .contains("2 of your papers are in our archive and count with title and abstract:")
                .contains("- Starspots Masquerading as Water")
                .contains("1 is not in our archive and counts by the words of the title only:")
                .contains("- A paper that nobody has");
        assertThat(liked()).isEqualTo(3);
    }

    private long liked() {
        return ada.reader().orElseThrow().profile().interests().stream()
                .mapToLong(interest -> interest.all(Interest.LikePaper.class).size())
                .sum();
    }
}
