package org.broadsheet.evaluation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.broadsheet.evaluation.Evaluation.Method;
import org.broadsheet.evaluation.Evaluation.Profiles;
import org.broadsheet.evaluation.Evaluation.Result;
import org.broadsheet.matching.Signal;
import org.broadsheet.matching.meaning.Embedder;

/**
 * Everything that can be measured on some folders of data, in one go: profiles of all likes, of three, of one and of one title, what a score
 * means, and lines with graded papers. A folder holds {@code history.jsonl.gz}, {@code window.jsonl.gz} and {@code readers.jsonl.gz} as in
 * {@link Trial}, or {@link Topics}.
 */
public final class Suite {

    /** What profiles are made of, the whole ones first. */
    private static final Map<String, Profiles> KINDS = kinds();

    private final Optional<Embedder> model;
    private final List<Path> folders;

    public Suite(List<Path> folders, Optional<Embedder> model) {
        this.folders = List.copyOf(folders);
        this.model = model;
    }

    private static Map<String, Profiles> kinds() {
        Map<String, Profiles> kinds = new LinkedHashMap<>();
        kinds.put("likes", new Profiles(0, false, false));
        kinds.put("3-likes", new Profiles(3, false, false));
        kinds.put("1-like", new Profiles(1, false, false));
        kinds.put("1-line", new Profiles(0, false, true));
        return kinds;
    }

    /** One thing that was measured. */
    public sealed interface Figures {

        /**
         * Rankings of readers' days.
         *
         * @param set the folder's name
         * @param profiles likes, 3-likes, 1-like or 1-line (a title as free text)
         */
        record Rankings(String set, String profiles, List<Result> results) implements Figures {}

        /** What scores meant, for the odd readers of a folder, over all kinds of profiles. */
        record Meant(String set, Reliability reliability) implements Figures {}

        /** Lines with graded papers. */
        record Lines(String set, List<Topics.Result> results) implements Figures {}
    }

    /**
     * Measures.
     *
     * @param methods ways of ranking; lines are ranked by ours alone
     * @param run where our rankings are written to, each query behind its folder and kind, such as {@code eval/likes/r00001@2025-09-01}
     * @param given rankings of such names to be measured, too
     */
    public void measure(List<Method> methods, Optional<Path> run, Optional<TrecRun> given, Consumer<Figures> told)
            throws IOException {
        try (Writer out = run.isPresent() ? Files.newBufferedWriter(run.get()) : Writer.nullWriter()) {
            for (Path folder : folders) {
                String set = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
                if (Topics.isIn(folder)) {
                    Topics topics = Topics.read(folder);
                    List<Topics.Scored> scored = topics.scored(model);
                    told.accept(new Figures.Lines(set, topics.results(scored)));
                    List<String> ids = List.copyOf(topics.papers().keySet());
                    scored.forEach(one -> TrecRun.write(out, set + "/" + one.name(), ids, one.scores()));
                } else {
                    readers(set, trial(folder), methods, out, given, told);
                }
            }
        }
    }

    private void readers(
            String set,
            Trial trial,
            List<Method> methods,
            Writer out,
            Optional<TrecRun> given,
            Consumer<Figures> told) {
        Evaluation whole = new Evaluation(trial, KINDS.values().iterator().next(), model);
        Reliability reliability = new Reliability(whole.ours().matcher().savesPerWritten());
        KINDS.forEach((kind, profiles) -> {
            Evaluation evaluation = whole.with(profiles);
            String name = set + "/" + kind + "/";
            List<Result> results = new ArrayList<>();
            methods.forEach(method -> results.addAll(evaluation.run(method, done -> {})));
            given.map(scores -> scores.of(name))
                    .filter(scores -> !scores.scores().isEmpty())
                    .ifPresent(scores -> results.addAll(evaluation.given(scores)));
            told.accept(new Figures.Rankings(set, kind, results));
            evaluation.told(reliability);
            evaluation.ours((query, ids, scores) -> TrecRun.write(out, name + query, ids, scores));
        });
        told.accept(new Figures.Meant(set, reliability));
    }

    /** What scores meant, for the odd readers of a trial, over all kinds of profiles. */
    public static Reliability reliability(Trial trial, Optional<Embedder> model) {
        Evaluation whole = new Evaluation(trial, KINDS.values().iterator().next(), model);
        Reliability reliability = new Reliability(whole.ours().matcher().savesPerWritten());
        KINDS.values().forEach(profiles -> whole.with(profiles).told(reliability));
        return reliability;
    }

    /**
     * What each signal is worth.
     *
     * @param whole nDCG@10 with all of them
     * @param without the same without one
     */
    public record Ablated(String set, String profiles, double whole, Map<Signal, Double> without) {}

    /** Leaves out one signal after the other, on all kinds of profiles and on papers of no category; the weights of the others stay. */
    public void ablate(Consumer<Ablated> told) throws IOException {
        for (Path folder : folders) {
            String set = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
            if (Topics.isIn(folder)) {
                Topics topics = Topics.read(folder);
                told.accept(ablated(set, "1-line", signals -> topics.mean(model, signals)));
            } else {
                Trial trial = trial(folder);
                Evaluation whole =
                        new Evaluation(trial, KINDS.values().iterator().next(), model);
                KINDS.forEach((kind, profiles) -> told.accept(ablated(set, kind, whole.with(profiles)::without)));
                Evaluation plain = new Evaluation(trial.withoutCategories(), whole.profiles(), model);
                told.accept(ablated(set, "no-categories", plain::without));
            }
        }
    }

    private interface Measure {
        double without(Set<Signal> signals);
    }

    private static Ablated ablated(String set, String kind, Measure measure) {
        Map<Signal, Double> without = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            without.put(signal, measure.without(Set.of(signal)));
        }
        return new Ablated(set, kind, measure.without(Set.of()), without);
    }

    private static Trial trial(Path folder) throws IOException {
        return Trial.read(
                folder.resolve("history.jsonl.gz"),
                folder.resolve("window.jsonl.gz"),
                folder.resolve("readers.jsonl.gz"));
    }
}
