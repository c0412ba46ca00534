package org.broadsheet.app;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet search}: papers of the archive that fit words. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = {
            "Finds papers of the archive by words, titles and authors' names; best first.",
            "\"Words in quotes\" must follow each other, -word must not occur. Any text will do, an abstract too."
        },
        footer = {
            "",
            "Exit codes: 0 found; 1 nothing found.",
            "",
            "Examples:",
            "  broadsheet search learned sparse retrieval",
            "  broadsheet search '\"term weights\" -birds' --at-most 5"
        })
final class SearchCommand implements Callable<Integer> {

    @Mixin
    private Common common;

    @Parameters(paramLabel = "WORDS", arity = "1..*", description = "What to look for.")
    private List<String> words;

    @Option(
            names = "--at-most",
            paramLabel = "N",
            defaultValue = "10",
            description = "Papers. Default: ${DEFAULT-VALUE}")
    private int atMost;

    @Override
    public Integer call() {
        try (Instance instance = Instance.open(common, InstantSource.system())) {
            return FoundPapers.print(
                    System.out,
                    common,
                    instance.library(),
                    instance.archive().search(String.join(" ", words), Math.clamp(atMost, 1, 1_000)));
        }
    }
}
