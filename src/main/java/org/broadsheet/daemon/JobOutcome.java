package org.broadsheet.daemon;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.config.ProfileFiles;
import org.broadsheet.delivery.Delivered;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.sources.Counts;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.formats.Ending;
import org.broadsheet.sources.lists.ListRun;
import org.broadsheet.sources.summaries.SummaryRun;
import org.broadsheet.subscription.MailIn;

/**
 * What a run of a job came to, for an operator who looks at the status.
 *
 * @param counts in words; those that are 0 are left out
 * @param worked false if there was nothing to do
 */
public record JobOutcome(String counts, boolean worked) {

    private record Count(long number, String one, String many) {

        static Count of(long number, String words) {
            return new Count(number, words, words);
        }

        @Override
        public String toString() {
            return "%,d %s".formatted(number, number == 1 ? one : many);
        }
    }

    private static JobOutcome of(Count... counts) {
        String words = Arrays.stream(counts)
                .filter(count -> count.number() > 0)
                .map(Count::toString)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? new JobOutcome("nothing to do", false) : new JobOutcome(words, true);
    }

    /** Both, one after the other. */
    JobOutcome and(JobOutcome next) {
        if (!worked || !next.worked) {
            return worked ? this : next;
        }
        return new JobOutcome(counts + ", " + next.counts, true);
    }

    static JobOutcome of(SummaryRun.Counts counts) {
        return of(
                new Count(counts.written(), "sentence written", "sentences written"),
                Count.of(counts.useless(), "useless"),
                new Count(
                        counts.reason().isPresent() ? 1 : 0,
                        "server that does not answer",
                        "servers that do not answer"));
    }

    static JobOutcome of(ListRun.Counts counts) {
        return of(
                new Count(counts.read(), "list read", "lists read"),
                Count.of(counts.changed(), "changed"),
                Count.of(counts.failed(), "not read"));
    }

    static JobOutcome of(ProfileFiles.Outcome outcome) {
        return switch (outcome) {
            case ProfileFiles.Outcome.NothingNew() -> of();
            case ProfileFiles.Outcome.TakenOver(var changes, var problems) ->
                of(
                        new Count(changes.added(), "reader added", "readers added"),
                        Count.of(changes.changed(), "changed"),
                        Count.of(changes.ended(), "ended"),
                        new Count(problems.size(), "edit needed", "edits needed"));
        };
    }

    static JobOutcome of(List<Taken> taken) {
        Counts total = taken.stream().map(Taken::counts).reduce(new Counts(0, 0, 0), Counts::plus);
        long unread = taken.stream()
                .filter(one -> !(one.ending() instanceof Ending.Complete))
                .count();
        return of(
                new Count(total.added(), "paper added", "papers added"),
                Count.of(total.known(), "known"),
                Count.of(total.setAside(), "set aside"),
                new Count(unread, "source not read to its end", "sources not read to their end"));
    }

    static JobOutcome of(MatchRun.Counts counts) {
        return of(
                new Count(counts.matched(), "reader matched", "readers matched"),
                new Count(counts.matches(), "match", "matches"));
    }

    /** What writes waits while writing might fill the disk: a database without any room closes itself. */
    static JobOutcome noRoom() {
        return new JobOutcome("stopped: the data disk is nearly full", false);
    }

    static JobOutcome told(boolean queued) {
        return of(Count.of(queued ? 1 : 0, "letter to the operator"));
    }

    static JobOutcome indexed(long papers) {
        return of(new Count(papers, "paper indexed", "papers indexed"));
    }

    static JobOutcome of(DigestRun.Counts counts) {
        return of(
                new Count(counts.digests(), "digest", "digests"),
                new Count(counts.nothing(), "reader gets nothing today", "readers get nothing today"),
                Count.of(counts.waiting(), "waiting for matching"),
                Count.of(counts.failed(), "failed"));
    }

    static JobOutcome of(Delivered round) {
        JobOutcome ends = of(
                Count.of(round.sent(), "sent"),
                Count.of(round.deferred(), "later"),
                Count.of(round.unsure(), "of uncertain end"),
                Count.of(round.refused(), "refused"),
                Count.of(round.givenUp(), "given up"),
                Count.of(round.withdrawn(), "withdrawn"));
        return round.obstacle().isEmpty()
                ? ends
                : new JobOutcome(
                        Stream.of(ends.worked() ? ends.counts() : "", "stopped early: " + round.obstacle())
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining("; ")),
                        true);
    }

    static JobOutcome of(MailIn.Counts counts) {
        return of(
                new Count(counts.letters(), "letter read", "letters read"),
                new Count(counts.requests(), "request", "requests"),
                Count.of(counts.automatic(), "from machines"),
                new Count(counts.reports(), "delivery report", "delivery reports"),
                Count.of(counts.later(), "to be tried again"),
                Count.of(counts.setAside(), "set aside"));
    }

    static JobOutcome dropped(int bodies, int lists, int requests) {
        return of(
                new Count(bodies, "letter's text dropped", "letters' texts dropped"),
                new Count(lists, "list of matches", "lists of matches"),
                new Count(requests, "expired request", "expired requests"));
    }
}
