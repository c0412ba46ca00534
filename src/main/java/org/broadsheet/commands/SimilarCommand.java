package org.broadsheet.commands;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.matching.search.Archive;
import org.broadsheet.papers.PaperId;
import org.broadsheet.papers.ShelvedPaper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code broadsheet similar}: papers of the archive that are like one. */
@Command(
        name = "similar",
        mixinStandardHelpOptions = true,
        description = {
            "Finds papers of the archive that are like one paper; best first.",
            "The paper is named by its arXiv identifier, DOI, address or title; a title that the archive does not have is"
                    + " taken as words."
        },
        footer = {
            "",
            "Exit codes: 0 found; 1 nothing found, or no such paper.",
            "",
            "Examples:",
            "  broadsheet similar 2509.01234",
            "  broadsheet similar https://arxiv.org/abs/2509.01234",
            "  broadsheet similar Learned sparse retrieval"
        })
public final class SimilarCommand implements Callable<Integer> {

    private final Opening<FoundPapers.Parts> opening;

    public SimilarCommand(Opening<FoundPapers.Parts> opening) {
        this.opening = opening;
    }

    @Mixin
    private FoundPapers papers;

    @Parameters(paramLabel = "PAPER", arity = "1..*", description = "Its identifier, address or title.")
    private List<String> words;

    @Override
    public Integer call() {
        String named = String.join(" ", words).strip();
        return papers.answer(opening, (instance, most) -> {
            Optional<PaperId> id = PaperId.parse(named);
            Optional<ShelvedPaper> paper = instance.library().find(id.orElseGet(() -> PaperId.ofTitle(named)));
            if (paper.isEmpty() && id.isPresent()) {
                return new FoundPapers.Outcome.Unanswered(
                        "The archive has no paper %s. Take it in with: broadsheet ingest, or name it by its title."
                                .formatted(id.get()));
            }
            Archive archive = instance.archive();
            List<Archive.Found> found = paper.map(
                            known -> archive.similar(known, most).found())
                    .orElseGet(() -> archive.similar(named, most).found());
            return new FoundPapers.Outcome.Answer(
                    found,
                    0,
                    found.isEmpty() ? List.of("Nothing found.") : List.of(),
                    Map.of(
                            "similar-to",
                            paper.map(known -> known.paper().id().value()).orElse(named)));
        });
    }
}
