package org.broadsheet.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.broadsheet.commands.BackfillCommand;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.DeliverCommand;
import org.broadsheet.commands.DigestCommand;
import org.broadsheet.commands.FoundPapers;
import org.broadsheet.commands.IngestCommand;
import org.broadsheet.commands.MailInCommand;
import org.broadsheet.commands.MatchCommand;
import org.broadsheet.commands.PreviewCommand;
import org.broadsheet.commands.ReadersCommand;
import org.broadsheet.commands.ReplayCommand;
import org.broadsheet.commands.SourcesCommand;
import org.broadsheet.commands.TryCommand;
import org.broadsheet.commands.operating.ArchiveCommand;
import org.broadsheet.commands.operating.BounceCommand;
import org.broadsheet.commands.operating.NodesCommand;
import org.broadsheet.commands.operating.OutboxCommand;
import org.broadsheet.commands.operating.StatusCommand;
import org.broadsheet.commands.operating.SuppressionsCommand;
import org.broadsheet.config.AppConfig;
import org.broadsheet.config.Problem;
import org.broadsheet.config.ProfileFiles;
import org.broadsheet.daemon.Daemon;
import org.broadsheet.daemon.DaemonLock;
import org.broadsheet.daemon.OperatorLetter;
import org.broadsheet.daemon.StatusReport;
import org.broadsheet.delivery.BounceDesk;
import org.broadsheet.delivery.Courier;
import org.broadsheet.delivery.ErasedMail;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Outbox;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.delivery.Rests;
import org.broadsheet.delivery.Suppressions;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.digest.DigestSettings;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.digest.Explainer;
import org.broadsheet.digest.Likeness;
import org.broadsheet.files.OwnFiles;
import org.broadsheet.mail.EmlFolder;
import org.broadsheet.mail.ImapWatch;
import org.broadsheet.mail.MailRoute;
import org.broadsheet.matching.CompiledStore;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.MatchStore;
import org.broadsheet.matching.Matcher;
import org.broadsheet.matching.meaning.Embedder;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Library;
import org.broadsheet.papers.Paper;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Shards;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.rendering.TemplateMistakes;
import org.broadsheet.rendering.Templates;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.IntakeRun;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.LateAnnouncements;
import org.broadsheet.sources.Memory;
import org.broadsheet.sources.NamedCategories;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.PoliteClient;
import org.broadsheet.sources.arxiv.LookupRun;
import org.broadsheet.sources.registry.AllSources;
import org.broadsheet.store.JdbcAnnouncements;
import org.broadsheet.store.JdbcCompiled;
import org.broadsheet.store.JdbcDayLedger;
import org.broadsheet.store.JdbcDigests;
import org.broadsheet.store.JdbcErasures;
import org.broadsheet.store.JdbcJobBook;
import org.broadsheet.store.JdbcLetterBook;
import org.broadsheet.store.JdbcLibrary;
import org.broadsheet.store.JdbcMatches;
import org.broadsheet.store.JdbcNodes;
import org.broadsheet.store.JdbcOutbox;
import org.broadsheet.store.JdbcOutboxBook;
import org.broadsheet.store.JdbcPace;
import org.broadsheet.store.JdbcPaperShelf;
import org.broadsheet.store.JdbcRests;
import org.broadsheet.store.JdbcShards;
import org.broadsheet.store.JdbcSights;
import org.broadsheet.store.JdbcSourceBook;
import org.broadsheet.store.JdbcStatistics;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.JdbcSuppressions;
import org.broadsheet.store.JdbcVectors;
import org.broadsheet.store.JdbcWantedPapers;
import org.broadsheet.store.database.Database;
import org.broadsheet.store.database.SideDoor;
import org.broadsheet.subscription.Conversations;
import org.broadsheet.subscription.LetterBook;
import org.broadsheet.subscription.MailIn;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.web.Site;
import org.broadsheet.wellbeing.DayFigures;
import org.broadsheet.wellbeing.JobBook;
import org.broadsheet.wellbeing.Wellbeing;

/**
 * One instance of Broadsheet, put together by hand: reading this class from top to bottom is reading the architecture.
 * Every command opens one and closes it; it sees no more of it than the parts that it asks for.
 */
public final class Instance
        implements ArchiveCommand.Parts,
                BounceCommand.Parts,
                DeliverCommand.Parts,
                DigestCommand.Parts,
                FoundPapers.Parts,
                IngestCommand.Parts,
                MailInCommand.Parts,
                MatchCommand.Parts,
                NodesCommand.Parts,
                OutboxCommand.Parts,
                PreviewCommand.Parts,
                ReadersCommand.Parts,
                ReplayCommand.Parts,
                BackfillCommand.Parts,
                SourcesCommand.Parts,
                StatusCommand.Parts,
                SuppressionsCommand.Parts,
                TryCommand.Parts,
                Daemon.Parts {

    private static final List<String> INSTANCE_FILES = List.of("broadsheet.mv.db", "daemon.lock", "keys");

    private static final int DAYS_SHOWN = 30;

    private final Common common;
    private final AppConfig config;
    private final Path profiles;
    private final Database database;
    private final TriedTemplates templates;
    private DigestMail digestMail;
    private final InstantSource time;
    private final boolean besideDaemon;
    private final Optional<Embedder> embedder;
    private final Meanings meanings;
    private final Matcher matcher;
    private final Courier courier;
    private final ProfileFiles profileFiles;
    private volatile Archive archive;
    private PoliteClient client;
    private IntakeRun intakeRun;
    private LookupRun lookupRun;
    private DeskWiring desk;

    private Instance(
            Common common,
            TriedTemplates templates,
            AppConfig config,
            Path profiles,
            String address,
            InstantSource time,
            boolean besideDaemon) {
        this.common = common;
        this.besideDaemon = besideDaemon;
        this.config = config;
        this.profiles = profiles;
        this.templates = templates;
        this.database = Database.open(
                address, config.databaseSync() ? Database.Survives.POWER_CUT : Database.Survives.KILLED_PROCESS);
        this.time = time;
        this.embedder = config.embedder().open();
        this.meanings = embedder.map(model -> Meanings.of(
                        model, new JdbcVectors(database), config.embedder().weight()))
                .orElse(Meanings.NONE);
        this.matcher = new Matcher(library(), meanings, new JdbcStatistics(database));
        this.courier = new Courier(tools(), config.delivery());
        this.profileFiles =
                new ProfileFiles(profiles, config.readers(), subscribers(), new JdbcNodes(database, node()), time);
    }

    /**
     * Opens the instance in {@code --data} for a command, beside the daemon if one is running.
     *
     * @throws IllegalStateException if there is none; nothing is made then
     */
    public static Instance open(Common common, InstantSource time) {
        if (!isThere(common)) {
            throw new IllegalStateException(
                    "There is no Broadsheet in %s, so nothing was done. Name its folder with --data; broadsheet init makes a new one, and broadsheet try shows one with invented readers."
                            .formatted(common.data));
        }
        return make(common, time);
    }

    /** {@link #open}, and makes the folder and the tables where they are missing. */
    public static Instance make(Common common, InstantSource time) {
        Optional<DaemonLock> lock = DaemonLock.of(common.data);
        if (lock.isPresent()) {
            // Held until the database is open: a daemon that starts meanwhile may put another file in its place.
            try (DaemonLock held = lock.get()) {
                return alone(common, new TriedTemplates(common), time);
            }
        }
        AppConfig config = config(common);
        return new Instance(
                common,
                new TriedTemplates(common),
                config,
                AppConfig.profiles(common.config),
                config.database().orElseGet(() -> DaemonLock.besideHolder(common.data, SideDoor::address)),
                time,
                true);
    }

    /**
     * Opens the instance for the daemon, which holds its lock. The daemon needs every template, so they are tried beside the
     * opening of the database: each takes about as long.
     */
    public static Instance openAlone(Common common, InstantSource time) {
        return alone(common, new TriedTemplates(common).beforehand(), time);
    }

    private static Instance alone(Common common, TriedTemplates templates, InstantSource time) {
        AppConfig config = config(common);
        String address = config.database().orElseGet(() -> Database.embedded(common.data));
        return new Instance(common, templates, config, AppConfig.profiles(common.config), address, time, false);
    }

    /**
     * Opens an instance of its own in a folder: settings and templates are the operator's, but it has its own database and
     * its mail goes into the folder {@code mail} and nowhere else.
     */
    public static Instance rehearsal(Common common, Path profiles, Path folder, InstantSource time) {
        AppConfig config = config(common).withMail(new MailRoute.Folder(Path.of("mail"), true));
        return new Instance(
                common.in(folder),
                new TriedTemplates(common),
                config,
                profiles,
                Database.embedded(folder),
                time,
                false);
    }

    /** Whether a daemon or a command has ever worked in the data folder, or the settings name a database elsewhere. */
    static boolean isThere(Common common) {
        return INSTANCE_FILES.stream().anyMatch(name -> Files.exists(common.data.resolve(name)))
                || config(common).database().isPresent();
    }

    private static AppConfig config(Common common) {
        if (!common.config.equals(Path.of(Common.USUAL_CONFIG)) && !Files.isDirectory(common.config)) {
            throw new IllegalStateException(
                    "There is no folder %s. Name the one with broadsheet.yaml and profiles/ with --config, or make it."
                            .formatted(common.config));
        }
        return AppConfig.read(common.config, System.getenv());
    }

    @Override
    public AppConfig config() {
        return config;
    }

    @Override
    public Path data() {
        return common.data;
    }

    @Override
    public Path profileFolder() {
        return profiles;
    }

    @Override
    public ProfileFiles profileFiles() {
        return profileFiles;
    }

    /** Makes readers of the profile files, unless a daemon does so anyway; returns the edits that the files need. */
    @Override
    public List<Problem> followProfiles() {
        return !besideDaemon
                        && profileFiles.takeOver() instanceof ProfileFiles.Outcome.TakenOver(var changes, var problems)
                ? problems
                : List.of();
    }

    public Database database() {
        return database;
    }

    /** Refuses to work beside nodes that have other keys: each would call the links of the other forged. */
    void joinOtherNodes() {
        new JdbcNodes(database, node()).join(Map.of("KEYS", desk().keyPrint()), time.instant());
    }

    @Override
    public ErasedMail erasedMail() {
        return new ErasedMail(new JdbcErasures(database), mail().kept());
    }

    @Override
    public void tidyFiles() {
        database.compactWhileOpen();
        try {
            OwnFiles.close(common.data);
        } catch (IOException refused) {
            throw new UncheckedIOException("Could not close the files in " + common.data + " to others.", refused);
        }
    }

    @Override
    public Intake intake() {
        return new Intake(shelf(), AllSources.FORMATS, time);
    }

    /** Reads the watched folder and the feeds; an instance has one, since it knows when each may be asked again. */
    @Override
    public synchronized IntakeRun intakeRun() {
        if (intakeRun == null) {
            JdbcWantedPapers wanted = new JdbcWantedPapers(database);
            intakeRun = new IntakeRun(
                    intake(),
                    new Memory(
                            shelf(),
                            new JdbcSourceBook(database),
                            new JdbcDayLedger(database),
                            new JdbcAnnouncements(database)),
                    AllSources.of(config.sources(), new NamedCategories(wanted, time)),
                    client(),
                    config.sources(),
                    common.data,
                    time);
        }
        return intakeRun;
    }

    /** Looks up papers that readers name; none if the operator wants none. An instance has one, since it knows what it asked. */
    @Override
    public synchronized Optional<LookupRun> lookupRun() {
        if (lookupRun == null && config.sources().lookups().isPresent()) {
            lookupRun = new LookupRun(
                    new JdbcWantedPapers(database),
                    intake(),
                    config.sources().lookups().get(),
                    client(),
                    time);
        }
        return Optional.ofNullable(lookupRun);
    }

    /** Whoever asks providers in this process; their pace is kept in the database, for all processes. */
    private synchronized PoliteClient client() {
        if (client == null) {
            client = new PoliteClient(config.sources().contact(), new JdbcPace(database), time, Thread::sleep);
        }
        return client;
    }

    @Override
    public PaperShelf shelf() {
        return new JdbcPaperShelf(database);
    }

    /**
     * The templates of mails and pages, tried out first.
     *
     * @throws TemplateMistakes if one cannot be used, before anything is sent or served
     */
    Templates templates() {
        return templates.get();
    }

    @Override
    public InstantSource time() {
        return time;
    }

    @Override
    public Library library() {
        return new JdbcLibrary(database);
    }

    /** The search index, opened and brought up to date when first asked for. */
    @Override
    public synchronized Archive archive() {
        if (archive == null) {
            archive = Archive.open(index(), library(), meanings);
        }
        return archive;
    }

    /** The folder of the search index. */
    @Override
    public Path index() {
        return common.data.resolve("index");
    }

    @Override
    public Subscribers subscribers() {
        return new JdbcSubscribers(database);
    }

    /** What papers and texts mean to the operator's model, if they named one. */
    @Override
    public Meanings meanings() {
        return meanings;
    }

    @Override
    public Matcher matcher() {
        return matcher;
    }

    MatchStore matches() {
        return new JdbcMatches(database);
    }

    @Override
    public MatchRun matchRun() {
        return new MatchRun(
                library(), subscribers(), matches(), new JdbcCompiled(database), shards(), matcher(), time);
    }

    /** A command beside the daemon is another process; whoever comes back after a crash goes on with what it held. */
    private Shards shards() {
        return new JdbcShards(database, besideDaemon ? "command " + ProcessHandle.current().pid() + " of " + node() : node());
    }

    @Override
    public DigestStore digests() {
        return new JdbcDigests(database);
    }

    @Override
    public DigestRun digestRun() {
        return new DigestRun(
                digests(),
                subscribers(),
                shards(),
                matches(),
                library(),
                likeness(),
                explainer(),
                desk().tokens()::messageId,
                digestSettings(),
                new LateAnnouncements(intakeRun().sources(), new JdbcSourceBook(database))::late,
                time);
    }

    /** Made when it is first needed, and once, since it keeps the day's papers in words. */
    @Override
    public synchronized DigestMail digestMail() {
        if (digestMail == null) {
            digestMail = new DigestMail(
                    digests(), subscribers(), library(), templates(), desk().readerLinks(), digestSettings());
        }
        return digestMail;
    }

    private DigestSettings digestSettings() {
        return config.digest();
    }

    private Likeness likeness() {
        return new Likeness() {
            @Override
            public boolean nearDuplicates(Paper one, Paper other) {
                return matcher.nearDuplicates(one, other);
            }

            @Override
            public double between(Paper one, Paper other) {
                return matcher.likeness(one, other);
            }
        };
    }

    private Explainer explainer() {
        CompiledStore compiled = new JdbcCompiled(database);
        return (reader, shown) -> matcher.reasons(
                reader,
                Optional.ofNullable(compiled.find(List.of(reader.id())).get(reader.id())),
                shown.stream().map(Explainer.Shown::paper).toList(),
                shown.stream().map(Explainer.Shown::interest).toList());
    }

    /** The desks where readers are heard; made when first needed. */
    public synchronized DeskWiring desk() {
        if (desk == null) {
            desk = new DeskWiring(this);
        }
        return desk;
    }

    /** The pages, for a server that readers reach at {@code base}. */
    @Override
    public Site site(URI base) {
        return desk().site(base);
    }

    @Override
    public Courier courier() {
        return courier;
    }

    @Override
    public OutboxBook outboxBook() {
        return new JdbcOutboxBook(database);
    }

    @Override
    public Rests rests() {
        return new JdbcRests(database);
    }

    @Override
    public Suppressions suppressions() {
        return new JdbcSuppressions(database);
    }

    @Override
    public BounceDesk bounceDesk() {
        return mail().bounceDesk(database);
    }

    @Override
    public JobBook jobBook() {
        return new JdbcJobBook(database);
    }

    @Override
    public LetterBook letterBook() {
        return new JdbcLetterBook(database);
    }

    @Override
    public Conversations conversations() {
        return desk().conversations();
    }

    @Override
    public Optional<ImapWatch> mailWatch(Runnable stir) {
        return desk().mailWatch(stir);
    }

    @Override
    public IntakeSettings sources() {
        return config.sources();
    }

    @Override
    public ReaderDefaults readerDefaults() {
        return config.readers();
    }

    @Override
    public Optional<MailIn> mailIn() {
        return desk().mailIn();
    }

    @Override
    public SubscriptionDesk subscriptionDesk() {
        return desk().subscriptionDesk();
    }

    @Override
    public Path file(MessageKey message) {
        return EmlFolder.file(data().resolve("mail"), message);
    }

    @Override
    public URI page() {
        return config.web().base();
    }

    @Override
    public Outbox outbox() {
        return new JdbcOutbox(database);
    }

    /** How the instance is, from its tables. */
    @Override
    public StatusReport status() {
        return StatusReport.of(
                wellbeing().look(),
                database,
                jobBook(),
                freeBytes(),
                InstantSource.system().instant());
    }

    @Override
    public List<DayFigures> days() {
        return new JdbcSights(database).days(DAYS_SHOWN, InstantSource.system().instant());
    }

    @Override
    public OperatorLetter operatorLetter() {
        return new OperatorLetter(
                wellbeing(), config.sender().owner(), config.sender().from(), time);
    }

    @Override
    public Wellbeing wellbeing() {
        return WellbeingWiring.of(database, config, profileFiles, meanings, this::freeBytes);
    }

    @Override
    public String node() {
        return WellbeingWiring.node(common.data);
    }

    /** Does not wait for somebody who opens it. */
    @Override
    public OptionalLong indexedThrough() {
        Archive open = archive;
        return open == null ? OptionalLong.empty() : OptionalLong.of(open.through());
    }

    private long freeBytes() {
        return common.data.toFile().getUsableSpace();
    }

    /** Whether less room is left on the data disk than the operator wants to keep; then nothing new is taken in or sent. */
    @Override
    public boolean isDiskNearlyFull() {
        return freeBytes() < config.delivery().minFreeBytes();
    }

    /** The gates for mail, as the settings say. */
    public MailWiring mail() {
        return new MailWiring(config, common.data, time);
    }

    private Courier.Tools tools() {
        return new Courier.Tools(
                outbox(),
                new JdbcRests(database, node()),
                Map.of(
                        "digest", key -> digestMail().compose(key),
                        "confirm", key -> desk().composer().compose(key),
                        "welcome", key -> desk().composer().compose(key),
                        "answer", key -> desk().composer().compose(key),
                        "operator", key -> operatorLetter().compose(key)),
                mail().press(message -> desk().tokens().replyTo(message)),
                mail().transport(),
                this::freeBytes,
                () -> new JdbcNodes(database, node()).living(time.instant()),
                time);
    }

    @Override
    public void close() {
        if (archive != null) {
            archive.close();
        }
        courier.close();
        embedder.ifPresent(Embedder::close);
        database.close();
    }
}
