package org.broadsheet.commands;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
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
        })
public final class Commands {

    private static final List<Class<?>> ALL = List.of(
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
            KeysCommand.class);

    private Commands() {}

    /** Runs what the arguments ask for and returns the exit code. */
    public static int run(String... arguments) {
        return line(arguments).execute(arguments);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException noDay) {
            throw new CommandLine.TypeConversionException(
                    "\"%s\" is not a day. Expected a form like 2026-03-02.".formatted(text));
        }
    }

    /**
     * The line with the command that the first argument names, or with all where it names none: picocli looks at every
     * method of every command it is given, which takes longer than many a command itself.
     */
    public static CommandLine line(String... arguments) {
        List<Class<?>> named = ALL.stream()
                .filter(command -> arguments.length > 0
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .toList();
        CommandLine line = new CommandLine(new Commands());
        for (Class<?> command : named.isEmpty() ? ALL : named) {
            line.addSubcommand(command);
        }
        return line.addSubcommand(CommandLine.HelpCommand.class)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, Commands::day)
                .setExecutionExceptionHandler(new Failures());
    }
}
