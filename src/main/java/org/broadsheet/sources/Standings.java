package org.broadsheet.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.broadsheet.sources.SourceStanding.Condition;

/** Judges how a source is from what it answered and what its calendar lets us expect. Pure. */
final class Standings {

    /** What came of asking. */
    sealed interface Answered {

        /**
         * It could be read.
         *
         * @param day the newest day in it; empty if it held nothing
         */
        record Read(Counts counts, Optional<LocalDate> day) implements Answered {}

        /** It could be read, but held less than it promised. */
        record Lacking(Counts counts, Optional<LocalDate> day, String sentence) implements Answered {}

        /** Nothing has changed since the last time. */
        record Unchanged() implements Answered {}

        record Failed(Condition condition, String reason) implements Answered {}
    }

    private Standings() {}

    static SourceStanding after(Optional<SourceStanding> before, Source source, Answered what, Instant now) {
        return switch (what) {
            case Answered.Read(Counts counts, Optional<LocalDate> day) ->
                well(before, source, counts, newer(before.flatMap(SourceStanding::newestDay), day), now);
            case Answered.Lacking(Counts counts, Optional<LocalDate> day, String sentence) ->
                lacking(before, source, counts, newer(before.flatMap(SourceStanding::newestDay), day), sentence, now);
            case Answered.Unchanged() ->
                well(
                        before,
                        source,
                        before.map(SourceStanding::last)
                                .map(Standings::allKnown)
                                .orElse(Counts.NONE),
                        before.flatMap(SourceStanding::newestDay),
                        now);
            case Answered.Failed(Condition condition, String reason) -> failed(before, source, condition, reason, now);
        };
    }

    /** What an answer that has not changed would bring now. */
    private static Counts allKnown(Counts last) {
        return new Counts(0, last.added() + last.known(), last.setAside());
    }

    private static SourceStanding well(
            Optional<SourceStanding> before, Source source, Counts counts, Optional<LocalDate> day, Instant now) {
        Optional<Instant> brought = counts.added() > 0 ? Optional.of(now) : before.flatMap(SourceStanding::broughtAt);
        Optional<LocalDate> overdue = overdue(before, source.schedule(), day, brought, now);
        Condition condition =
                overdue.isPresent() ? Condition.STALE : counts.added() > 0 ? Condition.FRESH : Condition.QUIET;
        String detail = overdue.map(due -> day.map(newest ->
                                "The papers of %s are overdue; it still has those of %s.".formatted(due, newest))
                        .orElse("The papers of %s are overdue; it has none.".formatted(due)))
                .orElse("");
        return new SourceStanding(
                source.name(),
                condition,
                detail,
                since(before, condition, now),
                now,
                Optional.of(now),
                brought,
                day,
                now.plus(source.every()),
                0,
                counts);
    }

    private static SourceStanding lacking(
            Optional<SourceStanding> before,
            Source source,
            Counts counts,
            Optional<LocalDate> day,
            String sentence,
            Instant now) {
        int failures = before.map(SourceStanding::failures).orElse(0) + 1;
        return new SourceStanding(
                source.name(),
                Condition.UNREADABLE,
                sentence,
                since(before, Condition.UNREADABLE, now),
                now,
                Optional.of(now),
                counts.added() > 0 ? Optional.of(now) : before.flatMap(SourceStanding::broughtAt),
                day,
                now.plus(RestAfterFailure.after(failures, source.every())),
                failures,
                counts);
    }

    /** The day whose papers should be there and are not: on that day itself, and from then on until something comes. */
    private static Optional<LocalDate> overdue(
            Optional<SourceStanding> before,
            Schedule schedule,
            Optional<LocalDate> day,
            Optional<Instant> brought,
            Instant now) {
        return schedule.newestDue(now)
                .filter(due -> day.isEmpty() || day.get().isBefore(due))
                .filter(due -> brought.isEmpty() || brought.get().isBefore(schedule.due(due)))
                .filter(due -> schedule.isOn(due, now)
                        || before.filter(old -> old.condition() == Condition.STALE)
                                .isPresent());
    }

    private static SourceStanding failed(
            Optional<SourceStanding> before, Source source, Condition condition, String reason, Instant now) {
        int failures = before.map(SourceStanding::failures).orElse(0) + 1;
        return new SourceStanding(
                source.name(),
                condition,
                reason,
                since(before, condition, now),
                now,
                before.flatMap(SourceStanding::answeredAt),
                before.flatMap(SourceStanding::broughtAt),
                before.flatMap(SourceStanding::newestDay),
                now.plus(RestAfterFailure.after(failures, source.every())),
                failures,
                before.map(SourceStanding::last).orElse(Counts.NONE));
    }

    /** The same standing in another condition, by what another witness says. */
    static SourceStanding corrected(
            SourceStanding standing, Optional<SourceStanding> before, Condition condition, String detail) {
        return standing.in(condition, since(before, condition, standing.askedAt()), detail);
    }

    private static Instant since(Optional<SourceStanding> before, Condition condition, Instant now) {
        return before.filter(
                        old -> old.condition() == condition || (old.condition().isWell() && condition.isWell()))
                .map(SourceStanding::since)
                .orElse(now);
    }

    private static Optional<LocalDate> newer(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
    }
}
