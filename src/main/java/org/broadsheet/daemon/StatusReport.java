package org.broadsheet.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.delivery.OutboxBook.Kind;
import org.broadsheet.delivery.OutboxBook.Why;
import org.broadsheet.delivery.Rest;
import org.broadsheet.store.Database;
import org.broadsheet.store.JdbcJobRuns;
import org.broadsheet.store.JdbcJobRuns.JobRun;
import org.broadsheet.store.JdbcJobRuns.Work;
import org.broadsheet.store.JdbcOutboxBook;
import org.broadsheet.store.JdbcRests;
import org.broadsheet.store.JdbcSuppressions;

/**
 * How the instance is, from its tables alone: right whether a daemon runs or not.
 *
 * @param problems what a person should look at, a sentence each; empty if all is well
 */
public record StatusReport(
        Instant at,
        Map<Kind, Long> counts,
        long due,
        long deferred,
        long suppressed,
        Optional<Instant> oldestWaiting,
        List<Why> reasons,
        List<Why> endings,
        List<Rest> resting,
        List<JobRun> jobs,
        long freeBytes,
        List<String> problems) {

    private static final int MOST_REASONS = 10;
    private static final Duration LATELY = Duration.ofDays(7);

    /** A due message that waits longer than this means that nothing sends. */
    private static final Duration TOO_LONG = Duration.ofHours(1);

    public static StatusReport of(
            Database database, Optional<String> embedderTrouble, long freeBytes, long minFreeBytes, Instant now) {
        OutboxBook book = new JdbcOutboxBook(database);
        List<Rest> resting = new JdbcRests(database)
                .all().stream().filter(rest -> !rest.isOver(now)).toList();
        List<JobRun> jobs = new JdbcJobRuns(database).all();
        Optional<Instant> oldest = book.oldestWaiting(now);
        List<String> problems = new ArrayList<>();
        embedderTrouble.ifPresent(problems::add);
        if (freeBytes < minFreeBytes) {
            problems.add("Only %s are free on the data disk; nothing is taken in or sent below %s. Make room."
                    .formatted(megabytes(freeBytes), megabytes(minFreeBytes)));
        }
        resting.stream()
                .filter(Rest::alarm)
                .forEach(rest -> problems.add("%s refuses us, until %s nothing goes there: %s"
                        .formatted(place(rest), rest.until(), rest.reason())));
        oldest.filter(since -> since.isBefore(now.minus(TOO_LONG)))
                .ifPresent(since -> problems.add(
                        "A message has been waiting since %s. See why below; is the daemon running?".formatted(since)));
        jobs.stream()
                .filter(JobRun::failed)
                .forEach(run ->
                        problems.add("The job %s failed at %s: %s".formatted(run.job(), run.endedAt(), run.outcome())));
        return new StatusReport(
                now,
                book.counts(),
                book.due(now),
                book.deferred(),
                new JdbcSuppressions(database).all().size(),
                oldest,
                book.reasons(MOST_REASONS),
                book.endings(now.minus(LATELY), MOST_REASONS),
                resting,
                jobs,
                freeBytes,
                problems);
    }

    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", at.toString());
        fields.put("well", problems.isEmpty());
        fields.put("problems", problems);
        fields.put("due", due);
        fields.put("queued", counts.get(Kind.QUEUED) - deferred);
        fields.put("deferred", deferred);
        fields.put("inHand", counts.get(Kind.CLAIMED));
        fields.put("unsure", counts.get(Kind.UNSURE));
        fields.put("sent", counts.get(Kind.SENT));
        fields.put("refused", counts.get(Kind.REFUSED));
        fields.put("givenUp", counts.get(Kind.GIVEN_UP));
        fields.put("withdrawn", counts.get(Kind.WITHDRAWN));
        fields.put("suppressed", suppressed);
        fields.put("oldestWaiting", oldestWaiting.map(Instant::toString).orElse(null));
        fields.put("reasons", fields(reasons));
        fields.put("endings", fields(endings));
        fields.put("resting", resting.stream().map(StatusReport::fields).toList());
        fields.put("jobs", jobs.stream().map(StatusReport::fields).toList());
        fields.put("freeBytes", freeBytes);
        return fields;
    }

    private static List<Map<String, Object>> fields(List<Why> whys) {
        return whys.stream()
                .map(why -> Map.<String, Object>of("reason", why.reason(), "messages", why.messages()))
                .toList();
    }

    private static Map<String, Object> fields(Rest rest) {
        return Map.of(
                "destination", rest.destination(),
                "since", rest.since().toString(),
                "until", rest.until().toString(),
                "alarm", rest.alarm(),
                "reason", rest.reason());
    }

    private static Map<String, Object> fields(JobRun run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("job", run.job());
        fields.put("startedAt", run.startedAt().toString());
        fields.put("endedAt", run.endedAt().toString());
        fields.put("failed", run.failed());
        fields.put("outcome", run.outcome());
        fields.put("workedAt", run.work().map(work -> work.at().toString()).orElse(null));
        fields.put("work", run.work().map(Work::counts).orElse(null));
        return fields;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append("! ").append(problem).append('\n'));
        text.append(problems.isEmpty() ? "All is well.\n\n" : "\n");
        text.append("Messages: %,d due, %,d queued, %,d deferred, %,d in hand, %,d of uncertain end%n"
                .formatted(
                        due,
                        counts.get(Kind.QUEUED) - deferred,
                        deferred,
                        counts.get(Kind.CLAIMED),
                        counts.get(Kind.UNSURE)));
        text.append("Ended:    %,d sent, %,d refused, %,d given up, %,d withdrawn%n"
                .formatted(
                        counts.get(Kind.SENT),
                        counts.get(Kind.REFUSED),
                        counts.get(Kind.GIVEN_UP),
                        counts.get(Kind.WITHDRAWN)));
        text.append("%,d addresses suppressed (broadsheet suppressions list); oldest waiting: %s; %s free%n"
                .formatted(suppressed, oldestWaiting.map(Instant::toString).orElse("none"), megabytes(freeBytes)));
        say(text, "Why messages wait", reasons);
        say(text, "Why messages did not go out in the last %d days".formatted(LATELY.toDays()), endings);
        if (!resting.isEmpty()) {
            text.append("\nDestinations at rest (broadsheet outbox retry DOMAIN ends it):\n");
            resting.forEach(
                    rest -> text.append("  %s until %s: %s%n".formatted(place(rest), rest.until(), rest.reason())));
        }
        text.append("\nLast run of every job:\n");
        if (jobs.isEmpty()) {
            text.append("  none yet\n");
        }
        jobs.forEach(run -> text.append("  %-14s %s  %s%s%s%n"
                .formatted(run.job(), run.endedAt(), run.failed() ? "FAILED: " : "", run.outcome(), before(run))));
        return text.toString().stripTrailing();
    }

    /** What the job did last, where that was in an earlier run. */
    private static String before(JobRun run) {
        return run.work()
                .filter(work -> !work.at().equals(run.endedAt()))
                .map(work -> "; at %s: %s".formatted(work.at(), work.counts()))
                .orElse("");
    }

    private static void say(StringBuilder text, String heading, List<Why> whys) {
        if (!whys.isEmpty()) {
            text.append('\n').append(heading).append(":\n");
            whys.forEach(why -> text.append("  %,6d  %s%n".formatted(why.messages(), why.reason())));
        }
    }

    private static String place(Rest rest) {
        return rest.destination().equals(Rest.ROUTE) ? "The mail route" : rest.destination();
    }

    private static String megabytes(long bytes) {
        return "%,d MB".formatted(bytes / 1_000_000);
    }
}
