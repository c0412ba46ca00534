package org.broadsheet.daemon;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.config.AppConfig;
import org.broadsheet.config.ProfileFiles;
import org.broadsheet.delivery.Courier;
import org.broadsheet.delivery.Outbox;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.mail.ImapWatch;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.rendering.TemplateMistakes;
import org.broadsheet.schedule.Job;
import org.broadsheet.schedule.Job.When.Cron;
import org.broadsheet.schedule.Job.When.Every;
import org.broadsheet.schedule.Timetable;
import org.broadsheet.sources.IntakeRun;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.arxiv.LookupRun;
import org.broadsheet.store.JdbcJobRuns;
import org.broadsheet.store.JdbcJobRuns.JobRun;
import org.broadsheet.store.JdbcJobRuns.Work;
import org.broadsheet.store.StoreException;
import org.broadsheet.subscription.Conversations;
import org.broadsheet.subscription.LetterBook;
import org.broadsheet.subscription.MailIn;
import org.broadsheet.web.Site;
import org.broadsheet.web.WebServer;
import org.broadsheet.web.WebSettings;

/** The jobs of the running daemon, and when they run. What is due stands in the tables; see the architecture page, §4. */
public final class Daemon implements AutoCloseable {

    /** What runs by itself, and what that needs. */
    public interface Parts {
        AppConfig config();

        ProfileFiles profileFiles();

        IntakeRun intakeRun();

        Optional<LookupRun> lookupRun();

        MatchRun matchRun();

        Archive archive();

        DigestRun digestRun();

        DigestMail digestMail();

        Courier courier();

        Outbox outbox();

        Optional<MailIn> mailIn();

        /** Looks sooner than {@link #mailIn} would, where the mailbox can say that a letter came. */
        Optional<ImapWatch> mailWatch(Runnable stir);

        Conversations conversations();

        JdbcJobRuns jobRuns();

        LetterBook letterBook();

        StatusReport status();

        /** The pages, for a server that readers reach at {@code base}. */
        Site site(URI base);

        boolean isDiskNearlyFull();

        InstantSource time();
    }

    private static final String MAIL_IN = "mail-in";

    /** A letter that was begun this long ago and never ended is no longer in the mailbox. */
    private static final Duration LETTERS_LEAVE_WITHIN = Duration.ofDays(30);

    private final Parts instance;
    private final Timetable timetable;
    private final WebServer web;
    private final Optional<Monitor> monitor;
    private final Optional<ImapWatch> watch;

    private Daemon(Parts instance, Timetable timetable, WebServer web, Optional<Monitor> monitor) {
        this.instance = instance;
        this.watch = instance.mailWatch(() -> timetable.runSoon(MAIL_IN));
        this.timetable = timetable;
        this.web = web;
        this.monitor = monitor;
    }

    /**
     * Starts all jobs and the web page.
     *
     * @param tick the pause of the jobs that somebody waits for; the others rest in proportion
     * @param databaseGone told when the database has closed itself, after which no job can do anything
     * @throws TemplateMistakes if a template needs an edit, before anything is sent
     */
    public static Daemon start(Parts instance, Duration tick, Runnable databaseGone) {
        instance.digestMail();
        WebSettings settings = instance.config().web();
        WebServer web = WebServer.start(settings, instance.site(settings.base()), instance.time());
        Optional<Monitor> monitor =
                Monitor.start(instance.config().monitorPort(), instance.courier(), instance::status);
        return new Daemon(
                instance, Timetable.start(recorded(instance, duties(instance, tick), databaseGone)), web, monitor);
    }

    /** A job that says what it did. */
    private record Duty(String name, Job.When when, Callable<JobOutcome> work) {}

    private static List<Duty> duties(Parts instance, Duration tick) {
        List<Duty> duties = new ArrayList<>(List.of(
                new Duty(
                        "profiles",
                        new Every(tick.multipliedBy(5)),
                        () -> JobOutcome.of(instance.profileFiles().takeOver())),
                new Duty("intake", new Every(tick.multipliedBy(2)), () -> {
                    if (instance.isDiskNearlyFull()) {
                        return JobOutcome.noRoom();
                    }
                    List<Taken> taken = new ArrayList<>(instance.intakeRun().run());
                    instance.lookupRun().ifPresent(lookups -> taken.addAll(lookups.run()));
                    JobOutcome outcome = JobOutcome.of(taken);
                    return taken.stream().anyMatch(one -> one.counts().added() > 0)
                            ? outcome.and(JobOutcome.of(instance.matchRun().run()))
                            : outcome;
                }),
                new Duty(
                        "archive",
                        new Every(tick.multipliedBy(2)),
                        () -> JobOutcome.indexed(instance.archive().catchUp())),
                new Duty("digest", new Every(tick.multipliedBy(10)), () -> {
                    if (instance.isDiskNearlyFull()) {
                        return JobOutcome.noRoom();
                    }
                    // A new reader is matched with the last week once: with what they like, if it can be had.
                    List<Taken> taken = instance.lookupRun().map(LookupRun::run).orElse(List.of());
                    return JobOutcome.of(taken)
                            .and(JobOutcome.of(instance.matchRun().run()))
                            .and(JobOutcome.of(instance.digestRun().run()));
                }),
                new Duty(
                        "deliver",
                        new Every(tick),
                        () -> JobOutcome.of(instance.courier().deliverDue())),
                new Duty("housekeeping", new Cron("0 15 3 * * ?"), () -> housekeeping(instance))));
        instance.mailIn()
                .ifPresent(mailIn -> duties.add(new Duty(
                        MAIL_IN, new Every(instance.config().mailbox().every()), () -> JobOutcome.of(mailIn.run()))));
        return duties;
    }

    /** The duties as jobs, each remembering for the operator when it ran last and what came of it. */
    private static List<Job> recorded(Parts instance, List<Duty> duties, Runnable databaseGone) {
        JdbcJobRuns runs = instance.jobRuns();
        return duties.stream()
                .map(duty -> new Job(duty.name(), duty.when(), () -> {
                    try {
                        record(runs, duty, instance.time());
                    } catch (StoreException failed) {
                        if (failed.databaseIsGone()) {
                            databaseGone.run();
                        }
                        throw failed;
                    }
                }))
                .toList();
    }

    private static void record(JdbcJobRuns runs, Duty duty, InstantSource time) throws Exception {
        Instant started = time.instant();
        JobOutcome outcome;
        try {
            outcome = duty.work().call();
        } catch (Exception failed) {
            runs.record(new JobRun(
                    duty.name(), started, time.instant(), String.valueOf(failed.getMessage()), true, Optional.empty()));
            throw failed;
        }
        Instant ended = time.instant();
        runs.record(new JobRun(
                duty.name(),
                started,
                ended,
                outcome.counts(),
                false,
                outcome.worked() ? Optional.of(new Work(ended, outcome.counts())) : Optional.empty()));
    }

    /** Drops what is past its keeping. */
    public static JobOutcome housekeeping(Parts instance) {
        Instant keptSince =
                instance.time().instant().minus(instance.config().delivery().keep());
        instance.letterBook()
                .forgetBegun(instance.time().instant().minus(LETTERS_LEAVE_WITHIN));
        return JobOutcome.dropped(
                instance.outbox().dropBytes(keptSince),
                instance.matchRun().forgetOld(),
                instance.conversations().forget(instance.time().instant()));
    }

    /** Where the page is. */
    public URI address() {
        return web.address();
    }

    /** Takes no more visitors, finishes the message in hand, then waits for the other jobs under way. */
    @Override
    public void close() {
        watch.ifPresent(ImapWatch::close);
        web.close();
        monitor.ifPresent(Monitor::close);
        instance.courier().close();
        timetable.close();
    }
}
