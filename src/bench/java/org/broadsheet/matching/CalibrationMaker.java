package org.broadsheet.matching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.evaluation.Evaluation.Half;
import org.broadsheet.evaluation.Evaluation.Profiles;
import org.broadsheet.evaluation.Models;

/**
 * Learns from the readers with even numbers what a score means, with the model and without, and prints the lines for
 * {@code formula.properties}: papers are sorted by score and cut into groups of as many relevant ones each, the odds of which must rise.
 */
public final class CalibrationMaker {

    private static final int GROUPS = 24;

    /** Logits must rise by at least so much from knot to knot, so that no two scores give one probability. */
    private static final double LEAST_RISE = 0.02;

    private CalibrationMaker() {}

    public static void learn(List<Path> folders) throws IOException {
        learn("calibration.", folders, Pairs.LIKES, "local");
        // Titles as lines keep more of what they promise than lines that people write, so lines have the calibration of
        // likes.
        List<Profiles> all =
                Stream.concat(Pairs.LIKES.stream(), Pairs.LINES.stream()).toList();
        learn("calibration.words.", folders, all, "none");
    }

    private static void learn(String name, List<Path> folders, List<Profiles> kinds, String embedder)
            throws IOException {
        try (Models models = QualityFigures.models(embedder)) {
            List<Pairs> pairs = new ArrayList<>();
            for (Path folder : folders) {
                pairs.addAll(Pairs.of(folder, kinds, Half.EVEN, models.model()));
            }
            List<Group> groups = risen(groups(pairs));
            System.out.println(name + "scores = " + line(groups, Group::score, "%.2f"));
            System.out.println(name + "logits = " + line(groups, Group::logit, "%.3f"));
        }
    }

    /** @param all papers, each by how likely the reader is at home */
    private record Group(double score, double relevant, double all, double logit) {

        Group with(Group other) {
            double both = all + other.all;
            return new Group((score * all + other.score * other.all) / both, relevant + other.relevant, both, 0);
        }

        double odds() {
            return Math.log((relevant + 0.5) / (Math.max(all, relevant) - relevant + 0.5));
        }
    }

    private static List<Group> groups(List<Pairs> pairs) {
        List<Pairs> sorted = pairs.stream()
                .filter(pair -> pair.score() > Float.NEGATIVE_INFINITY)
                .sorted(Comparator.comparingDouble(Pairs::score))
                .toList();
        long relevant = sorted.stream().filter(Pairs::relevant).count();
        List<Group> groups = new ArrayList<>();
        Group open = null;
        for (Pairs pair : sorted) {
            Group one = new Group(pair.score(), pair.relevant() ? 1 : 0, Math.max(pair.home(), 1e-6), 0);
            open = open == null ? one : open.with(one);
            if (open.relevant() * GROUPS >= relevant) {
                groups.add(open);
                open = null;
            }
        }
        return groups;
    }

    /** Neighbours whose odds do not rise become one; then the logits. */
    private static List<Group> risen(List<Group> groups) {
        List<Group> blocks = new ArrayList<>();
        for (Group group : groups) {
            blocks.add(group);
            while (blocks.size() > 1
                    && blocks.getLast().odds() <= blocks.get(blocks.size() - 2).odds() + LEAST_RISE) {
                Group upper = blocks.removeLast();
                blocks.add(blocks.removeLast().with(upper));
            }
        }
        return blocks.stream()
                .map(block -> new Group(block.score(), block.relevant(), block.all(), block.odds()))
                .toList();
    }

    private static String line(List<Group> groups, ToDoubleFunction<Group> number, String form) {
        return groups.stream()
                .map(group -> String.format(Locale.ROOT, form, number.applyAsDouble(group)))
                .collect(Collectors.joining(", "));
    }
}
