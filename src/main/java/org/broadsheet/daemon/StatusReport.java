package org.broadsheet.daemon;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.delivery.OutboxBook.Kind;
import org.broadsheet.delivery.OutboxBook.Why;
import org.broadsheet.delivery.Rest;
import org.broadsheet.sources.SourceStanding;
import org.broadsheet.store.JdbcOutboxBook;
import org.broadsheet.store.JdbcRests;
import org.broadsheet.store.JdbcSights;
import org.broadsheet.store.JdbcSourceBook;
import org.broadsheet.store.JdbcSuppressions;
import org.broadsheet.store.database.Database;
import org.broadsheet.wellbeing.JobBook;
import org.broadsheet.wellbeing.JobBook.JobRun;
import org.broadsheet.wellbeing.JobBook.Node;
import org.broadsheet.wellbeing.JobBook.Work;
import org.broadsheet.wellbeing.Trouble.Weight;
import org.broadsheet.wellbeing.TroubleBook.Known;
import org.broadsheet.wellbeing.Wellbeing;

/**
 * How the instance is, from its tables alone: right whether a daemon runs or not.
 *
 * @param wellbeing what a person should look at
 */
public record StatusReport(
        Instant at,
        Wellbeing.Report wellbeing,
        Map<Kind, Long> counts,
        long due,
        long deferred,
        long suppressed,
        Optional<Instant> oldestWaiting,
        List<Why> reasons,
        List<Why> endings,
        List<Rest> resting,
        List<Node> nodes,
        List<JobRun> jobs,
        List<SourceStanding> sources,
        Totals totals,
        Map<String, Long> papersBySource,
        long freeBytes) {

    /** How many there are. */
    public record Totals(long papers, long readers, long digests) {}

    /** What a person reads at a glance. A guess. */
    private static final int MOST_REASONS = 10;

    /** How far back messages that ended without going out are listed: a week, as delivery.md says. A guess. */
    private static final Duration LATELY = Duration.ofDays(7);

    public static StatusReport of(
            Wellbeing.Report wellbeing, Database database, JobBook jobs, long freeBytes, Instant now) {
        OutboxBook book = new JdbcOutboxBook(database);
        JdbcSights sights = new JdbcSights(database);
        return new StatusReport(
                now,
                wellbeing,
                book.counts(),
                book.due(now),
                book.deferred(),
                new JdbcSuppressions(database).all().size(),
                book.oldestWaiting(now),
                book.reasons(MOST_REASONS),
                book.endings(now.minus(LATELY), MOST_REASONS),
                new JdbcRests(database)
                        .all().stream().filter(rest -> !rest.isOver(now)).toList(),
                jobs.nodes(),
                jobs.runs(),
                new JdbcSourceBook(database).all(),
                sights.totals(Totals::new),
                sights.papersBySource(),
                freeBytes);
    }

    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", at.toString());
        fields.put("well", wellbeing.isWell());
        fields.put("state", wellbeing.state());
        fields.put("problems", sentences(Weight.UNWELL));
        fields.put("unknown", sentences(Weight.UNKNOWN));
        fields.put("notes", sentences(Weight.NOTE));
        fields.put("list", wellbeing.known().stream().map(StatusReport::fields).toList());
        fields.put("due", due);
        fields.put("queued", Objects.requireNonNull(counts.get(Kind.QUEUED)) - deferred);
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
        fields.put("nodes", nodes.stream().map(StatusReport::fields).toList());
        fields.put("jobs", jobs.stream().map(StatusReport::fields).toList());
        fields.put("sources", sources.stream().map(StatusReport::fields).toList());
        fields.put("papers", totals.papers());
        fields.put("readers", totals.readers());
        fields.put("digests", totals.digests());
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

    private List<String> sentences(Weight weight) {
        return wellbeing.of(weight).stream()
                .map(one -> one.trouble().sentence())
                .toList();
    }

    private static Map<String, Object> fields(Known known) {
        return Map.of(
                "kind", word(known.trouble().kind()),
                "subject", known.trouble().subject(),
                "weight", word(known.trouble().weight()),
                "since", known.since().toString(),
                "says", known.trouble().says(),
                "cure", known.trouble().cure());
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> fields(SourceStanding source) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", source.source());
        fields.put("condition", word(source.condition()));
        fields.put("since", source.since().toString());
        fields.put("askedAt", source.askedAt().toString());
        fields.put("broughtAt", source.broughtAt().map(Instant::toString).orElse(null));
        fields.put("nextAt", source.nextAt().toString());
        fields.put("detail", source.detail());
        return fields;
    }

    private static Map<String, Object> fields(Node node) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", node.name());
        fields.put("version", node.version());
        fields.put("startedAt", node.startedAt().toString());
        fields.put("seenAt", node.seenAt().toString());
        fields.put("stoppedAt", node.stoppedAt().map(Instant::toString).orElse(null));
        fields.put("heapUsedPercent", node.heapUsedPercent());
        return fields;
    }

    private static Map<String, Object> fields(JobRun run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("node", run.node());
        fields.put("job", run.job());
        fields.put("startedAt", run.startedAt().map(Instant::toString).orElse(null));
        fields.put("endedAt", run.endedAt().map(Instant::toString).orElse(null));
        fields.put("running", run.isRunning());
        fields.put("failed", run.failed());
        fields.put("outcome", run.outcome());
        fields.put("goodAt", run.goodAt().map(Instant::toString).orElse(null));
        fields.put("dueAt", run.dueAt().toString());
        fields.put("workedAt", run.work().map(work -> work.at().toString()).orElse(null));
        fields.put("work", run.work().map(Work::counts).orElse(null));
        return fields;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        wellbeing.known().forEach(one -> text.append(line(one)));
        text.append(wellbeing.isWell() ? "All is well.\n\n" : "\n");
        text.append("Messages: %,d due, %,d queued, %,d deferred, %,d in hand, %,d of uncertain end%n"
                .formatted(
                        due,
                        Objects.requireNonNull(counts.get(Kind.QUEUED)) - deferred,
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
        text.append("%,d papers, %,d readers, %,d digests%n"
                .formatted(totals.papers(), totals.readers(), totals.digests()));
        if (!sources.isEmpty()) {
            text.append("\nSources:\n");
            sources.forEach(one -> text.append("  %-24s %-11s last papers: %s; asked again %s%n"
                    .formatted(
                            one.source(),
                            word(one.condition()),
                            one.broughtAt().map(Instant::toString).orElse("none yet"),
                            one.nextAt())));
        }
        text.append("\nLast run of every job:\n");
        if (jobs.isEmpty()) {
            text.append("  none yet\n");
        }
        jobs.forEach(run -> text.append("  %-14s %s%s%n"
                .formatted(
                        nodes.size() > 1 ? run.node() + " " + run.job() : run.job(),
                        run.isRunning()
                                ? "running since %s; before: "
                                        .formatted(run.startedAt().orElseThrow())
                                : run.endedAt().map(at -> at + "  ").orElse("not yet"),
                        ended(run))));
        return text.toString().stripTrailing();
    }

    private static String line(Known known) {
        String mark = switch (known.trouble().weight()) {
            case UNWELL -> "!";
            case UNKNOWN -> "?";
            case NOTE -> "-";
        };
        return "%s %s (since %s)%n".formatted(mark, known.trouble().sentence(), known.since());
    }

    /** How the last run that ended ended, and what the job did last, where that was in an earlier one. */
    private static String ended(JobRun run) {
        String before = run.work()
                .filter(work -> run.endedAt().filter(work.at()::equals).isEmpty())
                .map(work -> "; at %s: %s".formatted(work.at(), work.counts()))
                .orElse("");
        return (run.failed() ? "FAILED: " : "") + run.outcome() + before;
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
