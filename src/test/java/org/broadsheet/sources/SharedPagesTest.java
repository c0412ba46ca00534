package org.broadsheet.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.broadsheet.Shared;
import org.broadsheet.papers.Paper;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.registry.AllSources;
import org.junit.jupiter.api.Test;

/** Real pages, where they are at hand. */
class SharedPagesTest {

    private static Read read(String page) throws IOException {
        Path file = Shared.orSkip("data/pages/" + page);
        return Read.stream(Files.newInputStream(file), LocalDate.parse("2026-03-27"), Optional.empty());
    }

    @Test
    void aPageWithBlankLinesAndADayIsReadWhole() throws IOException {
        Read page = read("page-with-date.txt");

        assertThat(page.ending()).isEqualTo(new Ending.Complete());
        assertThat(page.broken()).isEmpty();
        assertThat(page.papers()).hasSize(96).extracting(Paper::announced).containsOnly(LocalDate.parse("2025-03-28"));
        assertThat(page.papers().getFirst().title()).startsWith("LightGen: ");
    }

    @Test
    void aPageRunTogetherIsReadWhole() throws IOException {
        Read page = read("page-run-together.txt");

        assertThat(page.ending()).isEqualTo(new Ending.Complete());
        assertThat(page.broken()).isEmpty();
        assertThat(page.papers()).hasSize(263).extracting(Paper::announced).containsOnly(LocalDate.parse("2026-03-27"));
        assertThat(page.papers().getFirst().title()).startsWith("AgentOhana: ");
    }

    @Test
    void bothPagesTogetherAre352Papers() {
        InMemoryShelf shelf = new InMemoryShelf();
        Intake intake = new Intake(shelf, AllSources.FORMATS, () -> PaperShelfContract.NOON);

        intake.takeFile(Shared.orSkip("data/pages/page-with-date.txt"), Optional.empty(), done -> {});
        Taken second = intake.takeFile(Shared.orSkip("data/pages/page-run-together.txt"), Optional.empty(), done -> {});

        assertThat(second.counts()).isEqualTo(new Counts(352 - 96, 263 - (352 - 96), 0));
        assertThat(shelf.count()).isEqualTo(352);
    }
}
