package org.broadsheet.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.broadsheet.config.AppConfig;
import org.broadsheet.daemon.Daemon;
import org.broadsheet.profiles.PaperLists;
import org.broadsheet.profiles.Shards;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.IntakeRun;
import org.broadsheet.sources.LateAnnouncements;
import org.broadsheet.sources.Memory;
import org.broadsheet.sources.NamedCategories;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.SourceSetting;
import org.broadsheet.sources.completion.CompletionKind;
import org.broadsheet.sources.completion.CompletionRun;
import org.broadsheet.sources.lists.ListRun;
import org.broadsheet.sources.lookups.LookupRun;
import org.broadsheet.sources.lookups.NumberRegister;
import org.broadsheet.sources.registry.AllSources;
import org.broadsheet.sources.summaries.SummaryRun;
import org.broadsheet.store.JdbcAnnouncements;
import org.broadsheet.store.JdbcDayLedger;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcPace;
import org.broadsheet.store.JdbcPaperLists;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.JdbcSourceBook;
import org.broadsheet.store.JdbcWantedPapers;
import org.broadsheet.store.database.Database;
import org.jspecify.annotations.Nullable;

/** How papers come in: the formats that can be read, the sources that are asked, and how politely. */
final class PaperWiring implements Daemon.Beside {

    /** How long a process has lists, or the writing of summaries, to itself before another may take over: a few answers. */
    private static final Duration CLAIM = Duration.ofMinutes(15);

    private final Database database;
    private final Shards shards;
    private final AppConfig config;
    private final Path data;
    private final InstantSource time;
    private @Nullable IntakeRun intakeRun;
    private @Nullable LookupRun lookupRun;
    private @Nullable CompletionRun completionRun;
    private @Nullable ListRun listRun;
    private @Nullable SummaryRun summaryRun;
    private @Nullable PoliteClient client;

    PaperWiring(Database database, Shards shards, AppConfig config, Path data, InstantSource time) {
        this.database = database;
        this.shards = shards;
        this.config = config;
        this.data = data;
        this.time = time;
    }

    PaperShelf shelf() {
        return new JdbcPaperShelf(database);
    }

    Intake intake() {
        return new Intake(shelf(), AllSources.FORMATS, time);
    }

    /** Reads the watched folder and the feeds; an instance has one, since it knows when each may be asked again. */
    synchronized IntakeRun intakeRun() {
        if (intakeRun == null) {
            intakeRun = new IntakeRun(
                    intake(),
                    new Memory(
                            shelf(),
                            new JdbcSourceBook(database),
                            new JdbcDayLedger(database),
                            new JdbcAnnouncements(database)),
                    AllSources.of(config.sources(), new NamedCategories(new JdbcWantedPapers(database), time)),
                    client(),
                    config.sources(),
                    data,
                    time);
        }
        return intakeRun;
    }

    /** Looks up papers that readers name; none if the operator wants none. An instance has one, since it knows what it asked. */
    synchronized Optional<LookupRun> lookupRun() {
        List<NumberRegister> registers = AllSources.numberRegisters(config.sources());
        if (lookupRun == null && !registers.isEmpty()) {
            lookupRun = new LookupRun(new JdbcWantedPapers(database), intake(), registers, client(), time);
        }
        return Optional.ofNullable(lookupRun);
    }

    /** Asks a register for what records lack; none if the operator names none. An instance has one, since it knows when it asked. */
    synchronized Optional<CompletionRun> completionRun() {
        SourceSetting.Values values = config.sources().values();
        if (completionRun == null) {
            completionRun = CompletionKind.register(values)
                    .map(register -> new CompletionRun(
                            new JdbcWantedPapers(database),
                            new JdbcWantedPapers(database),
                            intake(),
                            register,
                            client(),
                            values.span("completion.every"),
                            time))
                    .orElse(null);
        }
        return Optional.ofNullable(completionRun);
    }

    @Override
    public PaperLists paperLists() {
        return new JdbcPaperLists(database);
    }

    /** Reads the lists that readers keep elsewhere; an instance has one, since it knows when it looked. */
    @Override
    public synchronized ListRun listRun() {
        if (listRun == null) {
            listRun = new ListRun(
                    new JdbcPaperLists(database), config.sources().values(), client(), () -> isOurs("lists"), time);
        }
        return listRun;
    }

    /** Whether this process has that duty, for a while. */
    private boolean isOurs(String duty) {
        return shards.claim(duty, 0, time.instant(), time.instant().plus(CLAIM));
    }

    @Override
    public synchronized Optional<SummaryRun> summaryRun() {
        if (summaryRun == null) {
            summaryRun = config.summaries()
                    .map(settings -> new SummaryRun(
                            shelf(), new JdbcLibrary(database), settings, () -> isOurs("summaries"), time))
                    .orElse(null);
        }
        return Optional.ofNullable(summaryRun);
    }

    LateAnnouncements late() {
        return new LateAnnouncements(intakeRun().sources(), new JdbcSourceBook(database));
    }

    /** Whoever asks providers in this process; their pace is kept in the database, for all processes. */
    private synchronized PoliteClient client() {
        if (client == null) {
            client = new PoliteClient(config.sources().contact(), new JdbcPace(database), time, Thread::sleep);
        }
        return client;
    }
}
