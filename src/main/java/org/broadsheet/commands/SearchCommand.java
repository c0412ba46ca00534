package org.broadsheet.commands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.matching.search.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet search}: papers of the archive that answer a question. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = {
            "Finds papers of the archive by words, authors' names, numbers, categories and dates. Any text will do, an"
                    + " abstract too.",
            "",
            "  \"term weights\"                     the words must follow each other",
            "  author:\"Jimmy Lin\" title:retrieval  in a name, in the title; abstract: and cat: likewise",
            "  2510.25775                         an arXiv number, a DOI or an address",
            "  from:2025-09 until:2025-12         announced then; 2025-09 alone is that month",
            "  dense AND (text OR code) NOT survey  or a minus: -survey",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 found; 1 nothing found.",
            "",
            "Examples:",
            "  broadsheet search learned sparse retrieval",
            "  broadsheet search --sort date 'author:\"Jimmy Lin\" from:2025-09'",
            "  broadsheet search --page 2 --json -- '\"term weights\" -birds'"
        })
public final class SearchCommand implements Callable<Integer> {

    private final Opening<FoundPapers.Parts> opening;

    public SearchCommand(Opening<FoundPapers.Parts> opening) {
        this.opening = opening;
    }

    /** In what order. */
    enum Sort {
        score,
        date
    }

    @Mixin
    private FoundPapers papers;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            defaultValue = "score",
            description = "score: the best first; date: the newest first. Default: ${DEFAULT-VALUE}")
    private Sort sort;

    @Option(
            names = "--page",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which part of the answer, each of --at-most papers. Default: ${DEFAULT-VALUE}")
    private int page;

    @Parameters(
            paramLabel = "WORDS",
            arity = "1..*",
            description = "What to look for; behind -- if it begins with a minus.")
    private List<String> words;

    @Override
    public Integer call() {
        String typed = String.join(" ", words);
        return papers.answer(opening, (instance, most) -> {
            int from = (Math.clamp(page, 1, 10_000) - 1) * most;
            Archive.Search search = new Archive.Search(
                    typed, List.of(), sort == Sort.date ? Archive.Order.NEWEST : Archive.Order.BEST, from, most);
            Archive.Answer answer = instance.archive().search(search);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("query", typed);
            facts.put("total", answer.total());
            facts.put("page", page);
            facts.put("all-words", !answer.loosely());
            facts.put("complete", answer.complete());
            answer.searched().ifPresent(instead -> facts.put("searched-instead", instead));
            answer.meant().ifPresent(meant -> facts.put("did-you-mean", meant));
            return new FoundPapers.Outcome.Answer(answer.found(), search.from(), above(answer), facts);
        });
    }

    private static List<String> above(Archive.Answer answer) {
        List<String> lines = new ArrayList<>();
        answer.searched().ifPresent(instead -> lines.add("Nothing has exactly that, so this is for: " + instead));
        answer.meant().ifPresent(meant -> lines.add("Did you mean: " + meant));
        if (answer.total() == 0) {
            lines.add(
                    "0 papers. Try fewer words, or others for the same thing; \"broadsheet search --help\" shows how to ask.");
        } else {
            lines.add(answer.total() == 1 ? "1 paper" : "%,d papers".formatted(answer.total()));
            if (answer.loosely()) {
                lines.add("No paper has all of these words; these have some, or are near in meaning.");
            }
        }
        if (!answer.complete()) {
            lines.add("This took too long, so the archive was not read to the end.");
        }
        return lines;
    }
}
