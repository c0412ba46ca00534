package org.broadsheet.commands.operating;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet completion}: what makes a shell finish commands and options. */
@Command(
        name = "completion",
        description = {
            "Print what makes bash (4 or newer) and zsh finish the names of commands and options when you press Tab.",
            "Made from the commands themselves, so it is never behind them."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(broadsheet completion)",
            "  broadsheet completion | sudo tee /etc/bash_completion.d/broadsheet"
        })
public final class CompletionCommand implements Callable<Integer> {

    private final Supplier<CommandLine> all;

    /** @param all the line with every command */
    public CompletionCommand(Supplier<CommandLine> all) {
        this.all = all;
    }

    @Mixin
    private Common common;

    @Override
    public Integer call() {
        String script = AutoComplete.bash("broadsheet", all.get());
        common.answer(System.out, Map.of("bash", script), script);
        return ExitCode.DONE;
    }
}
