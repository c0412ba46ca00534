package org.broadsheet.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.broadsheet.ForAll;
import org.junit.jupiter.api.Test;

class DigestTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    @Test
    void whateverZoneTimeAndDaysEveryDateOfTheReadersGetsExactlyOneDigest() {
        ForAll.cases(300, random -> {
            DigestTime time = anyTime(random);
            Instant start = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(8760)));

            List<LocalDate> sent = new ArrayList<>(List.of(time.newestAt(start)));
            for (int tick = 1; tick <= 15 * 24 * 12; tick++) {
                LocalDate newest = time.newestAt(start.plus(Duration.ofMinutes(5L * tick)));
                assertThat(newest).isAfterOrEqualTo(sent.getLast());
                if (newest.isAfter(sent.getLast())) {
                    sent.add(newest);
                }
            }

            List<LocalDate> wanted = sent.getFirst()
                    .datesUntil(sent.getLast().plusDays(1))
                    .filter(date -> time.days().contains(date.getDayOfWeek()))
                    .toList();
            assertThat(sent)
                    .isEqualTo(wanted)
                    .hasSizeGreaterThanOrEqualTo(2 * time.days().size());
        });
    }

    @Test
    void afterDaysWithoutPowerOneDigestIsDueNotFive() {
        ForAll.cases(300, random -> {
            DigestTime time = anyTime(random);
            Instant before = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(8760)));
            Instant after = before.plus(Duration.ofDays(1 + random.nextInt(20)));

            LocalDate newest = time.newestAt(after);

            assertThat(time.momentOf(newest)).isBeforeOrEqualTo(after);
            assertThat(time.nextAfter(newest)).isAfter(after);
        });
    }

    @Test
    void aTimeThatDaylightSavingSkipsComesLaterThatDay() {
        DigestTime time = new DigestTime(LocalTime.of(2, 30), BERLIN, EVERY_DAY);

        assertThat(time.momentOf(LocalDate.of(2026, 3, 29))).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(time.newestAt(Instant.parse("2026-03-29T01:29:59Z"))).isEqualTo("2026-03-28");
        assertThat(time.newestAt(Instant.parse("2026-03-29T01:30:00Z"))).isEqualTo("2026-03-29");
    }

    @Test
    void aTimeThatOccursTwiceCountsOnce() {
        DigestTime time = new DigestTime(LocalTime.of(2, 30), BERLIN, EVERY_DAY);

        assertThat(time.momentOf(LocalDate.of(2026, 10, 25))).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(time.newestAt(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("2026-10-25");
    }

    @Test
    void aReaderWhoChoseOneMinuteToMidnightGetsItEvenIfTheNextTickIsTomorrow() {
        DigestTime time = new DigestTime(LocalTime.of(23, 59), BERLIN, EVERY_DAY);

        assertThat(time.newestAt(Instant.parse("2026-06-02T22:03:00Z"))).isEqualTo("2026-06-02");
    }

    @Test
    void aWeeklyDigestIsDueOnItsDayOnly() {
        DigestTime time = new DigestTime(LocalTime.of(8, 0), BERLIN, Set.of(DayOfWeek.FRIDAY));

        assertThat(time.newestAt(Instant.parse("2026-03-05T12:00:00Z"))).isEqualTo("2026-02-27");
        assertThat(time.newestAt(Instant.parse("2026-03-06T07:00:00Z"))).isEqualTo("2026-03-06");
    }

    private static DigestTime anyTime(Random random) {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextBoolean()) {
                days.add(day);
            }
        }
        return new DigestTime(
                LocalTime.of(random.nextInt(24), random.nextInt(60)),
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                days);
    }

    @Test
    void aMonthlyDigestComesOnTheFirstOfItsDaysInEachMonth() {
        DigestTime time = new DigestTime(
                LocalTime.of(7, 0), ZoneId.of("UTC"), EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), true);

        assertThat(time.newestAt(Instant.parse("2026-03-31T12:00:00Z"))).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(time.newestAt(Instant.parse("2026-04-02T06:59:00Z"))).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(time.newestAt(Instant.parse("2026-04-02T07:00:00Z"))).isEqualTo(LocalDate.parse("2026-04-02"));
        assertThat(time.nextAfter(LocalDate.parse("2026-04-02"))).isEqualTo(Instant.parse("2026-05-04T07:00:00Z"));
    }
}
