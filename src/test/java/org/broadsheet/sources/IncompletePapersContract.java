package org.broadsheet.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.papers.Doi;
import org.junit.jupiter.api.Test;

/** What everybody promises who knows papers without an abstract. */
public interface IncompletePapersContract {

    Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    Doi NEW = new Doi("10.5555/new");
    Doi NEWER = new Doi("10.5555/newer");

    IncompletePapers incompletePapers();

    PaperShelf emptyShelf();

    private static void put(PaperShelf shelf, Papers... papers) {
        for (Papers paper : papers) {
            shelf.put(new PaperShelf.Batch("test", List.of(paper.paper()), List.of(), Optional.empty()), NOON);
        }
    }

    @Test
    default void newPapersWithADoiAndWithoutAnAbstractAreIncompleteNewestFirst() {
        put(
                emptyShelf(),
                Papers.titled("Old").doi("10.5555/old").text("").announced("2026-01-05"),
                Papers.titled("New").doi(NEW.value()).text("").announced("2026-03-02"),
                Papers.titled("Newer").doi(NEWER.value()).text("").announced("2026-03-03"),
                Papers.titled("Whole").doi("10.5555/whole").text("Text.").announced("2026-03-03"),
                Papers.titled("Nameless").text("").announced("2026-03-03"));

        assertThat(incompletePapers().incomplete(NOON, 9)).containsExactly(NEWER, NEW);
        assertThat(incompletePapers().incomplete(NOON, 1)).containsExactly(NEWER);
    }

    @Test
    default void whatWasAskedForIsAskedForAgainAWeekLater() {
        put(emptyShelf(), Papers.titled("New").doi(NEW.value()).text("").announced("2026-03-02"));
        incompletePapers().asked(List.of(NEW), NOON.minus(Duration.ofDays(9)));
        incompletePapers().asked(List.of(NEW, NEW), NOON);

        assertThat(incompletePapers().incomplete(NOON.plus(Duration.ofDays(6)), 9))
                .isEmpty();
        assertThat(incompletePapers().incomplete(NOON.plus(Duration.ofDays(8)), 9))
                .containsExactly(NEW);
    }
}
