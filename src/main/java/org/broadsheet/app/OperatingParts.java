package org.broadsheet.app;

import java.nio.file.Path;
import java.time.InstantSource;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ReadersCommand;
import org.broadsheet.commands.operating.ArchiveCommand;
import org.broadsheet.commands.operating.BounceCommand;
import org.broadsheet.commands.operating.NodesCommand;
import org.broadsheet.commands.operating.OutboxCommand;
import org.broadsheet.commands.operating.StatusCommand;
import org.broadsheet.commands.operating.SuppressionsCommand;
import org.broadsheet.daemon.StatusReport;
import org.broadsheet.delivery.BounceDesk;
import org.broadsheet.delivery.OutboxBook;
import org.broadsheet.delivery.Rests;
import org.broadsheet.delivery.Suppressions;
import org.broadsheet.feedback.FeedbackStore;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.papers.Library;
import org.broadsheet.profiles.ReaderDefaults;
import org.broadsheet.profiles.Subscribers;
import org.broadsheet.store.JdbcFeedback;
import org.broadsheet.store.JdbcRests;
import org.broadsheet.store.JdbcSuppressions;
import org.broadsheet.store.database.Database;
import org.broadsheet.subscription.SubscriptionDesk;
import org.broadsheet.wellbeing.JobBook;

/** What the operator's commands work with. */
final class OperatingParts
        implements ArchiveCommand.Parts,
                BounceCommand.Parts,
                NodesCommand.Parts,
                OutboxCommand.Parts,
                ReadersCommand.Parts,
                StatusCommand.Parts,
                SuppressionsCommand.Parts {

    private final Instance instance;
    private final Database database;

    private OperatingParts(Instance instance) {
        this.instance = instance;
        this.database = instance.database();
    }

    /** As {@link InstanceFolder#open}. */
    static OperatingParts open(Common common, InstantSource time) {
        return new OperatingParts(InstanceFolder.open(common, time));
    }

    @Override
    public Path index() {
        return instance.matching().index();
    }

    @Override
    public Library library() {
        return instance.library();
    }

    @Override
    public Subscribers subscribers() {
        return instance.subscribers();
    }

    @Override
    public SubscriptionDesk subscriptionDesk() {
        return instance.subscriptionDesk();
    }

    @Override
    public ReaderDefaults readerDefaults() {
        return instance.readerDefaults();
    }

    @Override
    public FeedbackStore judgements() {
        return new JdbcFeedback(database);
    }

    @Override
    public Meanings meanings() {
        return instance.matching().meanings();
    }

    @Override
    public BounceDesk bounceDesk() {
        return instance.mail().bounceDesk(database);
    }

    @Override
    public JobBook jobBook() {
        return instance.jobBook();
    }

    @Override
    public OutboxBook outboxBook() {
        return instance.outboxBook();
    }

    @Override
    public Rests rests() {
        return new JdbcRests(database);
    }

    @Override
    public StatusReport status() {
        return instance.status();
    }

    @Override
    public Suppressions suppressions() {
        return new JdbcSuppressions(database);
    }

    @Override
    public InstantSource time() {
        return instance.time();
    }

    @Override
    public void close() {
        instance.close();
    }
}
