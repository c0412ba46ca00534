package org.broadsheet.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.schedule.Job;
import org.broadsheet.schedule.Job.When.Cron;
import org.broadsheet.schedule.Job.When.Every;
import org.broadsheet.schedule.Timetable;

/** The jobs of the running daemon, and when they run. What is due stands in the tables; see the architecture page, §4. */
final class Daemon implements AutoCloseable {

    private final Timetable timetable;

    private Daemon(Timetable timetable) {
        this.timetable = timetable;
    }

    /**
     * Starts all jobs.
     *
     * @param tick the pause of the jobs that somebody waits for; the others rest in proportion
     * @throws TemplateMistakes if a template needs an edit, before anything is sent
     */
    static Daemon start(Instance instance, Duration tick) {
        instance.digestMail();
        return new Daemon(Timetable.start(jobs(instance, tick)));
    }

    private static List<Job> jobs(Instance instance, Duration tick) {
        List<Job> jobs = new ArrayList<>(List.of(
                new Job(
                        "profiles",
                        new Every(tick.multipliedBy(5)),
                        () -> instance.profileFiles().takeOver()),
                new Job(
                        "intake",
                        new Every(tick.multipliedBy(5)),
                        () -> instance.intakeRun().run()),
                new Job("digest", new Every(tick.multipliedBy(10)), () -> {
                    instance.matchRun().run();
                    instance.digestRun().run();
                }),
                new Job("deliver", new Every(tick), () -> instance.courier().deliverDue()),
                new Job("housekeeping", new Cron("0 15 3 * * ?"), () -> {
                    instance.outbox().dropBytes(instance.time().instant());
                    instance.desk().conversations().forget(instance.time().instant());
                })));
        instance.desk()
                .mailIn()
                .ifPresent(mailIn -> jobs.add(
                        new Job("mail-in", new Every(instance.config().mailbox().every()), mailIn::run)));
        return jobs;
    }

    @Override
    public void close() {
        timetable.close();
    }
}
