package org.broadsheet.commands;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.broadsheet.evaluation.Evaluation;
import org.broadsheet.evaluation.Evaluation.Method;
import org.broadsheet.evaluation.Evaluation.Result;
import org.broadsheet.evaluation.Models;
import org.broadsheet.evaluation.Suite;
import org.broadsheet.evaluation.TrecRun;
import org.broadsheet.evaluation.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadsheet evaluate}: how well matching would have done on past days. */
@Command(
        name = "evaluate",
        description = {
            "Measure how well matching ranks past days for readers whose later choices are known.",
            "Each file has one JSON object a line, plain or gzip. Papers: id, title, abstract, categories, update_date;"
                    + " readers: reader, likes (ids in the history), relevant (ids in the window).",
            "With folders of such files (history.jsonl.gz, window.jsonl.gz, readers.jsonl.gz), or of lines with graded papers"
                    + " (topics.tsv, papers.jsonl.gz, archive.jsonl.gz, qrels.txt): everything at once."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  broadsheet evaluate --history history.jsonl.gz --window window.jsonl.gz --readers readers.jsonl.gz",
            "  broadsheet evaluate --method ours data/eval data/topics"
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "FOLDER", description = "Folders of data, instead of the three files.")
    private List<Path> folders = List.of();

    @Option(
            names = "--ablate",
            description = "With folders: what our ranking loses without each signal, instead of the methods.")
    private boolean ablate;

    @Option(names = "--history", paramLabel = "FILE", description = "Papers that readers liked.")
    private Path history;

    @Option(names = "--window", paramLabel = "FILE", description = "Later papers, each with its day.")
    private Path window;

    @Option(names = "--readers", paramLabel = "FILE", description = "Who liked what, before and later.")
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
        if (folders.isEmpty() ? history == null || window == null || readers == null : anyFile()) {
            System.err.println(
                    "Give either folders, or --history, --window and --readers with what profiles are made of.");
            return ExitCode.NEEDS_EDIT;
        }
        if (ablate && folders.isEmpty()) {
            System.err.println("--ablate needs folders.");
            return ExitCode.NEEDS_EDIT;
        }
        try (Models models = Models.open(embedder, cache)) {
            return folders.isEmpty()
                    ? measure(
                            methods,
                            new Evaluation(
                                    Trial.read(history, window, readers),
                                    new Evaluation.Profiles(likes, titles, text),
                                    models.model()))
                    : everything(methods, new Suite(folders, models.model()));
        } catch (NoSuchFileException missing) {
            System.err.println("There is no file " + missing.getMessage() + ".");
            return ExitCode.NEEDS_EDIT;
        } catch (Trial.Unreadable line) {
            System.err.println(line.getMessage());
            return ExitCode.NEEDS_EDIT;
        }
    }

    private boolean anyFile() {
        return history != null || window != null || readers != null || likes > 0 || titles || text;
    }

    private int everything(List<Method> methods, Suite suite) throws IOException {
        EvaluateReport report = new EvaluateReport(System.out, json);
        if (ablate) {
            suite.ablate(report::add);
        } else {
            suite.measure(
                    methods,
                    Optional.ofNullable(run),
                    scores == null ? Optional.empty() : Optional.of(TrecRun.read(scores)),
                    report::add);
        }
        report.end();
        return ExitCode.DONE;
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
            try (Progress progress = Progress.onStandardError(
                    InstantSource.system(), "rankings by " + EvaluateReport.name(one), evaluation.size())) {
                results.addAll(evaluation.run(one, progress::at));
            }
        }
        if (scores != null) {
            results.addAll(evaluation.given(TrecRun.read(scores)));
        }
        if (run != null) {
            TrecRun.write(evaluation, run);
        }
        System.out.println(json ? EvaluateReport.json(results) : EvaluateReport.table(results));
        return ExitCode.DONE;
    }

    private List<Method> methods() {
        return List.of(Method.values()).stream()
                .filter(one -> one != Method.GIVEN)
                .filter(one -> method.equalsIgnoreCase("all") || method.equalsIgnoreCase(one.name()))
                .toList();
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
}
