package org.broadsheet.commands;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.stream.Stream;
import org.broadsheet.config.NeedsEdits;
import org.broadsheet.files.FileTrouble;
import org.broadsheet.rendering.TemplateMistakes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command could not do into one sentence on standard error; the stack trace shows with {@code -v}. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(sentence(failure));
        if (parsed.expandedArgs().contains("-v")) {
            failure.printStackTrace(command.getErr());
        }
        return failure instanceof TemplateMistakes || failure instanceof NeedsEdits
                ? ExitCode.NEEDS_EDIT
                : ExitCode.NOT_DONE;
    }

    /** The embedded database wraps the system's word for it several times. */
    private static boolean isDiskFull(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("No space left on device"));
    }

    /** The file system's own messages are no more than a path. */
    private static @Nullable String sentence(Exception failure) {
        if (isDiskFull(failure)) {
            return "The disk is full. Make room on the disk of the data folder and run it again; what was stored before is kept.";
        }
        return switch (failure) {
            case NoSuchFileException missing ->
                "There is no file or folder %s. Make it, or name another.".formatted(missing.getFile());
            case AccessDeniedException denied ->
                "%s may not be read or written by this user. Change its permissions, or name another."
                        .formatted(denied.getFile());
            case FileSystemException other
            when other.getReason() == null ->
                "%s cannot be used: %s".formatted(other.getFile(), FileTrouble.why(other));
            case Exception other when other.getMessage() == null -> other.toString();
            case Exception other -> other.getMessage();
        };
    }
}
