package org.broadsheet.commands.operating;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.broadsheet.commands.Common;
import org.broadsheet.commands.ExitCode;
import org.broadsheet.commands.Opened;
import org.broadsheet.commands.Opening;
import org.broadsheet.matching.meaning.Meanings;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.Library;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code broadsheet archive}: the search index. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = "Looks after the search index, which lies beside the database in index/.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: broadsheet archive rebuild"})
public final class ArchiveCommand {

    /** What a rebuilding takes. */
    public interface Parts extends Opened {
        Path index();

        Library library();

        Meanings meanings();
    }

    private final Opening<Parts> opening;

    public ArchiveCommand(Opening<Parts> opening) {
        this.opening = opening;
    }

    @Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description =
                    "Makes the search index anew from the database. Searches go on meanwhile; no paper is touched.",
            footer = {"", "Example: broadsheet archive rebuild"})
    int rebuild(@Mixin Common common) {
        try (Parts instance = opening.open(common, InstantSource.system());
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
