package org.broadsheet.commands;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.evaluation.Evaluation;
import org.broadsheet.evaluation.Evaluation.Method;
import org.broadsheet.evaluation.Evaluation.Result;
import org.broadsheet.evaluation.Models;
import org.broadsheet.evaluation.TrecRun;
import org.broadsheet.evaluation.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code broadsheet evaluate}: how well matching would have done on past days. */
@Command(
        name = "evaluate",
        description = {
            "Measure how well matching ranks past days for readers whose later choices are known.",
            "Each file has one JSON object a line, plain or gzip. Papers: id, title, abstract, categories, update_date;"
                    + " readers: reader, likes (ids in the history), relevant (ids in the window)."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: broadsheet evaluate --history history.jsonl.gz --window window.jsonl.gz --readers readers.jsonl.gz"
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Option(names = "--history", required = true, paramLabel = "FILE", description = "Papers that readers liked.")
    private Path history;

    @Option(names = "--window", required = true, paramLabel = "FILE", description = "Later papers, each with its day.")
    private Path window;

    @Option(
            names = "--readers",
            required = true,
            paramLabel = "FILE",
            description = "Who liked what, before and later.")
    private Path readers;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "ours, mlt (Lucene MoreLikeThis, defaults), bm25, centroid or all. Default: all",
            defaultValue = "all")
    private String method;

    @Option(
            names = "--likes",
            paramLabel = "N",
            description = "Only the first N likes of each reader. Default: all",
            defaultValue = "0")
    private int likes;

    @Option(names = "--titles", description = "Likes as titles, without their abstracts.")
    private boolean titles;

    @Option(
            names = "--text",
            description = "No likes, but one line of free text: the title of the first, which leaves the history.")
    private boolean text;

    @Option(
            names = "--embedder",
            paramLabel = "MODEL",
            description = "local (the shipped model), none, or a folder with another. Default: local",
            defaultValue = "local")
    private String embedder;

    @Option(
            names = "--cache",
            paramLabel = "FOLDER",
            description = "Where vectors are kept, so that no text is read twice. Default: ${DEFAULT-VALUE}",
            defaultValue = "${user.home}/.cache/broadsheet")
    private Path cache;

    @Option(
            names = "--run",
            paramLabel = "FILE",
            description = "Write our rankings in TREC form: reader@day Q0 paper rank score broadsheet.")
    private Path run;

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description = "Measure these rankings, in TREC form, beside the methods.")
    private Path scores;

    @Option(names = "--json", description = "Answer with one JSON object on standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Method> methods = methods();
        if (methods.isEmpty() || likes < 0) {
            System.err.println(
                    methods.isEmpty()
                            ? "--method = %s must be ours, mlt, bm25, centroid or all.".formatted(method)
                            : "--likes = %d must be at least 1.".formatted(likes));
            return ExitCode.NEEDS_EDIT;
        }
        Trial trial;
        try {
            trial = Trial.read(history, window, readers);
        } catch (NoSuchFileException missing) {
            System.err.println("There is no file " + missing.getMessage() + ".");
            return ExitCode.NEEDS_EDIT;
        } catch (Trial.Unreadable line) {
            System.err.println(line.getMessage());
            return ExitCode.NEEDS_EDIT;
        }
        try (Models models = Models.open(embedder, cache)) {
            return measure(
                    methods, new Evaluation(trial, new Evaluation.Profiles(likes, titles, text), models.model()));
        }
    }

    private int measure(List<Method> methods, Evaluation evaluation) throws IOException {
        complain(evaluation.coverage());
        if (evaluation.size() == 0) {
            System.err.printf(
                    "There is nothing to measure: no reader with a like in the history has a relevant paper on a day of at least %d papers.%n",
                    Evaluation.LEAST_PAPERS);
            return ExitCode.NEEDS_EDIT;
        }
        List<Result> results = new ArrayList<>();
        for (Method one : methods) {
            try (Progress progress =
                    Progress.onStandardError(InstantSource.system(), "rankings by " + name(one), evaluation.size())) {
                results.addAll(evaluation.run(one, progress::at));
            }
        }
        if (scores != null) {
            try {
                results.addAll(evaluation.given(TrecRun.read(scores)));
            } catch (NoSuchFileException missing) {
                System.err.println("There is no file " + missing.getMessage() + ".");
                return ExitCode.NEEDS_EDIT;
            } catch (Trial.Unreadable line) {
                System.err.println(line.getMessage());
                return ExitCode.NEEDS_EDIT;
            }
        }
        if (run != null) {
            TrecRun.write(evaluation, run);
        }
        System.out.println(json ? json(results) : table(results));
        return ExitCode.DONE;
    }

    private List<Method> methods() {
        return List.of(Method.values()).stream()
                .filter(one -> one != Method.GIVEN)
                .filter(one -> method.equalsIgnoreCase("all") || method.equalsIgnoreCase(one.name()))
                .toList();
    }

    private static String name(Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    /** Says what of the files takes no part, which is more often a slip than meant. */
    private void complain(Evaluation.Coverage seen) {
        if (seen.likesHeld() < seen.likes()) {
            System.err.printf(
                    "%,d of %,d likes are not in %s and take no part.%n",
                    seen.likes() - seen.likesHeld(), seen.likes(), history);
        }
        if (seen.relevantHeld() < seen.relevant()) {
            System.err.printf(
                    "%,d of %,d relevant papers are not in %s and take no part.%n",
                    seen.relevant() - seen.relevantHeld(), seen.relevant(), window);
        }
        if (seen.largestDay() < Evaluation.LEAST_PAPERS) {
            System.err.printf("The fullest day of %s (by update_date) has %d papers.%n", window, seen.largestDay());
        }
    }

    private static String json(List<Result> results) {
        List<Map<String, Object>> rows = results.stream()
                .map(result -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("name", name(result.method()));
                    row.put("half", result.half().name().toLowerCase(Locale.ROOT));
                    row.put("rAt5", result.rAt5());
                    row.put("rAt10", result.rAt10());
                    row.put("ndcgAt10", result.ndcgAt10());
                    row.put("mrr", result.mrr());
                    row.put("low", result.low());
                    row.put("high", result.high());
                    row.put("cases", result.cases());
                    return row;
                })
                .toList();
        return JsonMapper.shared().writeValueAsString(Map.of("methods", rows));
    }

    private static String table(List<Result> results) {
        StringBuilder table = new StringBuilder(
                "method    half   R@5    R@10   nDCG@10  95 %%            MRR    cases%n".formatted());
        for (Result result : results) {
            table.append("%-9s %-5s  %.3f  %.3f  %.3f    %.3f to %.3f  %.3f  %,d%n"
                    .formatted(
                            name(result.method()),
                            result.half().name().toLowerCase(Locale.ROOT),
                            result.rAt5(),
                            result.rAt10(),
                            result.ndcgAt10(),
                            result.low(),
                            result.high(),
                            result.mrr(),
                            result.cases()));
        }
        return table.toString().stripTrailing();
    }
}
