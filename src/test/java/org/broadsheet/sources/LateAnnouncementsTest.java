package org.broadsheet.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.broadsheet.sources.SourceStanding.Condition;
import org.broadsheet.sources.arxiv.ArxivFeed;
import org.broadsheet.sources.arxiv.ArxivOai;
import org.junit.jupiter.api.Test;

class LateAnnouncementsTest {

    private static final Instant TUESDAY_NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final URI BASE = URI.create("http://127.0.0.1:1");

    private final SourceBook book = new InMemorySourceBook();
    private final LateAnnouncements late = new LateAnnouncements(
            List.of(
                    new ArxivFeed(BASE, () -> List.of("cs.IR"), Duration.ofHours(1)),
                    new ArxivOai(BASE, () -> List.of("cs.IR"), Duration.ofHours(6))),
            book);

    private void keep(String source, Condition condition, LocalDate newest) {
        book.keep(new SourceStanding(
                source,
                condition,
                "",
                TUESDAY_NOON,
                TUESDAY_NOON,
                Optional.of(TUESDAY_NOON),
                Optional.empty(),
                Optional.of(newest),
                TUESDAY_NOON,
                0,
                Counts.NONE));
    }

    @Test
    void whereNobodyHasAskedNothingIsLate() {
        assertThat(late.late(TUESDAY_NOON)).isEmpty();
    }

    @Test
    void aRepeatedBatchOnADayWithAnAnnouncementIsLate() {
        keep("arxiv", Condition.STALE, MONDAY);

        assertThat(late.late(TUESDAY_NOON))
                .contains(new LateAnnouncements.Late("arXiv", LocalDate.parse("2026-03-03")));
        assertThat(late.late(Instant.parse("2026-03-07T12:00:00Z")))
                .as("on a Saturday")
                .isEmpty();
    }

    @Test
    void whatAnotherServiceBroughtIsNotLate() {
        keep("arxiv", Condition.UNREACHABLE, MONDAY);
        keep("arxiv-oai", Condition.FRESH, MONDAY.plusDays(1));

        assertThat(late.late(TUESDAY_NOON)).isEmpty();
    }
}
