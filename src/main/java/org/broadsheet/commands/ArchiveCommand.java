package org.broadsheet.commands;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.app.Instance;
import org.broadsheet.matching.search.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet archive}: the search index. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = "Looks after the search index, which lies beside the database in index/.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: broadsheet archive rebuild"},
        subcommands = ArchiveCommand.Rebuild.class)
final class ArchiveCommand {

    private ArchiveCommand() {}

    /** {@code broadsheet archive rebuild}: makes it anew. */
    @Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description =
                    "Makes the search index anew from the database. Searches go on meanwhile; no paper is touched.",
            footer = {"", "Example: broadsheet archive rebuild"})
    static final class Rebuild implements Callable<Integer> {

        @Mixin
        private Common common;

        @Override
        public Integer call() {
            try (Instance instance = Instance.open(common, InstantSource.system());
                    Archive archive = Archive.anew(
                            instance.index(),
                            instance.library(),
                            instance.meanings(),
                            count -> System.err.printf("%,d papers%n", count))) {
                common.answer(
                        System.out,
                        Map.of("papers", archive.count()),
                        "The search index is new and holds %,d papers.".formatted(archive.count()));
                return ExitCode.DONE;
            }
        }
    }
}
