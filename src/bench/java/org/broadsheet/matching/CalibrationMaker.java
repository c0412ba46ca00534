package org.broadsheet.matching;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.broadsheet.evaluation.Evaluation.Half;

/**
 * Learns from the readers with even numbers what a score means, and prints the lines for {@code formula.properties}.
 */
public final class CalibrationMaker {

    private static final double[] KNOTS = {-6, -2, 0, 2, 4, 6, 8, 10, 12.5, 15, 18, 22, 28, 36, 50};

    /** Logits must rise by at least so much from knot to knot, so that no two scores give one probability. */
    private static final double LEAST_RISE = 0.02;

    private CalibrationMaker() {}

    public static void learn(Path data) throws java.io.IOException {
        List<Pairs> learned =
                Pairs.of(data).stream().filter(pair -> pair.half() == Half.EVEN).toList();
        double[] logits = logits(learned);
        System.out.println("calibration.scores = " + line(KNOTS, "%.1f"));
        System.out.println("calibration.logits = " + line(logits, "%.3f"));
    }

    /** The log-odds at each knot, from the pairs between the middles to its neighbours, made to rise. */
    private static double[] logits(List<Pairs> pairs) {
        double[] relevant = new double[KNOTS.length];
        double[] all = new double[KNOTS.length];
        for (Pairs pair : pairs) {
            int nearest = nearest(pair.score());
            all[nearest] += pair.home();
            relevant[nearest] += pair.relevant() ? 1 : 0;
        }
        List<double[]> blocks = new ArrayList<>();
        for (int knot = 0; knot < KNOTS.length; knot++) {
            blocks.add(new double[] {relevant[knot], all[knot], 1});
            while (blocks.size() > 1 && odds(blocks.getLast()) <= odds(blocks.get(blocks.size() - 2))) {
                double[] upper = blocks.removeLast();
                double[] lower = blocks.removeLast();
                blocks.add(new double[] {lower[0] + upper[0], lower[1] + upper[1], lower[2] + upper[2]});
            }
        }
        double[] logits = new double[KNOTS.length];
        int knot = 0;
        for (double[] block : blocks) {
            for (int i = 0; i < block[2]; i++) {
                double risen = knot == 0 ? Double.NEGATIVE_INFINITY : logits[knot - 1] + LEAST_RISE;
                logits[knot++] = Math.max(odds(block), risen);
            }
        }
        return logits;
    }

    private static double odds(double[] block) {
        return Math.log((block[0] + 0.5) / (block[1] - block[0] + 0.5));
    }

    private static int nearest(double score) {
        int best = 0;
        for (int knot = 1; knot < KNOTS.length; knot++) {
            if (Math.abs(KNOTS[knot] - score) < Math.abs(KNOTS[best] - score)) {
                best = knot;
            }
        }
        return best;
    }

    private static String line(double[] numbers, String form) {
        return Arrays.stream(numbers)
                .mapToObj(number -> form.formatted(number).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
