package org.broadsheet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.broadsheet.Shared;
import org.broadsheet.sources.Counts;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.registry.AllSources;
import org.broadsheet.store.database.Database;
import org.junit.jupiter.api.Test;

/** Real days, where they are at hand. */
class SharedDaysTest {

    @Test
    void allDaysOfTwoMonthsAreReadAndEachPaperStoredOnce() throws IOException {
        try (Database database = TestDatabase.migrated();
                Stream<Path> days = Files.list(Shared.orSkip("data/arxiv-days"))) {
            Intake intake = new Intake(
                    new JdbcPaperShelf(database), AllSources.FORMATS, () -> Instant.parse("2025-11-01T00:00:00Z"));

            List<Taken> taken = days.sorted()
                    .map(day -> intake.takeFile(day, Optional.empty(), done -> {}))
                    .toList();

            assertThat(taken).extracting(Taken::ending).containsOnly(new Ending.Complete());
            assertThat(taken.stream().map(Taken::counts).reduce(new Counts(0, 0, 0), Counts::plus))
                    .isEqualTo(new Counts(8_487, 11_209 - 8_487, 0));
            assertThat(new JdbcLibrary(database).count()).isEqualTo(8_487);
        }
    }
}
