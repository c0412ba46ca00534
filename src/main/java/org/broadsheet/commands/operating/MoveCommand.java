package org.broadsheet.commands.operating;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadsheet move}: everything into another database. */
@Command(
        name = "move",
        description = {
            "Copy everything into another database, and compare every table. What is there now stays as it is.",
            "Stop the daemon first, or what it does meanwhile is not copied; run it again as often as you like.",
            "Then name the new database in the settings, as address of database."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example: broadsheet move --to \"jdbc:postgresql://db.example.org/papers?user=papers&password=…\""
        })
public final class MoveCommand implements Callable<Integer> {

    @Mixin
    private Common common;

    @Option(names = "--to", required = true, paramLabel = "URL", description = "The JDBC address of an empty database.")
    private String to;

    private final Safekeeping safekeeping;

    public MoveCommand(Safekeeping safekeeping) {
        this.safekeeping = safekeeping;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Long> rows = safekeeping.move(common, to);
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        common.answer(
                System.out,
                Map.of("tables", rows),
                "%,d rows of %d tables have arrived, and every sum is right. Now name that database in config/broadsheet.yaml."
                        .formatted(all, rows.size()));
        return ExitCode.DONE;
    }
}
