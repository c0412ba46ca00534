package org.broadsheet.commands.operating;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code broadsheet restore}: an instance as it was when it was backed up. */
@Command(
        name = "restore",
        description = {
            "Bring back what backup wrote, into folders and a database in which nothing is.",
            "The database is the one that the settings name, or the embedded one; the backup may come from either kind."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: broadsheet restore broadsheet-monday.zip --data data --config config"})
public final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private Common common;

    @Parameters(paramLabel = "FILE", description = "As backup wrote it.")
    private Path file;

    private final Safekeeping safekeeping;

    public RestoreCommand(Safekeeping safekeeping) {
        this.safekeeping = safekeeping;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Long> rows = safekeeping.restore(common, file);
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        common.answer(
                System.out,
                Map.of("file", file.toString(), "tables", rows),
                "%,d rows of %d tables are back, and every sum is right.".formatted(all, rows.size()));
        return ExitCode.DONE;
    }
}
