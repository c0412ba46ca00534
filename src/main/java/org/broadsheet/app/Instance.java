package org.broadsheet.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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
import org.broadsheet.commands.ReplayCommand;
import org.broadsheet.commands.SourcesCommand;
import org.broadsheet.commands.TryCommand;
import org.broadsheet.config.AppConfig;
import org.broadsheet.config.Problem;
import org.broadsheet.config.ProfileFiles;
import org.broadsheet.daemon.Daemon;
import org.broadsheet.daemon.OperatorLetter;
import org.broadsheet.daemon.StatusReport;
import org.broadsheet.delivery.Courier;
import org.broadsheet.delivery.ErasedMail;
import org.broadsheet.delivery.MessageKey;
import org.broadsheet.delivery.Outbox;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.digest.DigestMail;
import org.broadsheet.digest.DigestRun;
import org.broadsheet.digest.DigestStore;
import org.broadsheet.mail.EmlFolder;
import org.broadsheet.mail.ImapWatch;
import org.broadsheet.matching.MatchRun;
import org.broadsheet.matching.Matcher;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.rendering.TemplateMistakes;
import org.broadsheet.rendering.Templates;
import org.broadsheet.sources.Intake;
import org.broadsheet.sources.IntakeRun;
import org.broadsheet.sources.IntakeSettings;
import org.broadsheet.sources.PaperShelf;
import org.broadsheet.sources.completion.CompletionRun;
import org.broadsheet.sources.lookups.LookupRun;
import org.broadsheet.store.JdbcErasures;
import org.broadsheet.store.JdbcJobBook;
import org.broadsheet.store.JdbcLetterBook;
import org.broadsheet.store.JdbcNodes;
import org.broadsheet.store.JdbcOutbox;
import org.broadsheet.store.JdbcOutboxBook;
import org.broadsheet.store.JdbcSubscribers;
import org.broadsheet.store.database.Database;
import org.broadsheet.subscription.Conversations;
import org.broadsheet.subscription.LetterBook;
import org.broadsheet.subscription.MailIn;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.web.Site;
import org.broadsheet.wellbeing.DayFigures;
import org.broadsheet.wellbeing.JobBook;
import org.broadsheet.wellbeing.Wellbeing;
import org.jspecify.annotations.Nullable;

/** One instance of Broadsheet, put together by hand. Every command opens one, closes it, and sees the parts that it asks for. */
public final class Instance
        implements DeliverCommand.Parts,
                DigestCommand.Parts,
                FoundPapers.Parts,
                IngestCommand.Parts,
                MailInCommand.Parts,
                MatchCommand.Parts,
                PreviewCommand.Parts,
                ReplayCommand.Parts,
                BackfillCommand.Parts,
                SourcesCommand.Parts,
                TryCommand.Parts,
                Daemon.Parts {

    private final Common common;
    private final AppConfig config;
    private final Path profiles;
    private final Database database;
    private final TriedTemplates templates;
    private final InstantSource time;
    private final boolean besideDaemon;
    private final PaperWiring papers;
    private final MatchWiring matching;
    private final DigestWiring digesting;
    private final Courier courier;
    private final ProfileFiles profileFiles;
    private @Nullable DeskWiring desk;

    /** @param besideDaemon whether another process may have the same data open */
    Instance(
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
        this.matching = new MatchWiring(database, config.embedder(), data().resolve("index"), worker(), time);
        this.papers = new PaperWiring(database, matching.shards(), config, common.data, time);
        this.digesting = new DigestWiring(this, papers);
        this.courier = CourierWiring.of(this);
        this.profileFiles =
                new ProfileFiles(profiles, config.readers(), subscribers(), new JdbcNodes(database, node()), time);
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

    @Override
    public ErasedMail erasedMail() {
        return new ErasedMail(new JdbcErasures(database), mail().kept());
    }

    @Override
    public void tidyFiles() {
        database.compact();
        InstanceFolder.closeToOthers(common);
    }

    @Override
    public PaperShelf shelf() {
        return papers.shelf();
    }

    @Override
    public Intake intake() {
        return papers.intake();
    }

    @Override
    public IntakeRun intakeRun() {
        return papers.intakeRun();
    }

    @Override
    public Optional<LookupRun> lookupRun() {
        return papers.lookupRun();
    }

    @Override
    public Daemon.Beside beside() {
        return papers;
    }

    @Override
    public Optional<CompletionRun> completionRun() {
        return papers.completionRun();
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
        return matching.library();
    }

    @Override
    public Archive archive() {
        return matching.archive();
    }

    @Override
    public OptionalLong indexedThrough() {
        return matching.indexedThrough();
    }

    @Override
    public MatchRun matchRun() {
        return matching.matchRun();
    }

    @Override
    public Subscribers subscribers() {
        return new JdbcSubscribers(database);
    }

    @Override
    public Matcher matcher() {
        return matching.matcher();
    }

    @Override
    public DigestStore digests() {
        return digesting.digests();
    }

    @Override
    public DigestRun digestRun() {
        return digesting.digestRun();
    }

    @Override
    public DigestMail digestMail() {
        return digesting.digestMail();
    }

    MatchWiring matching() {
        return matching;
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

    public ReaderDefaults readerDefaults() {
        return config.readers();
    }

    @Override
    public Optional<MailIn> mailIn() {
        return desk().mailIn();
    }

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
                common.data.toFile().getUsableSpace(),
                InstantSource.system().instant());
    }

    @Override
    public List<DayFigures> days() {
        return WellbeingWiring.days(database);
    }

    @Override
    public OperatorLetter operatorLetter() {
        return new OperatorLetter(
                wellbeing(), config.sender().owner(), config.sender().from(), time);
    }

    @Override
    public Wellbeing wellbeing() {
        return WellbeingWiring.of(
                database, config, profileFiles, matching.meanings(), common.data.toFile()::getUsableSpace);
    }

    /** A command beside the daemon is another process; whoever comes back after a crash goes on with what it held. */
    private String worker() {
        long process = ProcessHandle.current().pid();
        return besideDaemon ? "command %d of %s".formatted(process, node()) : node();
    }

    @Override
    public String node() {
        return WellbeingWiring.node(common.data);
    }

    /** Whether less room is left on the data disk than the operator wants to keep; then nothing new is taken in or sent. */
    @Override
    public boolean isDatabaseBeingCopied() {
        return database.isBeingCopied();
    }

    @Override
    public boolean isDiskNearlyFull() {
        return common.data.toFile().getUsableSpace() < config.delivery().minFreeBytes();
    }

    /** The gates for mail, as the settings say. */
    public MailWiring mail() {
        return new MailWiring(config, common.data, time);
    }

    @Override
    public void close() {
        courier.close();
        matching.close();
        database.close();
    }
}
