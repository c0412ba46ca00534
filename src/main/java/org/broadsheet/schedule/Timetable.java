package org.broadsheet.schedule;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs named jobs at named times, each on its own thread and never beside itself. Quartz is the alarm clock. */
public final class Timetable implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);

    private final Scheduler quartz;
    private final Map<String, Job> jobs;

    private Timetable(Scheduler quartz, Map<String, Job> jobs) {
        this.quartz = quartz;
        this.jobs = jobs;
    }

    /**
     * Starts all jobs.
     *
     * @throws IllegalArgumentException if two jobs share a name, or a cron expression is none
     */
    public static Timetable start(List<Job> jobs) {
        Set<String> names = new HashSet<>();
        for (Job job : jobs) {
            if (!names.add(job.name())) {
                throw new IllegalArgumentException("Two jobs are called \"" + job.name() + "\".");
            }
        }
        try {
            Scheduler quartz = new StdSchedulerFactory(inMemory(jobs.size())).getScheduler();
            Timetable timetable =
                    new Timetable(quartz, jobs.stream().collect(Collectors.toMap(Job::name, Function.identity())));
            quartz.setJobFactory((fired, scheduler) -> new Firing(Objects.requireNonNull(
                    timetable.jobs.get(fired.getJobDetail().getKey().getName()))));
            for (Job job : jobs) {
                quartz.scheduleJob(detail(job), trigger(job));
            }
            quartz.start();
            return timetable;
        } catch (SchedulerException broken) {
            throw new IllegalStateException("Quartz would not start: " + broken.getMessage(), broken);
        }
    }

    /**
     * The next time at which that is due, after {@code now}.
     *
     * @throws IllegalArgumentException if a cron expression is none, or never comes
     */
    public static Instant next(Job.When when, Instant now) {
        return switch (when) {
            case Job.When.Every(var pause) -> now.plus(pause);
            case Job.When.Cron(var expression) -> {
                try {
                    CronExpression cron = new CronExpression(expression);
                    cron.setTimeZone(TimeZone.getTimeZone("UTC"));
                    Date next = cron.getNextValidTimeAfter(Date.from(now));
                    if (next == null) {
                        throw new IllegalArgumentException("\"" + expression + "\" never comes again.");
                    }
                    yield next.toInstant();
                } catch (ParseException none) {
                    throw new IllegalArgumentException("\"" + expression + "\" is no cron expression.", none);
                }
            }
        };
    }

    /** Runs a job as soon as a thread is free, besides its own times. */
    public void runSoon(String name) {
        if (!jobs.containsKey(name)) {
            throw new IllegalArgumentException("There is no job \"%s\"; there are %s.".formatted(name, jobs.keySet()));
        }
        try {
            quartz.triggerJob(JobKey.jobKey(name));
        } catch (SchedulerException broken) {
            throw new IllegalStateException("Quartz would not run " + name + ": " + broken.getMessage(), broken);
        }
    }

    /** Fires nothing more and waits for what is running. */
    @Override
    public void close() {
        try {
            quartz.shutdown(true);
        } catch (SchedulerException broken) {
            LOG.atWarn().setCause(broken).log("Quartz would not stop");
        }
    }

    private static JobDetail detail(Job job) {
        return JobBuilder.newJob(Firing.class).withIdentity(job.name()).build();
    }

    private static Trigger trigger(Job job) {
        ScheduleBuilder<?> schedule = switch (job.when()) {
            case Job.When.Every(var pause) ->
                SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(pause.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount();
            case Job.When.Cron(var expression) ->
                CronScheduleBuilder.cronSchedule(expression)
                        .inTimeZone(TimeZone.getTimeZone("UTC"))
                        .withMisfireHandlingInstructionFireAndProceed();
        };
        return TriggerBuilder.newTrigger()
                .withIdentity(job.name())
                .withSchedule(schedule)
                .startNow()
                .build();
    }

    private static Properties inMemory(int threads) {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "broadsheet-" + UUID.randomUUID());
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(Math.max(1, threads)));
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        return settings;
    }

    /** One firing of one job, as Quartz wants it. */
    @DisallowConcurrentExecution
    private static final class Firing implements org.quartz.Job {

        private final Job job;

        Firing(Job job) {
            this.job = job;
        }

        @Override
        public void execute(JobExecutionContext context) {
            try {
                job.task().run();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } catch (Throwable failure) {
                // Whoever handed the job in knows what an Error means; here it must not end the alarm clock.
                LOG.atError()
                        .addKeyValue("job", job.name())
                        .setCause(failure)
                        .log("job failed; it runs again at its next time");
            }
        }
    }
}
