package org.broadsheet.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.broadsheet.evaluation.Evaluation;
import org.broadsheet.evaluation.Evaluation.Profiles;
import org.broadsheet.evaluation.Models;
import org.broadsheet.evaluation.OurRanker;
import org.broadsheet.evaluation.Reliability;
import org.broadsheet.evaluation.Suite;
import org.broadsheet.evaluation.Trial;
import org.broadsheet.evaluation.TrialLibrary;

/** The figures of {@code benchmarks.md}, section "Quality", that {@code broadsheet evaluate} does not print. */
public final class QualityFigures {

    private QualityFigures() {}

    /** Which figure, over what data: {@code reliability}, {@code feedback}, {@code floor}, {@code compile}, {@code background}. */
    public static void measure(String what, Path data) throws IOException {
        Trial trial = trial(data);
        switch (what) {
            case "reliability" -> reliability(trial);
            case "feedback" -> feedback(trial);
            case "compile" -> compile(trial);
            case "floor" -> {
                try (Models models = models("local")) {
                    FloorCost.measure(trial, models.model());
                }
            }
            case "background" ->
                BackgroundMaker.make(
                        List.copyOf(trial.history().values()),
                        Path.of("src/main/resources/org/broadsheet/matching/text/background.txt.gz"));
            default -> throw new IllegalArgumentException(what);
        }
    }

    /** Vectors are kept where {@code evaluate} keeps them, or in the folder that {@code -Dvectors=} names. */
    static Models models(String embedder) {
        return Models.open(
                embedder,
                Path.of(System.getProperty("vectors", System.getProperty("user.home") + "/.cache/broadsheet")));
    }

    /** A folder of {@code history.jsonl.gz}, {@code window.jsonl.gz} and {@code readers.jsonl.gz}. */
    static Trial trial(Path folder) throws IOException {
        return Trial.read(
                folder.resolve("history.jsonl.gz"),
                folder.resolve("window.jsonl.gz"),
                folder.resolve("readers.jsonl.gz"));
    }

    /** What readers of {@code others} get on the days of {@code data}. */
    public static void foreign(Path data, List<Path> others) throws IOException {
        ForeignReaders.measure(data, others);
    }

    /** The curve that {@code evaluate} prints, as a plot. */
    private static void reliability(Trial trial) throws IOException {
        Reliability meant;
        try (Models models = models("local")) {
            meant = Suite.reliability(trial, models.model());
        }
        write(
                "reliability.svg",
                Plot.svg(
                        "What a score means, on readers that were not learned from",
                        "score",
                        "saved, %",
                        new double[] {0, 100},
                        new double[] {0, 100},
                        List.of(
                                new Plot.Curve(
                                        "measured",
                                        meant.bins().stream()
                                                .mapToDouble(Reliability.Bin::said)
                                                .toArray(),
                                        meant.bins().stream()
                                                .mapToDouble(Reliability.Bin::saved)
                                                .toArray(),
                                        false),
                                new Plot.Curve("ideal", new double[] {0, 100}, new double[] {0, 100}, true))));
    }

    private static void feedback(Trial trial) throws IOException {
        List<FeedbackCurve.Week> weeks;
        try (Models models = models("local")) {
            weeks = FeedbackCurve.measure(trial, models.model());
        }
        System.out.println("week | cases | likes clicked | never clicks | likes | likes and dislikes");
        for (FeedbackCurve.Week week : weeks) {
            System.out.printf(
                    Locale.ROOT,
                    "%d | %d | %.2f | %.3f | %.3f | %.3f%n",
                    week.number(),
                    week.cases(),
                    week.clicks(),
                    week.without(),
                    week.likes(),
                    week.both());
        }
        double[] x = weeks.stream().mapToDouble(FeedbackCurve.Week::number).toArray();
        write(
                "feedback.svg",
                Plot.svg(
                        "What clicks are worth to a reader who began with one paper",
                        "week",
                        "nDCG@10",
                        new double[] {0, 10},
                        new double[] {0, 0.5},
                        List.of(
                                new Plot.Curve(
                                        "never clicks",
                                        x,
                                        weeks.stream()
                                                .mapToDouble(FeedbackCurve.Week::without)
                                                .toArray(),
                                        true),
                                new Plot.Curve(
                                        "likes",
                                        x,
                                        weeks.stream()
                                                .mapToDouble(FeedbackCurve.Week::likes)
                                                .toArray(),
                                        false),
                                new Plot.Curve(
                                        "likes and dislikes",
                                        x,
                                        weeks.stream()
                                                .mapToDouble(FeedbackCurve.Week::both)
                                                .toArray(),
                                        false))));
    }

    private static void compile(Trial trial) {
        Evaluation evaluation = new Evaluation(trial, new Profiles(0, false, false));
        Matcher matcher = new Matcher(new TrialLibrary(evaluation.archive(), false));
        var papers = List.copyOf(trial.history().values());
        for (int likes : new int[] {1, 5, 20, 100}) {
            int rounds = 200;
            long spent = 0;
            for (int round = -rounds; round < rounds; round++) {
                int from = Math.floorMod(round * 17, papers.size() - likes);
                var profile = OurRanker.likes(papers.subList(from, from + likes));
                matcher.compile(profile);
                long start = System.nanoTime();
                matcher.compile(profile);
                spent += round < 0 ? 0 : System.nanoTime() - start;
            }
            System.out.printf(Locale.ROOT, "%d likes | %.2f ms%n", likes, spent / 1e6 / rounds);
        }
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void write(String name, String svg) throws IOException {
        Path folder = Files.createDirectories(Path.of("src/site/resources"));
        Files.writeString(folder.resolve(name), svg);
    }
}
