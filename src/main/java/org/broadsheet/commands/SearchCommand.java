package org.broadsheet.commands;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
public final class SearchCommand implements Callable<Integer> {

    private final Opening<FoundPapers.Parts> opening;

    public SearchCommand(Opening<FoundPapers.Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    private FoundPapers papers;

    @Parameters(paramLabel = "WORDS", arity = "1..*", description = "What to look for.")
    private List<String> words;

    @Override
    public Integer call() {
        return papers.answer(opening, (instance, most) -> Optional.of(instance.archive().search(String.join(" ", words), most)));
    }
}
