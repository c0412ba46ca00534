package org.broadsheet.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every book of sources promises. */
public interface SourceBookContract {

    Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    SourceBook emptyBook();

    static SourceStanding stale(String source, Instant at) {
        return new SourceStanding(
                source,
                SourceStanding.Condition.STALE,
                "It repeats the batch of 2026-02-27.",
                at,
                at,
                Optional.of(at),
                Optional.empty(),
                Optional.of(LocalDate.of(2026, 2, 27)),
                at.plus(Duration.ofHours(1)),
                0,
                new Counts(0, 7, 1));
    }

    @Test
    default void whatIsKnownOfASourceComesBackAsItWasWritten() {
        SourceBook book = emptyBook();
        SourceStanding standing = stale("arxiv", NOON);

        book.keep(standing);

        assertThat(book.all()).containsExactly(standing);
        assertThat(book.find("arxiv")).contains(standing);
        assertThat(book.find("pubmed")).isEmpty();
    }

    @Test
    default void whatIsWrittenLaterTakesThePlaceOfWhatStoodThere() {
        SourceBook book = emptyBook();
        book.keep(stale("arxiv", NOON));

        book.keep(stale("arxiv", NOON.plusSeconds(60)));

        assertThat(book.all()).containsExactly(stale("arxiv", NOON.plusSeconds(60)));
    }

    @Test
    default void aSourceThatIsOffIsForgotten() {
        SourceBook book = emptyBook();
        book.keep(stale("arxiv", NOON));
        book.keep(stale("pubmed", NOON));

        book.keepOnly(Set.of("arxiv", "biorxiv"));

        assertThat(book.all()).extracting(SourceStanding::source).containsExactly("arxiv");
    }
}
