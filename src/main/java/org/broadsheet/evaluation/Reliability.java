package org.broadsheet.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a score is what it says, how likely a reader would save a paper. The data know what a reader wrote; people save more than
 * that, and of the papers that they did not write, as many are taken for saved as the formula assumes, and each counts for less.
 */
public final class Reliability {

    private static final double[] EDGES = {0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100};

    private final double savesPerWritten;
    private final double[] weights = new double[EDGES.length - 1];
    private final double[] said = new double[EDGES.length - 1];
    private final double[] saved = new double[EDGES.length - 1];
    private final long[] papers = new long[EDGES.length - 1];

    Reliability(double savesPerWritten) {
        this.savesPerWritten = savesPerWritten;
    }

    /**
     * Scores of one kind.
     *
     * @param from the lowest, 0 to 100
     * @param said their mean
     * @param saved how many of a hundred were saved
     */
    public record Bin(double from, double to, long papers, double said, double saved) {}

    void add(double[] chances, boolean[] relevant) {
        for (int place = 0; place < chances.length; place++) {
            int bin = 0;
            while (bin + 1 < weights.length && chances[place] >= EDGES[bin + 1]) {
                bin++;
            }
            double weight = relevant[place] ? 1 : 1 / savesPerWritten;
            papers[bin]++;
            weights[bin] += weight;
            said[bin] += weight * chances[place];
            saved[bin] += relevant[place] ? 100 : 0;
        }
    }

    /** The curve; kinds of which there is no paper are left out. */
    public List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < weights.length; bin++) {
            if (papers[bin] > 0) {
                bins.add(new Bin(
                        EDGES[bin], EDGES[bin + 1], papers[bin], said[bin] / weights[bin], saved[bin] / weights[bin]));
            }
        }
        return bins;
    }

    /** The expected calibration error, 0 to 1: the mean distance of what was said from what was, each paper by its weight. */
    public double error() {
        double off = 0;
        double all = 0;
        for (int bin = 0; bin < weights.length; bin++) {
            off += Math.abs(said[bin] - saved[bin]);
            all += weights[bin];
        }
        return all == 0 ? 0 : off / all / 100;
    }

    /** The same over the scores that a digest shows, from {@code floor} up: most papers are far below, where it is easy to be right. */
    public double errorFrom(double floor) {
        double off = 0;
        double all = 0;
        for (int bin = 0; bin < weights.length; bin++) {
            if (EDGES[bin] >= floor) {
                off += Math.abs(said[bin] - saved[bin]);
                all += weights[bin];
            }
        }
        return all == 0 ? 0 : off / all / 100;
    }
}
