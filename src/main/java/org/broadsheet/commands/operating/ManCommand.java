package org.broadsheet.commands.operating;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code broadsheet man}: the manual page, made from the commands themselves. */
@Command(
        name = "man",
        description = "Print the manual page, in the form that man reads: every command with its options and examples.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  broadsheet man | man -l -",
            "  broadsheet man | sudo tee /usr/local/share/man/man1/broadsheet.1 > /dev/null"
        })
public final class ManCommand implements Callable<Integer> {

    private final Supplier<CommandLine> all;

    /** @param all the line with every command */
    public ManCommand(Supplier<CommandLine> all) {
        this.all = all;
    }

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        String page = page(all.get());
        common.answer(System.out, Map.of("man", page), page);
        return ExitCode.DONE;
    }

    /** The page in the macros of man(7). */
    static String page(CommandLine line) {
        StringBuilder page = new StringBuilder(".TH BROADSHEET 1\n.SH NAME\nbroadsheet \\- ");
        CommandSpec top = line.getCommandSpec();
        page.append(text(String.join(" ", top.usageMessage().description()))).append('\n');
        page.append(".SH SYNOPSIS\n.B broadsheet\nCOMMAND [OPTION]...\n.SH COMMANDS\n");
        line.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(spec -> !spec.usageMessage().hidden())
                .forEach(spec -> command(page, spec));
        footer(page.append(".SH NOTES\n"), top);
        return page.toString();
    }

    private static void command(StringBuilder page, CommandSpec spec) {
        page.append(".SS ").append(text(spec.qualifiedName())).append('\n');
        for (String sentence : spec.usageMessage().description()) {
            page.append(text(sentence)).append('\n');
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            entry(page, parameter.paramLabel(), String.join(" ", parameter.description()));
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
                entry(
                        page,
                        String.join(", ", option.names()) + value,
                        String.join(" ", option.description())
                                .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue())));
            }
        }
        footer(page, spec);
        spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(below -> !below.name().equals("help"))
                .forEach(below -> command(page, below));
    }

    private static void entry(StringBuilder page, String name, String description) {
        page.append(".TP\n.B ")
                .append(text(name))
                .append('\n')
                .append(text(description))
                .append('\n');
    }

    private static void footer(StringBuilder page, CommandSpec spec) {
        page.append(".PP\n.nf\n");
        for (String sentence : spec.usageMessage().footer()) {
            page.append(text(sentence)).append('\n');
        }
        page.append(".fi\n");
    }

    /** With what roff would read as its own made harmless. */
    private static String text(String words) {
        String plain =
                Ansi.OFF.string(words).replace("%n", "\n").replace("\\", "\\\\").replace("-", "\\-");
        String line = plain.strip().isEmpty() ? "" : plain;
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }
}
