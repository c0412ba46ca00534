package org.broadsheet.wellbeing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.sources.SourceBook;
import org.broadsheet.sources.SourceStanding;
import org.broadsheet.wellbeing.Trouble.Kind;

/** Whether every source that is on gives what its calendar lets us expect, and whether new papers come at all. */
public final class SourceCheck implements Check {

    /** Announcements rest at weekends and on a holiday; three weekdays without any paper is neither. */
    static final int ANNOUNCED_DAYS = 3;

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final SourceBook book;

    public SourceCheck(SourceBook book) {
        this.book = book;
    }

    @Override
    public List<Trouble> look(Instant now) {
        List<SourceStanding> standings = book.all();
        List<Trouble> troubles = new ArrayList<>();
        standings.stream()
                .filter(one -> !one.condition().isWell())
                .map(SourceCheck::of)
                .forEach(troubles::add);
        Optional<Instant> brought =
                standings.stream().flatMap(one -> one.broughtAt().stream()).max(Instant::compareTo);
        if (!standings.isEmpty() && brought.isEmpty()) {
            Instant first = standings.stream()
                    .map(SourceStanding::since)
                    .min(Instant::compareTo)
                    .orElseThrow();
            dry(first, now, "No source has brought a new paper yet").ifPresent(troubles::add);
        }
        brought.flatMap(last -> dry(last, now, "No source has brought a new paper since " + last))
                .ifPresent(troubles::add);
        return troubles;
    }

    private static Trouble of(SourceStanding standing) {
        String what = switch (standing.condition()) {
            case STALE -> "gives what it gave before, though something new is due";
            case UNREACHABLE -> "cannot be reached";
            case UNREADABLE -> "answers something that cannot be read";
            case FRESH, QUIET -> throw new IllegalArgumentException("well");
        };
        return Trouble.unwell(
                Kind.SOURCE,
                standing.source(),
                standing.since(),
                "The source %s %s (%s in a row).".formatted(standing.source(), what, times(standing.failures())),
                standing.detail());
    }

    private static String times(int failures) {
        return failures == 1 ? "once" : failures + " times";
    }

    private static Optional<Trouble> dry(Instant since, Instant now, String what) {
        LocalDate first = LocalDate.ofInstant(since, ZoneOffset.UTC);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        long days = first.isBefore(today)
                ? first.plusDays(1)
                        .datesUntil(today)
                        .filter(day -> !WEEKEND.contains(day.getDayOfWeek()))
                        .count()
                : 0;
        return days < ANNOUNCED_DAYS
                ? Optional.empty()
                : Optional.of(Trouble.unwell(
                        Kind.PAPERS,
                        "",
                        since,
                        "%s: %d days on which papers are announced.".formatted(what, days),
                        "Look at the sources (broadsheet status) and at sources in broadsheet.yaml."));
    }
}
