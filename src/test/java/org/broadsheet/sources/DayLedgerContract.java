package org.broadsheet.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.broadsheet.sources.DayLedger.AskedDay;
import org.junit.jupiter.api.Test;

/** What every ledger of days promises. */
public interface DayLedgerContract {

    Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    Days TO_WEDNESDAY = new Days(MONDAY, MONDAY.plusDays(2));

    DayLedger emptyLedger();

    private static AskedDay asked(boolean settled) {
        return new AskedDay(NOON, settled, new Counts(3, 2, 1));
    }

    @Test
    default void aQuestionAboutSeveralDaysCountsForTheNewestOfThem() {
        DayLedger ledger = emptyLedger();

        ledger.asked("arxiv-oai", TO_WEDNESDAY, asked(true));

        assertThat(ledger.days("arxiv-oai", TO_WEDNESDAY))
                .containsOnlyKeys(MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(2))
                .containsEntry(MONDAY, new AskedDay(NOON, true, Counts.NONE))
                .containsEntry(MONDAY.plusDays(2), asked(true));
        assertThat(ledger.days("arxiv-api", TO_WEDNESDAY)).isEmpty();
    }

    @Test
    default void daysBesideThoseAskedForAreNotTold() {
        DayLedger ledger = emptyLedger();
        ledger.asked("arxiv-oai", TO_WEDNESDAY, asked(true));

        assertThat(ledger.days("arxiv-oai", Days.of(MONDAY.plusDays(1)))).containsOnlyKeys(MONDAY.plusDays(1));
    }

    @Test
    default void whatIsAskedAgainTakesThePlaceOfWhatStoodThere() {
        DayLedger ledger = emptyLedger();
        ledger.asked("arxiv-oai", Days.of(MONDAY), asked(false));

        ledger.asked("arxiv-oai", Days.of(MONDAY), asked(true));

        assertThat(ledger.unsettled("arxiv-oai")).isEmpty();
        assertThat(ledger.days("arxiv-oai", Days.of(MONDAY))).containsEntry(MONDAY, asked(true));
    }

    @Test
    default void theFirstDayIsTheEarliestThatIsSettled() {
        DayLedger ledger = emptyLedger();
        assertThat(ledger.first("arxiv-oai")).isEmpty();
        ledger.asked("arxiv-oai", Days.of(MONDAY), asked(false));
        ledger.asked("arxiv-oai", Days.of(MONDAY.plusDays(2)), asked(true));
        ledger.asked("arxiv-oai", Days.of(MONDAY.plusDays(1)), asked(true));

        assertThat(ledger.first("arxiv-oai")).contains(MONDAY.plusDays(1));
    }

    @Test
    default void daysCanBeOpenedWhetherOrNotTheyWereAskedAbout() {
        DayLedger ledger = emptyLedger();
        ledger.asked("arxiv-oai", Days.of(MONDAY), asked(true));

        ledger.unsettle("arxiv-oai", TO_WEDNESDAY);

        assertThat(ledger.unsettled("arxiv-oai"))
                .containsExactlyInAnyOrder(MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(2));
        assertThat(ledger.days("arxiv-oai", TO_WEDNESDAY))
                .containsEntry(MONDAY, new AskedDay(NOON, false, new Counts(3, 2, 1)))
                .containsEntry(MONDAY.plusDays(1), new AskedDay(Instant.EPOCH, false, Counts.NONE));
        assertThat(ledger.unsettled("arxiv-api")).isEmpty();
    }

    @Test
    default void oldDaysAreForgottenUnlessTheyAreOpenOrWereFetchedLately() {
        DayLedger ledger = emptyLedger();
        Instant thatDay = Instant.parse("2026-03-02T20:00:00Z");
        ledger.asked("arxiv-oai", Days.of(MONDAY), new AskedDay(thatDay, true, Counts.NONE));
        ledger.asked("arxiv-oai", Days.of(MONDAY.plusDays(1)), new AskedDay(thatDay, false, Counts.NONE));
        ledger.asked(
                "arxiv-oai",
                Days.of(MONDAY.plusDays(2)),
                new AskedDay(thatDay.plus(Duration.ofDays(100)), true, Counts.NONE));

        ledger.forget(MONDAY.plusDays(10));

        assertThat(ledger.days("arxiv-oai", TO_WEDNESDAY)).containsOnlyKeys(MONDAY.plusDays(1), MONDAY.plusDays(2));
    }
}
