package org.broadsheet.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.broadsheet.sources.Announcements.Announced;
import org.broadsheet.sources.Announcements.Known;
import org.broadsheet.sources.Announcements.Witness;
import org.junit.jupiter.api.Test;

/** What every list of announcements promises. */
public interface AnnouncementsContract {

    Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    Days WEEK = new Days(MONDAY, MONDAY.plusDays(6));

    Announcements emptyList();

    private static Announced paper(String record, LocalDate day) {
        return new Announced(record, day, List.of("cs.IR", "cs.CL"));
    }

    @Test
    default void whatWasAnnouncedComesBackWithWhoSaidSo() {
        Announcements list = emptyList();

        list.witnessed("arxiv", Witness.NEWS, List.of(paper("2603.00001", MONDAY)), NOON);
        list.witnessed(
                "arxiv", Witness.KEEPER, List.of(paper("2603.00001", MONDAY), paper("2603.00002", MONDAY)), NOON);

        assertThat(list.on("arxiv", WEEK))
                .extracting(Known::paper)
                .containsExactly(paper("2603.00001", MONDAY), paper("2603.00002", MONDAY));
        assertThat(list.on("arxiv", WEEK).getFirst().witnesses())
                .containsExactlyInAnyOrder(Witness.NEWS, Witness.KEEPER);
        assertThat(list.on("arxiv", WEEK).getLast().witnesses()).containsExactly(Witness.KEEPER);
        assertThat(list.on("biorxiv", WEEK)).isEmpty();
        assertThat(list.on("arxiv", Days.of(MONDAY.plusDays(1)))).isEmpty();
    }

    @Test
    default void theNewsDateAPaperBeforeAKeeperDoes() {
        Announcements list = emptyList();
        list.witnessed("arxiv", Witness.KEEPER, List.of(paper("2603.00001", MONDAY)), NOON);

        list.witnessed("arxiv", Witness.NEWS, List.of(paper("2603.00001", MONDAY.plusDays(1))), NOON);
        list.witnessed("arxiv", Witness.KEEPER, List.of(paper("2603.00001", MONDAY.plusDays(4))), NOON);

        assertThat(list.daysOf("arxiv", List.of("2603.00001", "2603.00009")))
                .isEqualTo(Map.of("2603.00001", MONDAY.plusDays(1)));
    }

    @Test
    default void onePaperTwiceInABatchIsOne() {
        Announcements list = emptyList();

        list.witnessed("arxiv", Witness.NEWS, List.of(paper("2603.00001", MONDAY), paper("2603.00001", MONDAY)), NOON);

        assertThat(list.on("arxiv", WEEK)).hasSize(1);
    }

    @Test
    default void categoriesBeyondMeasureDoNotCostThePaper() {
        Announcements list = emptyList();

        list.witnessed(
                "arxiv",
                Witness.NEWS,
                List.of(new Announced("2603.00001", MONDAY, Collections.nCopies(1_000, "cs.IR"))),
                NOON);

        assertThat(list.on("arxiv", WEEK).getFirst().paper().categories()).contains("cs.IR");
    }

    @Test
    default void whatWasAnnouncedLongAgoIsForgottenAndCounted() {
        Announcements list = emptyList();
        list.witnessed(
                "arxiv",
                Witness.NEWS,
                List.of(paper("2603.00001", MONDAY), paper("2603.00002", MONDAY.plusDays(1))),
                NOON);

        assertThat(list.forget(MONDAY.plusDays(1))).isEqualTo(1);

        assertThat(list.on("arxiv", WEEK))
                .extracting(known -> known.paper().record())
                .containsExactly("2603.00002");
    }
}
