package org.broadsheet.wellbeing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.wellbeing.JobBook.JobRun;
import org.broadsheet.wellbeing.JobBook.Node;
import org.broadsheet.wellbeing.Trouble.Kind;

/** Whether a daemon runs, and whether each of its jobs begins and ends as it should. */
public final class JobCheck implements Check {

    /** A sign of life comes every ten seconds; five that did not come are more than a slow machine. */
    static final Duration SILENCE = Duration.ofSeconds(50);

    /** How long after its time a job may start: a busy machine, a throttled write of its row. */
    static final Duration GRACE = Duration.ofSeconds(45);

    private static final String MAIL_IN = "mail-in";

    /** Of the heap, after a collection. A guess. */
    private static final int HEAP_FULL_PERCENT = 95;

    private final JobBook book;

    public JobCheck(JobBook book) {
        this.book = book;
    }

    @Override
    public List<Trouble> look(Instant now) {
        List<Node> nodes = book.nodes();
        if (nodes.isEmpty()) {
            return List.of(Trouble.unknown(
                    Kind.DAEMON,
                    "",
                    "No daemon has run on this data yet, so nothing is fetched, matched or sent by itself.",
                    "Start one: broadsheet serve."));
        }
        List<Trouble> troubles = new ArrayList<>();
        Set<String> alone = nodes.size() == 1 ? Set.of(nodes.getFirst().name()) : Set.of();
        for (Node node : nodes) {
            Optional<Trouble> silent = silence(node, now, alone.contains(node.name()) ? "" : node.name());
            silent.ifPresent(troubles::add);
            if (silent.isEmpty()) {
                memory(node).ifPresent(troubles::add);
                book.runs().stream()
                        .filter(run -> run.node().equals(node.name()))
                        .flatMap(run -> of(run, now, alone.isEmpty()).stream())
                        .forEach(troubles::add);
            }
        }
        return troubles;
    }

    private static Optional<Trouble> silence(Node node, Instant now, String subject) {
        String who = subject.isEmpty() ? "The daemon" : "The daemon on " + subject;
        String forget = subject.isEmpty() ? "" : " If it is gone for good: broadsheet nodes forget " + subject + ".";
        return node.stoppedAt()
                .map(stopped -> Trouble.unwell(
                        Kind.DAEMON,
                        subject,
                        stopped,
                        "%s is not running; it was told to end.".formatted(who),
                        "Start it: systemctl start broadsheet, or broadsheet serve." + forget))
                .or(() -> node.seenAt().isBefore(now.minus(SILENCE))
                        ? Optional.of(Trouble.unwell(
                                Kind.DAEMON,
                                subject,
                                node.seenAt(),
                                "%s is not running, or does not get on: no sign of life since %s."
                                        .formatted(who, node.seenAt()),
                                "See its log (journalctl -u broadsheet), then start it again." + forget))
                        : Optional.empty());
    }

    private static Optional<Trouble> memory(Node node) {
        return node.heapUsedPercent() < HEAP_FULL_PERCENT
                ? Optional.empty()
                : Optional.of(Trouble.unwell(
                        Kind.MEMORY,
                        node.name(),
                        "%d %% of the daemon's memory stay in use after collecting.".formatted(node.heapUsedPercent()),
                        "Give it more (-Xmx), then start it again."));
    }

    private static Optional<Trouble> of(JobRun run, Instant now, boolean many) {
        String subject = many ? run.node() + " " + run.job() : run.job();
        Kind kind = run.job().equals(MAIL_IN) ? Kind.MAILBOX : Kind.JOB;
        if (run.isRunning()) {
            Instant started = run.startedAt().orElseThrow();
            return started.plus(run.limit()).isAfter(now)
                    ? failure(run, kind, subject)
                    : Optional.of(Trouble.unwell(
                            Kind.JOB,
                            subject,
                            started,
                            "The job %s has been running since %s, longer than the %s it may take."
                                    .formatted(subject, started, inWords(run.limit())),
                            "If its work does not get on, start the daemon again: nothing is lost."));
        }
        if (run.dueAt().plus(GRACE).isBefore(now)) {
            return Optional.of(Trouble.unwell(
                    Kind.JOB,
                    subject,
                    run.dueAt(),
                    "The job %s should have started at %s and did not.".formatted(subject, run.dueAt()),
                    "Start the daemon again: nothing is lost."));
        }
        if (run.startedAt().isEmpty()) {
            // A nightly job that is not due yet says nothing about itself; its day comes.
            return Optional.empty();
        }
        return failure(run, kind, subject);
    }

    private static Optional<Trouble> failure(JobRun run, Kind kind, String subject) {
        return run.failed()
                ? Optional.of(Trouble.unwell(
                        kind,
                        subject,
                        run.goodAt()
                                .orElseGet(
                                        () -> run.endedAt().or(run::startedAt).orElseThrow()),
                        "The job %s fails: %s".formatted(subject, run.outcome()),
                        kind == Kind.MAILBOX
                                ? "Look at mailbox in broadsheet.yaml; it is tried again every time."
                                : "It runs again at its next time; see the log for the whole story."))
                : Optional.empty();
    }

    private static String inWords(Duration span) {
        return span.toMinutes() < 1
                ? span.toSeconds() + " s"
                : span.toMinutes() < 120 ? span.toMinutes() + " minutes" : span.toHours() + " hours";
    }
}
