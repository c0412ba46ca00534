package org.broadsheet.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.broadsheet.sources.registry.AllSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long file whose reading is killed is read on, plain or packed. */
class IntakeResumeTest {

    private static final int RECORDS = 2 * Intake.NOTED_EVERY + 700;
    private static final int KILLED_AFTER = Intake.NOTED_EVERY + 1_000;

    @TempDir
    private Path folder;

    private final InMemoryShelf shelf = new InMemoryShelf();

    /** Dies, as a process does, once it holds so many papers. */
    private PaperShelf dying(int papers) {
        return new PaperShelf() {
            @Override
            public Stored put(Batch batch, Instant now) {
                if (shelf.count() >= papers) {
                    throw new IllegalStateException("killed");
                }
                return shelf.put(batch, now);
            }

            @Override
            public Optional<String> cursor(String source) {
                return shelf.cursor(source);
            }

            @Override
            public List<SetAside> setAside(long after, int limit) {
                return shelf.setAside(after, limit);
            }
        };
    }

    private static Taken take(PaperShelf onto, Path file) {
        return new Intake(onto, AllSources.FORMATS, () -> Instant.parse("2026-03-05T12:00:00Z"))
                .takeFile(file, Optional.empty(), records -> {});
    }

    private Path file(String name, int records) throws IOException {
        Path file = folder.resolve(name);
        OutputStream plain = Files.newOutputStream(file);
        try (OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            for (int i = 0; i < records; i++) {
                out.write(
                        "{\"id\":\"2603.%05d\",\"title\":\"On tides of lake %d\",\"abstract\":\"Text.\",\"authors\":\"A. Lee\",\"categories\":\"cs.IR\",\"update_date\":\"2026-03-03\"}\n"
                                .formatted(i, i)
                                .getBytes(UTF_8));
            }
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bulk.jsonl", "bulk.jsonl.gz"})
    void whatWasStoredIsNotReadAgainAndNothingIsMissed(String name) throws IOException {
        Path file = file(name, RECORDS);
        assertThatThrownBy(() -> take(dying(KILLED_AFTER), file)).hasMessage("killed");

        Taken rest = take(shelf, file);

        assertThat(shelf.count()).isEqualTo(RECORDS);
        assertThat(rest.counts().read()).isEqualTo(RECORDS - Intake.NOTED_EVERY);
        assertThat(take(shelf, file).counts()).as("given once more").isEqualTo(new Counts(0, RECORDS, 0));
    }

    @Test
    void anotherFileOfThatNameIsReadFromItsBeginning() throws IOException {
        Path file = file("bulk.jsonl", RECORDS);
        assertThatThrownBy(() -> take(dying(KILLED_AFTER), file)).hasMessage("killed");

        file("bulk.jsonl", RECORDS + 1);

        assertThat(take(shelf, file).counts().read()).isEqualTo(RECORDS + 1L);
    }
}
