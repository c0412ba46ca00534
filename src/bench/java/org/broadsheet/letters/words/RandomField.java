package org.broadsheet.letters.words;

import java.util.Arrays;
import java.util.Random;

/** Weights that are being learned: what each row of what stands around a word tells for each label, and each state for the next. */
final class RandomField {

    private static final double STEP = 0.1;
    private static final double DECAY = 1e-4;

    /** Slopes that change nothing. */
    private static final double FLAT = 1e-4;

    private final float[] weights;
    private final float[] squares;
    private final double[][] steps = new double[WishChain.STATES][WishChain.STATES];
    private final double[][] stepSquares = new double[WishChain.STATES][WishChain.STATES];
    private final Random random = new Random(3);

    RandomField(int rows) {
        weights = new float[rows * WishChain.LABELS];
        squares = new float[rows * WishChain.LABELS];
    }

    float weight(int row, int label) {
        return weights[row * WishChain.LABELS + label];
    }

    double[][] steps() {
        return steps;
    }

    float greatest(int row) {
        float greatest = 0;
        for (int label = 0; label < WishChain.LABELS; label++) {
            greatest = Math.max(greatest, Math.abs(weight(row, label)));
        }
        return greatest;
    }

    void learn(LearnSubjects.Letter letter) {
        int salt = random.nextInt();
        int[][] rows = Arrays.stream(letter.rows())
                .map(each -> Arrays.stream(each)
                        .filter(row -> (WordSurroundings.mixed(salt, row) & 1) == 0)
                        .toArray())
                .toArray(int[][]::new);
        double[][] labels = labels(rows);
        double[][] forward = WishChain.forward(labels, steps);
        double[][] backward = WishChain.backward(labels, steps);
        double all = rows.length == 0 ? 0 : WishChain.sum(forward[rows.length - 1]);
        double[][] off = new double[WishChain.STATES][WishChain.STATES];
        for (int i = 0; i < rows.length; i++) {
            double[] slopes = new double[WishChain.LABELS];
            for (int state = 0; state < WishChain.STATES; state++) {
                int label = WishChain.label(state);
                slopes[label] += Math.exp(forward[i][state] + backward[i][state] - all);
                for (int before = 0; i > 0 && before < WishChain.STATES; before++) {
                    if (WishChain.follows(before, state)) {
                        off[before][state] += Math.exp(forward[i - 1][before]
                                + steps[before][state]
                                + labels[i][label]
                                + backward[i][state]
                                - all);
                    }
                }
            }
            slopes[WishChain.label(letter.states()[i])] -= 1;
            if (i > 0) {
                off[letter.states()[i - 1]][letter.states()[i]] -= 1;
            }
            descend(rows[i], slopes, letter.weight());
        }
        for (int before = 0; before < WishChain.STATES; before++) {
            for (int state = 0; state < WishChain.STATES; state++) {
                double down = off[before][state] * letter.weight() + DECAY * steps[before][state];
                stepSquares[before][state] += down * down;
                steps[before][state] -= STEP * down / Math.sqrt(stepSquares[before][state] + 1e-2);
            }
        }
    }

    private double[][] labels(int[][] rows) {
        double[][] labels = new double[rows.length][WishChain.LABELS];
        for (int i = 0; i < rows.length; i++) {
            for (int row : rows[i]) {
                for (int label = 0; label < WishChain.LABELS; label++) {
                    labels[i][label] += weight(row, label);
                }
            }
        }
        return labels;
    }

    private void descend(int[] rows, double[] slopes, double weight) {
        for (int label = 0; label < WishChain.LABELS; label++) {
            double slope = slopes[label] * weight;
            for (int i = 0; Math.abs(slope) > FLAT && i < rows.length; i++) {
                int at = rows[i] * WishChain.LABELS + label;
                double down = slope + DECAY * weights[at];
                squares[at] += (float) (down * down);
                weights[at] -= (float) (STEP * down / Math.sqrt(squares[at] + 1e-2));
            }
        }
    }
}
