package org.broadsheet.daemon;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.broadsheet.config.AppConfig;
import org.broadsheet.config.ProfileFiles;
import org.broadsheet.delivery.Courier;
import org.broadsheet.delivery.ErasedMail;
import org.broadsheet.delivery.Outbox;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.OldDigests;
import org.broadsheet.mail.ImapWatch;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.rendering.TemplateMistakes;
import org.broadsheet.schedule.Job.When.Cron;
import org.broadsheet.schedule.Job.When.Every;
import org.broadsheet.schedule.Timetable;
import org.broadsheet.sources.IntakeRun;
import org.broadsheet.sources.Taken;
import org.broadsheet.sources.completion.CompletionRun;
import org.broadsheet.sources.lists.ListRun;
import org.broadsheet.sources.lookups.LookupRun;
import org.broadsheet.sources.summaries.SummaryRun;
import org.broadsheet.store.database.StoreException;
import org.broadsheet.subscription.Conversations;
import org.broadsheet.subscription.LetterBook;
import org.broadsheet.subscription.MailIn;
import org.broadsheet.web.Site;
import org.broadsheet.web.http.WebServer;
import org.broadsheet.web.http.WebSettings;
import org.broadsheet.wellbeing.DayFigures;
import org.broadsheet.wellbeing.JobBook;
import org.broadsheet.wellbeing.Wellbeing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs of the running daemon, and when they run. What is due stands in the tables; see the architecture page, §4. */
public final class Daemon implements AutoCloseable {

    /** Jobs that nobody waits for. */
    public interface Beside {

        ListRun listRun();

        /** What is known of those lists. */
        PaperLists paperLists();

        /** Takes note of all that profiles name by now. */
        default void noticeLists() {
            listRun().notice();
        }

        /** Empty if the operator names no server that writes sentences. */
        Optional<SummaryRun> summaryRun();
    }

    /** What runs by itself, and what that needs. */
    public interface Parts {
        AppConfig config();

        ProfileFiles profileFiles();

        IntakeRun intakeRun();

        Optional<LookupRun> lookupRun();

        Optional<CompletionRun> completionRun();

        Beside beside();

        MatchRun matchRun();

        Archive archive();

        DigestRun digestRun();

        DigestStore digests();

        DigestMail digestMail();

        Courier courier();

        Outbox outbox();

        Optional<MailIn> mailIn();

        /** Looks sooner than {@link #mailIn} would, where the mailbox can say that a letter came. */
        Optional<ImapWatch> mailWatch(Runnable stir);

        Conversations conversations();

        JobBook jobBook();

        Wellbeing wellbeing();

        /** The name of this daemon among those on the same tables. */
        String node();

        /** The number of the newest paper in the search index; empty while it is not open. */
        OptionalLong indexedThrough();

        /** Takes what was erased out of where the transport has put it. */
        ErasedMail erasedMail();

        /** Gives the disk back what the database no longer needs, and closes what others made in the data folder. */
        void tidyFiles();

        LetterBook letterBook();

        OperatorLetter operatorLetter();

        StatusReport status();

        /** The last thirty days, today's last. */
        List<DayFigures> days();

        /** The pages, for a server that readers reach at {@code base}. */
        Site site(URI base);

        boolean isDiskNearlyFull();

        /** Then whoever asks it anything waits. */
        boolean isDatabaseBeingCopied();

        InstantSource time();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    private static final String DATABASE_GONE =
            "The database has closed itself, as it does when the disk is full; the log above says why. Make room, then start again: what was committed is kept.";
    private static final String LETTERS_GO_ON =
            "The reading of letters does not end when it is cut off, so the daemon ends; whatever started it starts it again. Those letters are set aside: broadsheet mail-in --set-aside.";

    private static final String MAIL_IN = "mail-in";

    /** A letter that was begun this long ago and never ended is no longer in the mailbox. */
    private static final Duration LETTERS_LEAVE_WITHIN = Duration.ofDays(30);

    /** How long a short job may take before it is called stuck. A guess. */
    private static final Duration MINUTES = Duration.ofMinutes(10);

    /** How long a long job may take before it is called stuck. A guess. */
    private static final Duration HOURS = Duration.ofHours(2);

    /** With this many letters cut off but still being read, a small machine has no processor left. */
    private static final int MOST_LEFT_BEHIND = 2;

    private final Parts instance;
    private final Supervisor supervisor;
    private final Pulse pulse;
    private final Timetable timetable;
    private final WebServer web;
    private final Optional<Monitor> monitor;
    private final Optional<ImapWatch> watch;

    private Daemon(
            Parts instance,
            Supervisor supervisor,
            Pulse pulse,
            Timetable timetable,
            WebServer web,
            Optional<Monitor> monitor) {
        this.instance = instance;
        this.supervisor = supervisor;
        this.pulse = pulse;
        this.watch = instance.mailWatch(() -> timetable.runSoon(MAIL_IN));
        this.timetable = timetable;
        this.web = web;
        this.monitor = monitor;
    }

    /**
     * Starts all jobs and the web page.
     *
     * @param tick the pause of the jobs that somebody waits for; the others rest in proportion
     * @param ending told, in a sentence, why the daemon cannot go on: whoever runs it must close it and end
     * @throws TemplateMistakes if a template needs an edit, before anything is sent
     */
    public static Daemon start(Parts instance, Duration tick, Consumer<String> ending) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (MemoryGone.tells(failure)) {
                ending.accept(MemoryGone.SENTENCE);
            }
            LOG.atError()
                    .addKeyValue("thread", thread.getName())
                    .setCause(failure)
                    .log("a thread ended");
        });
        instance.digestMail();
        WebSettings settings = instance.config().web();
        WebServer web = WebServer.start(settings, instance.site(settings.base()), instance.time());
        Optional<Monitor> monitor = Monitor.start(
                instance.config().monitorPort(),
                instance.courier(),
                new Monitor.Asked(instance::status, instance::days, instance::isDatabaseBeingCopied));
        Wellbeing wellbeing = instance.wellbeing();
        Systemd systemd = Systemd.ofThisProcess();
        Supervisor supervisor = new Supervisor(
                duties(instance, tick, ending).stream()
                        .map(duty -> endingWithTheDatabase(duty, ending))
                        .toList(),
                new Supervisor.Tools(
                        instance.node(),
                        Version.current().number(),
                        instance.jobBook(),
                        MemoryGone::heapPercentAfterCollecting,
                        instance::indexedThrough,
                        Supervisor.BEAT,
                        wellbeing::look,
                        ending,
                        InstantSource.system()));
        supervisor.start();
        Pulse pulse = new Pulse(supervisor::beats, instance::isDatabaseBeingCopied, systemd::lives, Supervisor.BEAT);
        Daemon daemon = new Daemon(instance, supervisor, pulse, Timetable.start(supervisor.jobs()), web, monitor);
        systemd.ready();
        return daemon;
    }

    /** The embedded database closes itself when it cannot write, and then no job can do anything any more. */
    private static Duty endingWithTheDatabase(Duty duty, Consumer<String> ending) {
        return new Duty(duty.name(), duty.when(), duty.limit(), () -> {
            try {
                return duty.work().call();
            } catch (StoreException failed) {
                if (failed.databaseIsGone()) {
                    ending.accept(DATABASE_GONE);
                }
                throw failed;
            }
        });
    }

    private static List<Duty> duties(Parts instance, Duration tick, Consumer<String> ending) {
        List<Duty> duties = new ArrayList<>(List.of(
                new Duty(
                        "profiles",
                        new Every(tick.multipliedBy(5)),
                        MINUTES,
                        () -> JobOutcome.of(instance.profileFiles().takeOver())),
                new Duty("intake", new Every(tick.multipliedBy(2)), HOURS, () -> {
                    if (instance.isDiskNearlyFull()) {
                        return JobOutcome.noRoom();
                    }
                    List<Taken> taken = new ArrayList<>(instance.intakeRun().run());
                    instance.lookupRun().ifPresent(lookups -> taken.addAll(lookups.run()));
                    instance.completionRun().ifPresent(completion -> taken.addAll(completion.run()));
                    JobOutcome outcome = JobOutcome.of(taken);
                    return taken.stream().anyMatch(one -> one.counts().added() > 0)
                            ? outcome.and(JobOutcome.of(instance.matchRun().run()))
                            : outcome;
                }),
                new Duty(
                        "lists",
                        new Every(tick.multipliedBy(60)),
                        HOURS,
                        () -> JobOutcome.of(instance.beside().listRun().run())),
                new Duty(
                        "archive",
                        new Every(tick.multipliedBy(2)),
                        HOURS,
                        () -> JobOutcome.indexed(instance.archive().catchUp())),
                // The model may have an archive to read: that takes hours, and digests fall due meanwhile.
                new Duty(
                        "match",
                        new Every(tick.multipliedBy(10)),
                        HOURS,
                        () -> JobOutcome.of(instance.matchRun().run())),
                new Duty("digest", new Every(tick.multipliedBy(10)), HOURS, () -> {
                    if (instance.isDiskNearlyFull()) {
                        return JobOutcome.noRoom();
                    }
                    // A new reader is matched with the last week once: with what they like, if it can be had.
                    List<Taken> taken = instance.lookupRun().map(LookupRun::run).orElse(List.of());
                    return JobOutcome.of(taken)
                            .and(JobOutcome.of(instance.matchRun().match()))
                            .and(JobOutcome.of(instance.digestRun().run()));
                }),
                new Duty(
                        "deliver",
                        new Every(tick),
                        HOURS,
                        () -> JobOutcome.of(instance.courier().deliverDue())),
                new Duty(
                        "operator",
                        new Cron("0 30 5 * * ?"),
                        MINUTES,
                        () -> instance.operatorLetter().run(instance.outbox())),
                new Duty("housekeeping", new Cron("0 15 3 * * ?"), HOURS, () -> housekeeping(instance))));
        instance.beside()
                .summaryRun()
                .ifPresent(summaries -> duties.add(new Duty(
                        "summaries", new Every(tick.multipliedBy(60)), HOURS, () -> JobOutcome.of(summaries.run()))));
        instance.mailIn()
                .ifPresent(mailIn -> duties.add(new Duty(
                        MAIL_IN, new Every(instance.config().mailbox().every()), HOURS, () -> mailIn(mailIn, ending))));
        return duties;
    }

    /** A letter that was cut off may still be read by a thread that does not listen: only a new process is rid of it. */
    private static JobOutcome mailIn(MailIn job, Consumer<String> ending) {
        JobOutcome outcome = JobOutcome.of(job.run());
        if (job.leftBehind() >= MOST_LEFT_BEHIND) {
            ending.accept(LETTERS_GO_ON);
        }
        return outcome;
    }

    /** Drops what is past its keeping. */
    public static JobOutcome housekeeping(Parts instance) {
        Instant keptSince =
                instance.time().instant().minus(instance.config().delivery().keep());
        instance.letterBook().forgetBegun(instance.time().instant().minus(LETTERS_LEAVE_WITHIN));
        JobOutcome outcome = JobOutcome.dropped(
                instance.outbox().dropBytes(keptSince),
                instance.matchRun().forgetOld(),
                instance.conversations().forget(instance.time().instant()));
        OldDigests.thin(instance.digests(), instance.time().instant());
        instance.intakeRun().forgetOld();
        instance.erasedMail().run();
        instance.tidyFiles();
        return outcome;
    }

    /** Where the page is. */
    public URI address() {
        return web.address();
    }

    /** Takes no more visitors, finishes the message in hand, then waits for the other jobs under way. */
    @Override
    public void close() {
        instance.matchRun().stop();
        watch.ifPresent(ImapWatch::close);
        web.close();
        monitor.ifPresent(Monitor::close);
        instance.courier().close();
        timetable.close();
        supervisor.close();
        pulse.close();
    }
}
