package org.broadsheet.app;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.mail.ImapWatch;
import org.broadsheet.schedule.Job;
import org.broadsheet.schedule.Job.When.Cron;
import org.broadsheet.schedule.Job.When.Every;
import org.broadsheet.schedule.Timetable;
import org.broadsheet.sources.LookupRun;
import org.broadsheet.sources.Taken;
import org.broadsheet.store.JdbcJobRuns;
import org.broadsheet.store.JdbcJobRuns.JobRun;
import org.broadsheet.web.WebServer;
import org.broadsheet.web.WebSettings;

/** The jobs of the running daemon, and when they run. What is due stands in the tables; see the architecture page, §4. */
final class Daemon implements AutoCloseable {

    private static final String MAIL_IN = "mail-in";

    private final Instance instance;
    private final Timetable timetable;
    private final WebServer web;
    private final Optional<Monitor> monitor;
    private final Optional<ImapWatch> watch;

    private Daemon(Instance instance, Timetable timetable, WebServer web, Optional<Monitor> monitor) {
        this.instance = instance;
        this.watch = instance.desk().mailWatch(() -> timetable.runSoon(MAIL_IN));
        this.timetable = timetable;
        this.web = web;
        this.monitor = monitor;
    }

    /**
     * Starts all jobs and the web page.
     *
     * @param tick the pause of the jobs that somebody waits for; the others rest in proportion
     * @throws TemplateMistakes if a template needs an edit, before anything is sent
     */
    static Daemon start(Instance instance, Duration tick) {
        instance.digestMail();
        WebSettings settings = instance.config().web();
        WebServer web = WebServer.start(settings, instance.site(settings.base()), instance.time());
        Optional<Monitor> monitor =
                Monitor.start(instance.config().monitorPort(), instance.courier(), instance::status);
        return new Daemon(instance, Timetable.start(recorded(instance, jobs(instance, tick))), web, monitor);
    }

    private static List<Job> jobs(Instance instance, Duration tick) {
        List<Job> jobs = new ArrayList<>(List.of(
                new Job(
                        "profiles",
                        new Every(tick.multipliedBy(5)),
                        () -> instance.profileFiles().takeOver()),
                new Job("intake", new Every(tick.multipliedBy(2)), () -> {
                    List<Taken> taken = new ArrayList<>(instance.intakeRun().run());
                    instance.lookupRun().ifPresent(lookups -> taken.addAll(lookups.run()));
                    if (taken.stream().anyMatch(one -> one.counts().added() > 0)) {
                        instance.matchRun().run();
                    }
                }),
                new Job(
                        "archive",
                        new Every(tick.multipliedBy(2)),
                        () -> instance.archive().catchUp()),
                new Job("digest", new Every(tick.multipliedBy(10)), () -> {
                    // A new reader is matched with the last week once: with what they like, if it can be had.
                    instance.lookupRun().ifPresent(LookupRun::run);
                    instance.matchRun().run();
                    instance.digestRun().run();
                }),
                new Job("deliver", new Every(tick), () -> instance.courier().deliverDue()),
                new Job("housekeeping", new Cron("0 15 3 * * ?"), () -> housekeeping(instance))));
        instance.desk()
                .mailIn()
                .ifPresent(mailIn -> jobs.add(
                        new Job(MAIL_IN, new Every(instance.config().mailbox().every()), mailIn::run)));
        return jobs;
    }

    /** The same jobs, each remembering for the operator when it ran last and whether it failed. */
    private static List<Job> recorded(Instance instance, List<Job> jobs) {
        JdbcJobRuns runs = new JdbcJobRuns(instance.database());
        return jobs.stream()
                .map(job -> new Job(job.name(), job.when(), () -> {
                    Instant started = instance.time().instant();
                    try {
                        job.task().run();
                        runs.record(
                                new JobRun(job.name(), started, instance.time().instant(), "done", false));
                    } catch (Exception failed) {
                        runs.record(new JobRun(
                                job.name(),
                                started,
                                instance.time().instant(),
                                String.valueOf(failed.getMessage()),
                                true));
                        throw failed;
                    }
                }))
                .toList();
    }

    /** Drops what is past its keeping. */
    static void housekeeping(Instance instance) {
        Instant keptSince =
                instance.time().instant().minus(instance.config().delivery().keep());
        instance.outbox().dropBytes(keptSince);
        instance.matchRun().forgetOld();
        instance.desk().conversations().forget(instance.time().instant());
    }

    /** Where the page is. */
    URI address() {
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
