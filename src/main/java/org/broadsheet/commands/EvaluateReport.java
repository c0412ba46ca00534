package org.broadsheet.commands;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.evaluation.Evaluation.Method;
import org.broadsheet.evaluation.Evaluation.Result;
import org.broadsheet.evaluation.Reliability;
import org.broadsheet.evaluation.Suite;
import org.broadsheet.evaluation.Topics;
import org.broadsheet.matching.Signal;
import org.broadsheet.profiles.Profile;
import tools.jackson.databind.json.JsonMapper;

/** What {@code evaluate} says: tables as they are measured, or one JSON object at the end. */
final class EvaluateReport {

    private final PrintStream out;
    private final boolean json;
    private final List<Map<String, Object>> sets = new ArrayList<>();
    private final List<Map<String, Object>> topics = new ArrayList<>();
    private final List<Map<String, Object>> reliability = new ArrayList<>();
    private final List<Map<String, Object>> ablation = new ArrayList<>();

    EvaluateReport(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void add(Suite.Figures figures) {
        switch (figures) {
            case Suite.Figures.Rankings(String set, String profiles, List<Result> results) -> {
                sets.add(row("set", set, "profiles", profiles, "methods", rows(results)));
                print("%s, %s%n%s%n".formatted(set, profiles, table(results)));
            }
            case Suite.Figures.Lines(String set, List<Topics.Result> results) -> {
                topics.add(row("set", set, "lines", results));
                print(lines(set, results));
            }
            case Suite.Figures.Meant(String set, Reliability meant) -> {
                reliability.add(row("set", set, "expectedCalibrationError", meant.error(), "bins", meant.bins()));
                print(curve(set, meant));
            }
        }
    }

    void add(Suite.Ablated ablated) {
        ablation.add(row(
                "set",
                ablated.set(),
                "profiles",
                ablated.profiles(),
                "ndcgAt10",
                ablated.whole(),
                "without",
                ablated.without()));
        StringBuilder line = new StringBuilder();
        if (ablation.size() == 1) {
            line.append("nDCG@10               with all".formatted());
            for (Signal signal : Signal.values()) {
                line.append("  %-14s".formatted("no " + signal.name().toLowerCase(Locale.ROOT)));
            }
            line.append(System.lineSeparator());
        }
        line.append("%-22s %.4f ".formatted(ablated.set() + " " + ablated.profiles(), ablated.whole()));
        ablated.without()
                .forEach((signal, left) -> line.append("  %.4f %+5.1f %%"
                        .formatted(left, 100 * (left - ablated.whole()) / Math.max(1e-9, ablated.whole()))));
        print(line.toString());
    }

    /** Says what was held back. */
    void end() {
        if (json) {
            out.println(JsonMapper.shared()
                    .writeValueAsString(
                            row("sets", sets, "topics", topics, "reliability", reliability, "ablation", ablation)));
        }
    }

    private void print(String text) {
        if (!json) {
            out.println(text);
        }
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return row;
    }

    private static String lines(String set, List<Topics.Result> results) {
        StringBuilder table = new StringBuilder("%s, lines with graded papers%n".formatted(set));
        table.append("nDCG@10  grade 2  1 or 2  shown (of these grade 0)%n".formatted());
        for (Topics.Result one : results) {
            table.append("%.3f    %.2f     %.2f    %,5d (%d)  %s: %s%n"
                    .formatted(
                            one.ndcgAt10(),
                            one.best(),
                            one.good(),
                            one.shown(),
                            one.shownBad(),
                            one.name(),
                            one.line()));
        }
        return table.append("%.3f    %.2f     %.2f    mean; shown: of all papers, from %d up%n"
                        .formatted(
                                mean(results, Topics.Result::ndcgAt10),
                                mean(results, Topics.Result::best),
                                mean(results, Topics.Result::good),
                                Profile.DEFAULT_FLOOR))
                .toString();
    }

    private static double mean(List<Topics.Result> results, java.util.function.ToDoubleFunction<Topics.Result> of) {
        return results.stream().mapToDouble(of).average().orElse(0);
    }

    private static String curve(String set, Reliability meant) {
        StringBuilder table = new StringBuilder("%s, what a score means (odd readers, all profiles)%n".formatted(set));
        table.append("score        papers  mean score  saved, %%%n".formatted());
        for (Reliability.Bin bin : meant.bins()) {
            table.append("%2.0f to %3.0f %,10d  %10.1f  %8.1f%n"
                    .formatted(bin.from(), bin.to(), bin.papers(), bin.said(), bin.saved()));
        }
        return table.append("expected calibration error %.4f; from the floor of %d up %.4f%n"
                        .formatted(meant.error(), Profile.DEFAULT_FLOOR, meant.errorFrom(Profile.DEFAULT_FLOOR)))
                .toString();
    }

    static String json(List<Result> results) {
        return JsonMapper.shared().writeValueAsString(Map.of("methods", rows(results)));
    }

    private static List<Map<String, Object>> rows(List<Result> results) {
        return results.stream()
                .map(result -> row(
                        "name",
                        name(result.method()),
                        "half",
                        result.half().name().toLowerCase(Locale.ROOT),
                        "rAt5",
                        result.rAt5(),
                        "rAt10",
                        result.rAt10(),
                        "ndcgAt10",
                        result.ndcgAt10(),
                        "mrr",
                        result.mrr(),
                        "low",
                        result.low(),
                        "high",
                        result.high(),
                        "cases",
                        result.cases()))
                .toList();
    }

    static String table(List<Result> results) {
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

    static String name(Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}
