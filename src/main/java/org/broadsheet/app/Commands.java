package org.broadsheet.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: one class a command, listed here. */
@Command(
        name = "broadsheet",
        description = "A personal research digest: the few new papers that matter to each reader, by e-mail, and why.",
        mixinStandardHelpOptions = true,
        version = "broadsheet 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done; 1 could not be done; 2 something needs an edit; 3 a daemon runs already; 78 no Java that is"
                    + " new enough.",
            "",
            "Examples:",
            "  broadsheet try",
            "  broadsheet profiles check",
            "  broadsheet help preview"
        },
        subcommands = {
            TryCommand.class,
            ServeCommand.class,
            ReplayCommand.class,
            IngestCommand.class,
            MatchCommand.class,
            DigestCommand.class,
            DeliverCommand.class,
            PreviewCommand.class,
            ProfilesCommand.class,
            ReadersCommand.class,
            MailInCommand.class,
            SearchCommand.class,
            SimilarCommand.class,
            ArchiveCommand.class,
            EvaluateCommand.class,
            StatusCommand.class,
            OutboxCommand.class,
            SuppressionsCommand.class,
            SendCommand.class,
            BounceCommand.class,
            DnsCommand.class,
            KeysCommand.class,
            CommandLine.HelpCommand.class
        })
final class Commands {

    private Commands() {}

    /** Runs what the arguments ask for and returns the exit code. */
    static int run(String... arguments) {
        return line().execute(arguments);
    }

    static CommandLine line() {
        return new CommandLine(new Commands())
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures());
    }
}
