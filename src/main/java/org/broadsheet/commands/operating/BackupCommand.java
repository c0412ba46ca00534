package org.broadsheet.commands.operating;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet backup}: everything in one file, while mail goes out. */
@Command(
        name = "backup",
        description = {
            "Write everything into one file: the database, the keys, the settings and the profiles. A daemon may go on meanwhile.",
            "The file holds keys and addresses: keep it as you keep those."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: broadsheet backup /var/backups/broadsheet-monday.zip"})
public final class BackupCommand implements Callable<Integer> {

    @Mixin
    private Common common;

    @Parameters(
            paramLabel = "FILE",
            description = "What to write; one that is there is replaced once the new one is whole.")
    private Path file;

    @Option(names = "--index", description = "The search index too; without it, it is made anew after restoring.")
    private boolean index;

    private final Safekeeping safekeeping;

    public BackupCommand(Safekeeping safekeeping) {
        this.safekeeping = safekeeping;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Long> rows = safekeeping.backUp(common, file, index);
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        common.answer(
                System.out,
                Map.of("file", file.toString(), "tables", rows),
                "%,d rows of %d tables are in %s.".formatted(all, rows.size(), file));
        return ExitCode.DONE;
    }
}
