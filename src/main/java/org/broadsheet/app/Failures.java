package org.broadsheet.app;

import org.broadsheet.config.NeedsEdits;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command could not do into one sentence on standard error; the stack trace shows with {@code -v}. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        if (parsed.expandedArgs().contains("-v")) {
            failure.printStackTrace(command.getErr());
        }
        return failure instanceof TemplateMistakes || failure instanceof NeedsEdits
                ? ExitCode.NEEDS_EDIT
                : ExitCode.NOT_DONE;
    }
}
