package org.broadsheet.commands;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;
import org.broadsheet.daemon.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: one class a command; the wiring lists them and gives each what it needs. */
@Command(
        name = "broadsheet",
        description = "A personal research digest: the few new papers that matter to each reader, by e-mail, and why.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Versions.class,
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

    /**
     * A command that can be typed, made only when it is.
     *
     * @param <C> its class, whose {@link Command} names it
     */
    public record Offer<C>(Class<C> type, Supplier<C> maker) {

        private boolean isNamed(String name) {
            return type.getAnnotation(Command.class).name().equals(name);
        }
    }

    /** What {@code --version} says. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.current().toString()};
        }
    }

    private Commands() {}

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
    public static CommandLine line(List<Offer<?>> all, String... arguments) {
        List<Offer<?>> named = all.stream()
                .filter(offer -> arguments.length > 0 && offer.isNamed(arguments[0]))
                .toList();
        CommandLine line = new CommandLine(new Commands())
                .setOut(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true))
                .setErr(new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
        for (Offer<?> offer : named.isEmpty() ? all : named) {
            line.addSubcommand(
                    new CommandLine(offer.maker().get()).setOut(line.getOut()).setErr(line.getErr()));
        }
        return line.addSubcommand(CommandLine.HelpCommand.class)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, Commands::day)
                .setExecutionExceptionHandler(new Failures());
    }
}
