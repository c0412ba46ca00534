package org.broadsheet.app;

import java.time.ZoneId;
import java.util.List;
import org.broadsheet.commands.BackfillCommand;
import org.broadsheet.commands.Commands;
import org.broadsheet.commands.Commands.Offer;
import org.broadsheet.commands.DeliverCommand;
import org.broadsheet.commands.DigestCommand;
import org.broadsheet.commands.EvaluateCommand;
import org.broadsheet.commands.IngestCommand;
import org.broadsheet.commands.MailInCommand;
import org.broadsheet.commands.MatchCommand;
import org.broadsheet.commands.PreviewCommand;
import org.broadsheet.commands.ProfilesCommand;
import org.broadsheet.commands.ReadersCommand;
import org.broadsheet.commands.ReplayCommand;
import org.broadsheet.commands.SearchCommand;
import org.broadsheet.commands.ServeCommand;
import org.broadsheet.commands.SimilarCommand;
import org.broadsheet.commands.SourcesCommand;
import org.broadsheet.commands.TryCommand;
import org.broadsheet.commands.operating.ArchiveCommand;
import org.broadsheet.commands.operating.BackupCommand;
import org.broadsheet.commands.operating.BounceCommand;
import org.broadsheet.commands.operating.CompletionCommand;
import org.broadsheet.commands.operating.DnsCommand;
import org.broadsheet.commands.operating.DoctorCommand;
import org.broadsheet.commands.operating.InitCommand;
import org.broadsheet.commands.operating.KeysCommand;
import org.broadsheet.commands.operating.ManCommand;
import org.broadsheet.commands.operating.MoveCommand;
import org.broadsheet.commands.operating.NodesCommand;
import org.broadsheet.commands.operating.OutboxCommand;
import org.broadsheet.commands.operating.RestoreCommand;
import org.broadsheet.commands.operating.SendCommand;
import org.broadsheet.commands.operating.StatusCommand;
import org.broadsheet.commands.operating.SuppressionsCommand;
import org.broadsheet.commands.operating.VersionCommand;
import picocli.CommandLine;

/** What can be typed: every command, and where it gets what it works with. */
public final class Typed {

    private static final List<Offer<?>> ALL = List.of(
            new Offer<>(TryCommand.class, () -> new TryCommand(InstanceFolder::rehearsal)),
            new Offer<>(ServeCommand.class, () -> new ServeCommand(Served::start)),
            new Offer<>(ReplayCommand.class, () -> new ReplayCommand(InstanceFolder::rehearsal)),
            new Offer<>(IngestCommand.class, () -> new IngestCommand(InstanceFolder::open)),
            new Offer<>(SourcesCommand.class, () -> new SourcesCommand(InstanceFolder::open)),
            new Offer<>(BackfillCommand.class, () -> new BackfillCommand(InstanceFolder::open)),
            new Offer<>(MatchCommand.class, () -> new MatchCommand(InstanceFolder::open)),
            new Offer<>(DigestCommand.class, () -> new DigestCommand(InstanceFolder::open)),
            new Offer<>(DeliverCommand.class, () -> new DeliverCommand(InstanceFolder::open)),
            new Offer<>(PreviewCommand.class, () -> new PreviewCommand(InstanceFolder::open)),
            new Offer<>(ProfilesCommand.class, () -> new ProfilesCommand(InstanceFolder::openIfThere)),
            new Offer<>(ReadersCommand.class, () -> new ReadersCommand(OperatingParts::open)),
            new Offer<>(MailInCommand.class, () -> new MailInCommand(InstanceFolder::open)),
            new Offer<>(SearchCommand.class, () -> new SearchCommand(InstanceFolder::open)),
            new Offer<>(SimilarCommand.class, () -> new SimilarCommand(InstanceFolder::open)),
            new Offer<>(ArchiveCommand.class, () -> new ArchiveCommand(OperatingParts::open)),
            new Offer<>(EvaluateCommand.class, EvaluateCommand::new),
            new Offer<>(InitCommand.class, () -> new InitCommand(InstanceFolder::make, ZoneId::systemDefault)),
            new Offer<>(DoctorCommand.class, () -> new DoctorCommand(Doctor::examine)),
            new Offer<>(NodesCommand.class, () -> new NodesCommand(OperatingParts::open)),
            new Offer<>(VersionCommand.class, VersionCommand::new),
            new Offer<>(CompletionCommand.class, () -> new CompletionCommand(Typed::everything)),
            new Offer<>(ManCommand.class, () -> new ManCommand(Typed::everything)),
            new Offer<>(StatusCommand.class, () -> new StatusCommand(OperatingParts::open)),
            new Offer<>(OutboxCommand.class, () -> new OutboxCommand(OperatingParts::open)),
            new Offer<>(SuppressionsCommand.class, () -> new SuppressionsCommand(OperatingParts::open)),
            new Offer<>(SendCommand.class, () -> new SendCommand(MailWiring::open)),
            new Offer<>(BounceCommand.class, () -> new BounceCommand(OperatingParts::open)),
            new Offer<>(DnsCommand.class, () -> new DnsCommand(MailWiring::published)),
            new Offer<>(KeysCommand.class, KeysCommand::new),
            new Offer<>(BackupCommand.class, () -> new BackupCommand(new KeptSafe())),
            new Offer<>(RestoreCommand.class, () -> new RestoreCommand(new KeptSafe())),
            new Offer<>(MoveCommand.class, () -> new MoveCommand(new KeptSafe())));

    private Typed() {}

    /** Runs what the arguments ask for and returns the exit code. */
    public static int run(String... arguments) {
        return line(arguments).execute(arguments);
    }

    private static CommandLine everything() {
        return line();
    }

    /** The command line for these arguments. */
    static CommandLine line(String... arguments) {
        return Commands.line(ALL, arguments);
    }
}
