package org.broadsheet.daemon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.broadsheet.ending.ProcessEnd;
import org.broadsheet.schedule.Job;
import org.broadsheet.schedule.Timetable;
import org.broadsheet.wellbeing.JobBook;
import org.broadsheet.wellbeing.JobBook.JobRun;
import org.broadsheet.wellbeing.JobBook.Node;
import org.broadsheet.wellbeing.JobBook.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that whoever looks into the tables knows what the daemon does: when each job began and how it ended, and, every
 * ten seconds, that the daemon lives. A job that threw anything is written down as failed; one that ran out of memory
 * ends the daemon, because nobody knows which other thread met the same and is gone.
 */
final class Supervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    /** How often a sign of life is written; JobCheck.SILENCE is five of them. A guess. */
    static final Duration BEAT = Duration.ofSeconds(10);

    /** Jobs that look every second and find nothing are not written down each time. */
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);

    private final Tools tools;
    private final Instant startedAt;
    private final Map<String, Watched> jobs = new LinkedHashMap<>();
    private final Thread heart = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::beatOn);
    private final AtomicLong beats = new AtomicLong();
    private volatile boolean closing;
    private Optional<Instant> stoppedAt = Optional.empty();

    /**
     * What it needs.
     *
     * @param node the name of this daemon among those on these tables
     * @param heapPercent how full the heap is after collecting
     * @param indexedThrough how far the search index is
     * @param beat how often it says that it lives; {@link #BEAT} but for tests
     * @param afterBeat done after each sign of life was written: keeping the list of what is not well
     * @param ending told why the daemon must end
     * @param time of the machine, even where readers live in a simulated one
     */
    record Tools(
            String node,
            String version,
            JobBook book,
            IntSupplier heapPercent,
            Supplier<OptionalLong> indexedThrough,
            Duration beat,
            Runnable afterBeat,
            Consumer<String> ending,
            InstantSource time) {}

    /** A duty, how it is, and when that was written down last. */
    private static final class Watched {

        private final Duty duty;
        private JobRun run;
        private Instant writtenAt = Instant.MIN;

        Watched(Duty duty, JobRun run) {
            this.duty = duty;
            this.run = run;
        }
    }

    Supervisor(List<Duty> duties, Tools tools) {
        this.tools = tools;
        this.startedAt = tools.time().instant();
        Map<String, JobRun> before = new LinkedHashMap<>();
        tools.book().runs().stream()
                .filter(run -> run.node().equals(tools.node()))
                .forEach(run -> before.put(run.job(), run));
        for (Duty duty : duties) {
            jobs.put(duty.name(), new Watched(duty, fresh(duty, Optional.ofNullable(before.get(duty.name())))));
        }
    }

    /** A job of an earlier daemon that never ended did not fail: that daemon was ended. */
    private JobRun fresh(Duty duty, Optional<JobRun> before) {
        return new JobRun(
                tools.node(),
                duty.name(),
                pause(duty),
                duty.limit(),
                before.filter(run -> run.endedAt().isPresent()).flatMap(JobRun::startedAt),
                before.flatMap(JobRun::endedAt),
                before.map(JobRun::outcome).orElse(""),
                before.map(JobRun::failed).orElse(false),
                before.flatMap(JobRun::goodAt),
                before.flatMap(JobRun::work),
                duty.when() instanceof Job.When.Every ? startedAt : Timetable.next(duty.when(), startedAt));
    }

    private static Duration pause(Duty duty) {
        return switch (duty.when()) {
            case Job.When.Every(var pause) -> pause;
            case Job.When.Cron cron -> Duration.ofDays(1);
        };
    }

    /** The duties as jobs for a timetable. */
    List<Job> jobs() {
        return jobs.values().stream()
                .map(watched -> new Job(watched.duty.name(), watched.duty.when(), () -> watch(watched)))
                .toList();
    }

    /** Writes down that the daemon lives, and goes on doing so. */
    void start() {
        tools.book().keepOnly(tools.node(), List.copyOf(jobs.keySet()));
        beat();
        heart.start();
    }

    private void watch(Watched watched) throws Exception {
        begin(watched);
        JobOutcome outcome;
        try {
            outcome = watched.duty.work().call();
        } catch (InterruptedException told) {
            end(watched, "told to end", false, Optional.empty());
            throw told;
        } catch (ProcessEnd.Begun told) {
            end(watched, "told to end", false, Optional.empty());
            return;
        } catch (Throwable failure) {
            String said = failure instanceof Exception && failure.getMessage() != null
                    ? failure.getMessage()
                    : failure.toString();
            if (MemoryGone.tells(failure)) {
                tools.ending().accept(MemoryGone.SENTENCE);
            }
            end(watched, said, true, Optional.empty());
            throw failure;
        }
        end(watched, outcome.counts(), false, outcome.worked() ? Optional.of(outcome.counts()) : Optional.empty());
    }

    private void begin(Watched watched) {
        Instant now = tools.time().instant();
        synchronized (watched) {
            JobRun last = watched.run;
            watched.run = new JobRun(
                    last.node(),
                    last.job(),
                    last.pause(),
                    last.limit(),
                    Optional.of(now),
                    Optional.empty(),
                    last.outcome(),
                    last.failed(),
                    last.goodAt(),
                    Optional.empty(),
                    Timetable.next(watched.duty.when(), now));
            write(watched, now, false);
        }
    }

    private void end(Watched watched, String outcome, boolean failed, Optional<String> work) {
        Instant now = tools.time().instant();
        synchronized (watched) {
            JobRun last = watched.run;
            watched.run = new JobRun(
                    last.node(),
                    last.job(),
                    last.pause(),
                    last.limit(),
                    last.startedAt(),
                    Optional.of(now),
                    outcome,
                    failed,
                    failed ? last.goodAt() : Optional.of(now),
                    work.map(counts -> new Work(now, counts)),
                    last.dueAt());
            write(watched, now, work.isPresent() || failed != last.failed());
        }
    }

    /** What cannot be written now is written with the next sign of life; the job's own failure is the one to show. */
    private void write(Watched watched, Instant now, boolean atOnce) {
        if (!atOnce && watched.writtenAt.plus(BETWEEN_WRITES).isAfter(now)) {
            return;
        }
        try {
            tools.book().keep(List.of(watched.run), Optional.empty());
            watched.writtenAt = now;
        } catch (RuntimeException away) {
            LOG.atDebug().setCause(away).log("how a job is cannot be written down now");
        }
    }

    private void beatOn() {
        while (!closing) {
            try {
                TimeUnit.MILLISECONDS.sleep(tools.beat().toMillis());
                if (!closing) {
                    beat();
                    tools.afterBeat().run();
                }
            } catch (InterruptedException told) {
                return;
            } catch (RuntimeException away) {
                LOG.atWarn().addKeyValue("reason", away.getMessage()).log("no sign of life could be written");
            } catch (Error error) {
                if (MemoryGone.tells(error)) {
                    tools.ending().accept(MemoryGone.SENTENCE);
                    return;
                }
                LOG.atError().setCause(error).log("no sign of life could be written");
            }
            beats.incrementAndGet();
        }
    }

    /** How often the heart has beaten, whether or not that could be written down. */
    long beats() {
        return beats.get();
    }

    private void beat() {
        Instant now = tools.time().instant();
        List<JobRun> runs = new ArrayList<>();
        for (Watched watched : jobs.values()) {
            synchronized (watched) {
                runs.add(watched.run);
                watched.writtenAt = now;
            }
        }
        tools.book()
                .keep(
                        runs,
                        Optional.of(new Node(
                                tools.node(),
                                tools.version(),
                                startedAt,
                                now,
                                stoppedAt,
                                tools.heapPercent().getAsInt(),
                                tools.indexedThrough().get())));
    }

    /** Writes down that the daemon ended as it was told to. */
    @Override
    public void close() {
        closing = true;
        heart.interrupt();
        stoppedAt = Optional.of(tools.time().instant());
        try {
            beat();
        } catch (RuntimeException away) {
            LOG.atDebug().setCause(away).log("the end cannot be written down");
        }
    }
}
